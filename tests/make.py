"""Plain builders: `make_article(title="…")` gives a saved row that is valid and public unless told otherwise."""

import io
from copy import deepcopy
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles.models import Article, ArticleTopic, Author, Byline, Page, Photo, Section, Status, Topic
from comments.models import Comment

_number = count(1)


def make_section(**over: Any) -> Section:
    n = next(_number)
    fields = {"slug": f"section-{n}", "name_ru": f"Раздел {n}", "name_uk": f"Розділ {n}"}
    return Section.objects.create(**{**fields, **over})


def make_author(**over: Any) -> Author:
    n = next(_number)
    return Author.objects.create(**{"name": f"Автор {n}", "slug": f"author-{n}", **over})


def make_topic(**over: Any) -> Topic:
    n = next(_number)
    fields = {"slug": f"topic-{n}", "name_ru": f"Тема {n}", "name_uk": f"Тема укр {n}"}
    return Topic.objects.create(**{**fields, **over})


def image_bytes(width: int = 900, height: int = 600, file_format: str = "JPEG", **save: Any) -> bytes:
    """A picture with something in it."""
    image = Image.new("RGB", (width, height), "#12344d")
    image.paste("#c8372d", (width // 3, height // 3, width // 2, height // 2))
    out = io.BytesIO()
    image.save(out, file_format, **save)
    return out.getvalue()


# By folder: encoding it anew for each photo would be a good part of a test run.
_usual_pictures: dict[Path, dict[str, Any]] = {}


def make_photo(**over: Any) -> Photo:
    """Photos without `content` or `focus` of their own share the files of one picture, as stock pictures do."""
    fields = {"alt_ru": "Маяк", "alt_uk": "Маяк", "credit": "Odessa News", **over}
    own = {"content", "focus"} & fields.keys()
    folder = Path(settings.MEDIA_ROOT)
    usual = _usual_pictures.get(folder)
    if usual and not own and (folder / usual["file"]).exists():
        photo = Photo(**{**deepcopy(usual), **fields})
        Photo.objects.bulk_create([photo])
        return photo
    content = fields.pop("content", None) or image_bytes(400, 300)
    photo = Photo.objects.create(file=ContentFile(content, name="photo.jpg"), **fields)
    if not own:
        _usual_pictures[folder] = {name: deepcopy(getattr(photo, name)) for name in ("width", "height", "sources")}
        _usual_pictures[folder]["file"] = photo.file.name
    return photo


def make_article(**over: Any) -> Article:
    """Published an hour ago in Russian, in a section of its own unless `section` is given; `authors` and `topics` are
    lists in their order."""
    n = next(_number)
    authors, topics = over.pop("authors", ()), over.pop("topics", ())
    fields: dict[str, Any] = {
        "title": f"Новость {n}",
        "lead": f"Лид {n}",
        "body": f"<p>Текст новости {n}.</p>",
        "status": Status.PUBLISHED,
        "published_at": timezone.now() - timedelta(hours=1),
    }
    if "section" not in over:
        fields["section"] = make_section()
    fields.update(over)
    fields.setdefault("updated_at", fields["published_at"] or timezone.now())
    article = Article.objects.create(**fields)
    for order, author in enumerate(authors):
        Byline.objects.create(article=article, author=author, order=order)
    for topic in topics:
        ArticleTopic.objects.create(article=article, topic=topic)
    return article


def make_twin(article: Article, **over: Any) -> Article:
    """The same story in the other language, published too."""
    twin = article.new_twin()
    fields = {"title": f"{article.title} (twin)", "lead": "", "body": "<p>…</p>", "status": Status.PUBLISHED}
    for name, value in {**fields, "published_at": article.published_at, **over}.items():
        setattr(twin, name, value)
    twin.save()
    return twin


def make_comment(article: Article, **over: Any) -> Comment:
    n = next(_number)
    fields = {"name": f"Читатель {n}", "text": f"Комментарий {n}", "status": "approved", **over}
    if fields["status"] == "approved":
        fields.setdefault("shown_at", fields.get("created_at") or timezone.now())
    comment = Comment(article=article, **fields)
    if comment.parent:
        comment.stand_below(comment.parent)
    comment.save()
    return comment


def make_page(**over: Any) -> Page:
    n = next(_number)
    fields = {
        "slug": f"page-{n}",
        "title_ru": f"Страница {n}",
        "title_uk": f"Сторінка {n}",
        "body_ru": "<p>Текст.</p>",
        "body_uk": "<p>Текст.</p>",
    }
    return Page.objects.create(**{**fields, **over})
