"""What crawlers, browsers and phones ask of a site as a whole."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.languages import Language
from articles.models.urls import personal_url, public_url
from odessa_news.lib import brand
from odessa_news.lib.caching import CACHE_CONTROL

# What is personal or endless, below both languages: crawlers find nothing there that isn't somewhere else.
CLOSED_PATHS = ("preview/", "search/?q=")
SITEMAPS = ("sitemap.xml", "sitemap-news.xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    personal = (personal_url("", language) for language in Language.values)
    closed = [
        "/admin/",
        *personal,
        *(public_url(path, language) for path in CLOSED_PATHS for language in Language.values),
    ]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        *(f"Sitemap: {settings.SITE_URL}/{name}" for name in SITEMAPS),
        "",
    ]
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the newspaper looks like on a phone's home screen, in the language of the address."""
    home = public_url("")
    document = {
        "id": home,
        "name": brand.site_name(),
        "short_name": brand.short_name(),
        "description": brand.site_description(),
        "lang": get_language(),
        "dir": "ltr",
        "start_url": home,
        # Wider than one language, so that the switch does not leave the window.
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": brand.PAPER,
        "background_color": brand.PAPER,
        "categories": ["news"],
        "icons": [
            {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": static("img/icon-maskable-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
            {"src": static("img/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        ],
    }
    response = JsonResponse(
        document, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Asked for by what doesn't read `<link rel="icon">`. The file's own address changes with its contents."""
    response = HttpResponseRedirect(static("favicon.ico"))
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response
