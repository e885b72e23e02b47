"""How long browsers and caches may keep what readers get."""

from django.http import HttpResponse, HttpResponsePermanentRedirect

# Anybody may keep a public page but must ask whether it is still the one: what an editor publishes is there at once.
CACHE_CONTROL = "public, max-age=0, must-revalidate"


def moved(address: str) -> HttpResponse:
    """For good, as far as search engines go; but not kept. A browser keeps a 301 for ever, and once an address has gone
    there and back again (a slug, a section, the language at `/`) it would run in a circle."""
    response = HttpResponsePermanentRedirect(address)
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response
