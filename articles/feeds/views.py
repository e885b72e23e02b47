from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from odessa_news.lib import brand
from odessa_news.lib.caching import CACHE_CONTROL

from ..meta import Meta, author_meta, corrections_meta, front_meta, section_meta, topic_meta
from ..models import Article, Author, Correction, Section, Topic
from ..querysets import ArticleQuerySet
from .content import Item, make_channel, make_correction_item, make_item
from .formats import FORMATS

# A day and a half of a busy newsroom: a reader that asks once a day misses nothing.
LENGTH = 30


@require_safe
def site(request: HttpRequest, form: str) -> HttpResponse:
    return _feed(form, "", front_meta(), Article.objects.for_newest(get_language()))


@require_safe
def section(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    section = get_object_or_404(Section, slug=slug)
    articles = Article.objects.for_section(section, get_language())
    return _feed(form, f"{slug}/", section_meta(section), articles)


@require_safe
def author(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    author = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    articles = Article.objects.for_author(author, get_language())
    return _feed(form, f"authors/{slug}/", author_meta(author), articles)


@require_safe
def topic(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    articles = Article.objects.for_topic(topic, get_language())
    return _feed(form, f"topics/{slug}/", topic_meta(topic), articles)


@require_safe
def corrections(request: HttpRequest, form: str) -> HttpResponse:
    """One query."""
    newest = Correction.objects.public(get_language()).for_list()[:LENGTH]
    items = [make_correction_item(correction) for correction in newest]
    return _answer(form, "corrections/", corrections_meta(), items)


def _feed(form: str, path: str, meta: Meta, articles: ArticleQuerySet) -> HttpResponse:
    """The newest of `articles`, as a feed of the page at `path`. Three queries."""
    return _answer(form, path, meta, [make_item(article) for article in articles.for_feed()[:LENGTH]])


def _answer(form: str, path: str, meta: Meta, items: list[Item]) -> HttpResponse:
    form_of = FORMATS[form]
    title = f"{meta.title} — {brand.site_name()}" if path else brand.site_name()
    channel = make_channel(title, meta.description, get_language(), path, f"feed/{form_of.suffix}")
    response = HttpResponse(form_of.write(channel, items), content_type=form_of.content_type)
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response
