"""Whether a form or a signal was sent from a page of ours. Readers have no token to tell by, so the browser tells."""

from django.conf import settings
from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """As the browser says it; no page can make it lie.

    "none" is the reader himself: a form sent again from a restored tab. A sender that names neither header is no
    browser of this decade, so nobody's browser is being led to post: it is treated like any other.
    """
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.META.get("HTTP_ORIGIN")
    ours = f"{request.scheme}://{request.get_host()}", settings.SITE_URL
    return origin is None or origin.lower() in [address.lower() for address in ours]
