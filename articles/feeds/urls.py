from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from . import views
from .formats import FORMATS


def _formats(base: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """`<name>-rss`, `<name>-atom` and `<name>-json`."""
    return [
        path(f"{base}feed/{form_of.suffix}", view, {"form": form}, name=f"{name}-{form}")
        for form, form_of in FORMATS.items()
    ]


urlpatterns = [
    *_formats("", views.site, "feed"),
    *_formats("authors/<slug:slug>/", views.author, "author-feed"),
    *_formats("topics/<slug:slug>/", views.topic, "topic-feed"),
    *_formats("corrections/", views.corrections, "corrections-feed"),
    # Last, because a section is called by any word.
    *_formats("<slug:slug>/", views.section, "section-feed"),
]
