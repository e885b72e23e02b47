"""What is kept of a reader's address: as much as a limit per address and a ban need to know."""

from ipaddress import IPv4Network, IPv6Network, ip_network

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from odessa_news.lib.addresses import IPV6_PREFIX, client_network

# How wide the range around an address is. A provider hands out addresses of one /24, or one /48, to its neighbours.
RANGES = {4: 24, 6: 48}
# One sender, as client_network has it.
SENDERS = {4: 32, 6: IPV6_PREFIX}


def address_hash(request: HttpRequest) -> str:
    """Keyed hash of the sender's network: equal for one sender, and of no use to whoever has the database alone."""
    return _hash(client_network(request))


def range_hash(request: HttpRequest) -> str:
    """As above, of the range around it; "" where the address can't be read."""
    network = client_network(request)
    return _hash(_range_around(network)) if network else ""


def hash_of(typed: str) -> str:
    """Of an address or network that a moderator typed: one sender, or the range.

    Raises ValueError where it is none, or wider or narrower than what is kept of readers' addresses.
    """
    network = ip_network(typed.strip(), strict=False)
    if network.prefixlen == network.max_prefixlen:
        network = _widened(network, SENDERS[network.version])
    if network.prefixlen == SENDERS[network.version]:
        return _hash(str(network.network_address) if network.version == 4 else str(network))
    if network.prefixlen == RANGES[network.version]:
        return _hash(str(network))
    raise ValueError("no width of ours")


def _range_around(network: str) -> str:
    known = ip_network(network, strict=False)
    return str(_widened(known, RANGES[known.version]))


def _widened(network: IPv4Network | IPv6Network, prefix: int) -> IPv4Network | IPv6Network:
    return network.supernet(new_prefix=prefix) if prefix < network.prefixlen else network


def _hash(network: str) -> str:
    return salted_hmac("comments.addresses", network, algorithm="sha256").hexdigest()
