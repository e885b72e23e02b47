"""What a revision holds, and how it gets onto the article's row."""

from html import escape
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from odessa_news.lib.slugs import slugify_title
from odessa_news.lib.text import clean_text, strip_unsafe

from .. import richtext
from ..models import Article, ArticleTopic, Author, Byline, Photo, RelatedLink, Section, Topic
from .refusals import Incomplete

# title, slug, lead, body (clean HTML), section (id or None), cover (id or None), cover_caption, authors (ids in order),
# topics (ids), related (ids of articles in order), comments_open, seo_title, seo_description
Content = dict[str, Any]

TEXTS = ("title", "lead", "cover_caption", "seo_title", "seo_description")
LISTS = ("authors", "topics", "related")
FIELDS = (
    *("title", "slug", "lead", "body", "section", "cover", "cover_caption", "authors", "topics", "related"),
    *("comments_open", "seo_title", "seo_description"),
)
# Readers are told of a change in one of these ("updated …").
SEEN_BY_READERS = ("title", "lead", "body", "section", "cover", "cover_caption", "authors")


def content_of(article: Article) -> Content:
    """What readers see, as a content. Makes three queries; none for an article that isn't saved yet."""
    saved = article.pk is not None
    return {
        "title": article.title,
        "slug": article.slug,
        "lead": article.lead,
        "body": article.body,
        "section": article.section_id,
        "cover": article.cover_id,
        "cover_caption": article.cover_caption,
        "authors": list(article.bylines.order_by("order", "id").values_list("author", flat=True)) if saved else [],
        "topics": list(article.topic_links.order_by("id").values_list("topic", flat=True)) if saved else [],
        "related": list(article.related_links.order_by("order", "id").values_list("to", flat=True)) if saved else [],
        "comments_open": article.comments_open,
        "seo_title": article.seo_title,
        "seo_description": article.seo_description,
    }


def normal(content: Content) -> Content:
    """As it is stored: two contents that mean the same are equal then. Whatever the text, this makes no error."""
    if content.keys() != set(FIELDS):
        raise ValueError(f"Not a content; it differs in: {', '.join(sorted(content.keys() ^ set(FIELDS)))}")
    try:
        body = richtext.clean(content["body"])
    except richtext.UnreadableHTML:
        # The form says so; what was typed is kept all the same, as plain text.
        body = f"<p>{escape(strip_unsafe(content['body']), quote=False)}</p>"
    return {
        **{name: content[name] for name in FIELDS},
        **{name: clean_text(content[name]) for name in TEXTS},
        **{name: list(dict.fromkeys(content[name])) for name in LISTS},
        "slug": clean_text(content["slug"]),
        "body": body,
        "comments_open": bool(content["comments_open"]),
    }


def with_slug(content: Content, language: str) -> Content:
    return {**content, "slug": content["slug"] or slugify_title(content["title"], language)}


def require_fitting(content: Content) -> None:
    """That its texts fit their columns and its slug an address; of what a form has checked that is so, of what was kept
    while somebody was still typing perhaps not. Raises Incomplete."""
    for name in ("title", "slug", "cover_caption", "seo_title", "seo_description"):
        field: Any = Article._meta.get_field(name)
        try:
            field.run_validators(content[name])  # of what is left empty it asks nothing
        except ValidationError as error:
            words = {"field": field.verbose_name, "problem": " ".join(error.messages)}
            raise Incomplete(_("“%(field)s” can’t stay like that: %(problem)s") % words) from None
    if not content["title"]:
        raise Incomplete(_("An article needs a title."))


def still_there(content: Content, article: Article | None = None) -> Content:
    """Without the sections, photos, people and articles that have been deleted since. Five queries at most."""
    related = Article.objects.exclude(pk=article.pk) if article and article.pk else Article.objects.all()
    return {
        **content,
        "section": _one(Section.objects, content["section"]),
        "cover": _one(Photo.objects, content["cover"]),
        "authors": _many(Author.objects, content["authors"]),
        "topics": _many(Topic.objects, content["topics"]),
        "related": _many(related, content["related"]),
    }


def put(article: Article, content: Content) -> None:
    """Copy it onto the row, its byline, topics and related. `article` must be fresh: its whole row is saved."""
    content = still_there(content, article)
    put_texts(article, content)
    article.section_id, article.cover_id = content["section"], content["cover"]
    article.save()
    was = content_of(article)
    if content["authors"] != was["authors"]:
        article.bylines.all().delete()
        rows = [Byline(article=article, author_id=pk, order=n) for n, pk in enumerate(content["authors"])]
        Byline.objects.bulk_create(rows)
    if content["topics"] != was["topics"]:
        article.topic_links.all().delete()
        ArticleTopic.objects.bulk_create([ArticleTopic(article=article, topic_id=pk) for pk in content["topics"]])
    if content["related"] != was["related"]:
        article.related_links.all().delete()
        links = [RelatedLink(article=article, to_id=pk, order=n) for n, pk in enumerate(content["related"])]
        RelatedLink.objects.bulk_create(links)


def put_texts(article: Article, content: Content) -> None:
    """What of it is on the instance itself and asks nothing of other tables. Saves nothing."""
    for name in FIELDS:
        if name not in (*LISTS, "section", "cover"):
            setattr(article, name, content[name])


def _one(objects: Any, pk: int | None) -> int | None:
    return pk if pk is not None and objects.filter(pk=pk).exists() else None


def _many(objects: Any, ids: list[int]) -> list[int]:
    there = set(objects.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    return [pk for pk in ids if pk in there]
