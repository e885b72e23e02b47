from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .. import listings
from ..meta import author_meta, section_meta, topic_meta
from ..models import Author, Section, Topic
from ..structured_data import author_data, section_data
from .rendering import cursor_of, list_addresses, render_page


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    section = get_object_or_404(Section.objects.select_related("parent"), slug=slug)
    cursor = cursor_of(request)
    kept = listings.of_section if section.parent_id else listings.of_top_section
    listing = kept.page(section.pk, get_language(), cursor)
    context = {
        "section": section,
        "listing": listing,
        "cursor": cursor,
        "feed_path": f"{slug}/feed/",
        "meta": section_meta(section),
        "structured_data": section_data(section),
    }
    return render_page(request, "articles/section.html", context, list_addresses(f"{slug}/", cursor))


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    author = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    cursor = cursor_of(request)
    listing = listings.of_author.page(author.pk, get_language(), cursor)
    path = f"authors/{slug}/"
    context = {
        "author": author,
        "listing": listing,
        "cursor": cursor,
        "feed_path": f"{path}feed/",
        "meta": author_meta(author),
        "structured_data": author_data(author),
    }
    return render_page(request, "articles/author.html", context, list_addresses(path, cursor))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    cursor = cursor_of(request)
    listing = listings.of_topic.page(topic.pk, get_language(), cursor)
    path = f"topics/{slug}/"
    context = {
        "topic": topic,
        "listing": listing,
        "cursor": cursor,
        "feed_path": f"{path}feed/",
        "meta": topic_meta(topic),
    }
    return render_page(request, "articles/topic.html", context, list_addresses(path, cursor))
