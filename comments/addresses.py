"""What is kept of a reader's address: as much as a limit per address needs to know."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from odessa_news.lib.addresses import client_network


def address_hash(request: HttpRequest) -> str:
    """Keyed hash of the sender's network: equal for one sender, and of no use to whoever has the database alone."""
    return salted_hmac("comments.addresses", client_network(request), algorithm="sha256").hexdigest()
