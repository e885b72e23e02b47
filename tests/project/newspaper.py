"""A small newspaper with something at every public address, and the list of those addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone, translation

from articles.models import Article, Author, FrontSlot, Page, Section, Topic
from articles.sitemaps.blocks import filled_blocks
from comments.models import Comment
from tests.make import (
    make_article,
    make_author,
    make_comment,
    make_page,
    make_photo,
    make_section,
    make_topic,
    make_twin,
)


@dataclass
class Newspaper:
    article: Article
    twin: Article
    author: Author
    topic: Topic
    page: Page
    comment: Comment

    @property
    def section(self) -> Section:
        assert self.article.section
        return self.article.section


def make_newspaper() -> Newspaper:
    photo = make_photo()
    author, topic = make_author(photo=photo), make_topic()
    section = make_section(parent=make_section())
    common = {"section": section, "cover": photo, "authors": [author], "topics": [topic]}
    article = make_article(
        **common,
        title="Маяк снова светит",
        body=f'<p>Текст.</p><figure class="photo" data-photo="{photo.pk}"></figure>',
        # Early enough for a day of its own, late enough for the news sitemap.
        published_at=timezone.now() - timedelta(hours=30),
    )
    twin = make_twin(article, title="Маяк знову світить", body="<p>Текст.</p>")
    FrontSlot.objects.create(language="ru", position=1, article=article)
    for _ in range(3):
        make_article(**common)
    article.correct(None, "Маяк светит с 1888 года, а не с 1880-го.")
    comment = make_comment(article)
    make_comment(article, parent=comment)
    return Newspaper(article, twin, author, topic, make_page(), comment)


def public_names() -> dict[str, bool]:
    """All url names but the newsroom's; True for those that stand below a language."""
    return {str(name): below for name, below in _names(get_resolver().url_patterns, False)}


# The newsroom's, and what is one reader's own.
NOT_WALKED = ("admin", "accounts", "newsroom", "moderation", "comments")


def _names(patterns: list[Any], below_language: bool) -> Iterator[tuple[str | None, bool]]:
    for entry in patterns:
        if isinstance(entry, URLPattern):
            yield entry.name, below_language
        elif isinstance(entry, URLResolver) and entry.app_name not in NOT_WALKED:
            is_language = type(entry.pattern).__name__ == "LocalePrefixPattern"
            yield from _names(entry.url_patterns, below_language or is_language)


def arguments(paper: Newspaper) -> dict[str, dict[str, Any]]:
    """What each public url name is called with. Names that are not for readers' eyes are left out with their reason."""
    day = timezone.localtime(paper.article.published_at)
    formats = ("rss", "atom", "json")
    return {
        "front": {},
        "section": {"slug": paper.section.slug},
        "author": {"slug": paper.author.slug},
        "topic": {"slug": paper.topic.slug},
        "page": {"slug": paper.page.slug},
        "archive": {},
        "archive-year": {"year": day.year},
        "archive-month": {"year": day.year, "month": day.month},
        "archive-day": {"year": day.year, "month": day.month, "day": day.day},
        "corrections": {},
        **{f"corrections-feed-{f}": {} for f in formats},
        "article": {"section": paper.section.slug, "slug": paper.article.slug, "pk": paper.article.pk},
        "comment": {"pk": paper.comment.pk},
        "comment-thread": {"pk": paper.article.pk},
        "comment-answers": {"pk": paper.comment.pk},
        **{f"feed-{f}": {} for f in formats},
        **{f"section-feed-{f}": {"slug": paper.section.slug} for f in formats},
        **{f"author-feed-{f}": {"slug": paper.author.slug} for f in formats},
        **{f"topic-feed-{f}": {"slug": paper.topic.slug} for f in formats},
        "sitemap": {},
        "sitemap-news": {},
        "sitemap-site": {},
        "sitemap-block": {"kind": "articles", "number": filled_blocks(Article.objects.filter(pk=paper.article.pk))[0]},
        "robots": {},
        "manifest": {},
        "healthz": {},
        "readyz": {},
    }


# Personal, the newsroom's, the operator's, or plain files.
NOT_PUBLIC = {"article-read", "preview", "set_language", "login_again", "media", "favicon", "metrics"}


def public_addresses(paper: Newspaper) -> list[str]:
    """Every public address, in each language where it has one."""
    names = public_names()
    addresses = []
    for name, kwargs in arguments(paper).items():
        for language in ("ru", "uk") if names[name] else (settings.LANGUAGE_CODE,):
            with translation.override(language):
                addresses.append(reverse(name, kwargs=kwargs))
    addresses += [paper.twin.get_absolute_url(), "/no-such-page/"]
    return addresses
