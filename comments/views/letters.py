from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from ..models import Mailbox
from ..tokens import letters_mailbox, letters_url
from .guards import above, guarded, only_posted
from .reading import giving_back
from .rendering import personal_page


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back
def off(request: HttpRequest, token: str) -> HttpResponse:
    """A POST switches letters off, whoever sends it: mail providers do, from their own hosts and with a body of their
    own (RFC 8058). The token in the letter is the authority, and the answer no redirect. A GET, as link scanners send,
    only shows the button.
    """
    mailbox = _mailbox(token)
    if mailbox and request.method == "POST":
        mailbox.unsubscribe()
    return _page(request, mailbox, is_off=request.method == "POST" or mailbox is None or not _is_open(mailbox))


@only_posted(above)
@guarded
@giving_back
def on(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has a letter that went to this mailbox may have them back."""
    mailbox = _mailbox(token)
    if mailbox:
        mailbox.subscribe_again()
    return _page(request, mailbox, is_off=mailbox is None)


def _mailbox(token: str) -> Mailbox | None:
    """None where it is erased: nothing is sent there."""
    return Mailbox.objects.filter(pk=letters_mailbox(token)).first()


def _is_open(mailbox: Mailbox) -> bool:
    return mailbox.unsubscribed_at is None


def _page(request: HttpRequest, mailbox: Mailbox | None, *, is_off: bool) -> HttpResponse:
    language = get_language() or ""
    context = {
        "mailbox": mailbox.veiled if mailbox else "",
        "is_off": is_off,
        "off_url": letters_url(mailbox, language) if mailbox else "",
        "on_url": letters_url(mailbox, language, "on") if mailbox else "",
    }
    return personal_page(request, "comments/letters.html", context)
