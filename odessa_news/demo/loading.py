"""Fills the site with the demo newsroom. What is there stays as it is: only what is missing is added."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5
from zlib import crc32

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Author, Byline, FrontSlot, Page, Photo, RelatedLink, Section, Status, Topic
from articles.models.links import ArticleTopic
from comments.models import Comment, Moderation, Reaction
from comments.models import Status as CommentStatus

from . import markup, pictures, reading
from .source import Line
from .staff import REPORTER_SIGNS_AS, USERNAMES, Login, load_staff

Record = TypeVar("Record")

# slug, Russian name, Ukrainian name, parent
SECTIONS = (
    ("news", "Новости", "Новини", None),
    ("society", "Общество", "Суспільство", "news"),
    ("city-hall", "Мэрия", "Мерія", "news"),
    ("transport", "Транспорт", "Транспорт", "news"),
    ("port", "Порт", "Порт", "news"),
    ("sea", "Море", "Море", None),
    ("culture", "Культура", "Культура", None),
    ("sport", "Спорт", "Спорт", None),
    ("history", "История", "Історія", None),
    ("service", "Полезное", "Корисне", None),
)
# The lead story first.
FRONT = ("sea-turned-cold", "grain-trucks-peresyp", "participatory-budget", "marseille", "stairs-long-read")
# A moderator reads a comment this long after it was written.
MODERATED_AFTER = timedelta(minutes=4)


def story_id(key: str) -> UUID:
    """What a demo story is known by: titles, slugs and sections are the editors' to change."""
    return uuid5(NAMESPACE_URL, f"odessa-news:demo:{key}")


def load_demo(say: Callable[[str], None] = lambda line: None, picture_width: int = pictures.WIDTH) -> list[Login]:
    """Returns the logins that were made, with their passwords; none where all were there."""
    # All texts are read first: a mistake in one of them is said before anything is drawn or written.
    stories, comments = reading.stories(), reading.comments()
    photos = pictures.load_photos(reading.posters(), say, picture_width)
    with transaction.atomic():
        logins = load_staff()
        newsroom = _Newsroom(timezone.now(), photos)
        newsroom.load_people_and_places()
        made = [article for story in stories for article in newsroom.load_story(story)]
        newsroom.link_related(stories)
        newsroom.load_comments(comments)
        newsroom.load_front()
        newsroom.load_pages()
    say(f"Added {len(made)} articles and {newsroom.comments} comments.")
    return logins


@dataclass
class _Newsroom:
    now: datetime
    photos: dict[str, Photo]
    sections: dict[str, Section] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    # Only what this run has made: the rest may have been changed on purpose.
    made: dict[tuple[str, str], Article] = field(default_factory=dict)
    # The latest comment below each article under a name.
    said: dict[tuple[str, str, str], Comment] = field(default_factory=dict)
    comments: int = 0

    def load_people_and_places(self) -> None:
        users = {user.username: user for user in User.objects.filter(username__in=USERNAMES)}
        self.reporter, self.editor, self.moderator = (users[name] for name in ("reporter", "editor", "moderator"))
        for order, (slug, name_ru, name_uk, parent) in enumerate(SECTIONS):
            self.sections[slug], _made = Section.objects.get_or_create(
                slug=slug,
                defaults={
                    "name_ru": name_ru,
                    "name_uk": name_uk,
                    "order": order,
                    "parent": self.sections[parent] if parent else None,
                },
            )
        for person in reading.authors():
            about = {"name": person.name, "bio_ru": person.bio_ru, "bio_uk": person.bio_uk}
            self.authors[person.slug], made = Author.objects.get_or_create(slug=person.slug, defaults=about)
            if made and person.slug == REPORTER_SIGNS_AS and not Author.objects.filter(user=self.reporter).exists():
                Author.objects.filter(pk=self.authors[person.slug].pk).update(user=self.reporter)
        for topic in reading.topics():
            names = {"name_ru": topic.name_ru, "name_uk": topic.name_uk}
            self.topics[topic.slug], _made = Topic.objects.get_or_create(slug=topic.slug, defaults=names)

    def load_story(self, story: reading.Story) -> list[Article]:
        """The articles of those languages in which the story is missing."""
        there = Article.objects.filter(story=story_id(story.key)).values_list("language", flat=True)
        return [self._article(story, language) for language in story.texts if language not in set(there)]

    def _article(self, story: reading.Story, language: str) -> Article:
        text = story.texts[language]
        # Each on a minute of its own, as in a real day; the same for both languages of a story.
        moment = self.now - story.age - timedelta(minutes=crc32(story.key.encode()) % 23)
        article = Article(
            story=story_id(story.key),
            language=language,
            section=self._known(self.sections, story.section, story.at),
            title=text.title,
            lead=text.lead,
            body=markup.to_html(text.body, language, lambda *wanted: self._figure(language, *wanted)),
            cover=self._known(self.photos, story.photo, story.at) if story.photo else None,
            # Nothing is begun in the trash.
            status=Status.DRAFT if story.status == Status.TRASHED else story.status,
            published_at=moment if story.status == Status.PUBLISHED else None,
            updated_at=min(moment if story.updated is None else self.now - story.updated, self.now),
            created_by=self.reporter,
        )
        article.save()
        for order, slug in enumerate(story.authors):
            author = self._known(self.authors, slug, story.at)
            Byline.objects.create(article=article, author=author, order=order)
        for slug in story.topics:
            ArticleTopic.objects.create(article=article, topic=self._known(self.topics, slug, story.at))
        self.made[story.key, language] = article
        if story.status == Status.TRASHED:
            article.trash(self.editor)
        return article

    def _figure(self, language: str, name: str, caption: str, line: Line) -> str:
        photo = self._known(self.photos, name, line)
        picture = photo.picture(language)
        image = f'<img src="{escape(picture.src)}" alt="{escape(picture.alt)}">'
        return (
            f'<figure class="photo" data-photo="{photo.pk}">{image}'
            f"<figcaption>{escape(caption, quote=False)}</figcaption></figure>"
        )

    @staticmethod
    def _known(records: dict[str, Record], key: str, line: Line) -> Record:
        if key not in records:
            raise line.error(f"nobody knows “{key}”; there are: {', '.join(records)}")
        return records[key]

    def link_related(self, stories: list[reading.Story]) -> None:
        """Picks of the stories made now, each in the article's language where it has one, else in the other."""
        for story in stories:
            for language in story.texts:
                if (story.key, language) not in self.made:
                    continue
                for order, key in enumerate(story.related):
                    twins = {article.language: article for article in Article.objects.filter(story=story_id(key))}
                    to = twins.get(language) or next(iter(twins.values()))
                    RelatedLink.objects.create(article=self.made[story.key, language], to=to, order=order)

    def load_comments(self, comments: list[reading.ReaderComment]) -> None:
        """Those under articles made now: under the others a moderator may have deleted some."""
        for comment in comments:
            article = self.made.get((comment.story, comment.language))
            if article is None:
                if not Article.objects.filter(story=story_id(comment.story), language=comment.language).exists():
                    raise comment.at.error(f"there is no story “{comment.story} {comment.language}”")
                continue
            written = self.now - comment.age
            if article.published_at is None or written < article.published_at:
                raise comment.at.error("the comment is older than the article")
            at = min(written + MODERATED_AFTER, self.now)
            stored = Comment(
                article=article,
                name=comment.name,
                text=comment.text,
                status=comment.status,
                created_at=written,
                shown_at=at if comment.status == CommentStatus.APPROVED else None,
                ups=comment.ups,
                downs=comment.downs,
                rating=comment.ups - comment.downs,
            )
            if comment.to:
                stored.stand_below(self._answered(comment, written))
            stored.save()
            self.said[comment.story, comment.language, comment.name] = stored
            votes = [1] * comment.ups + [-1] * comment.downs
            Reaction.objects.bulk_create(Reaction(comment=stored, value=value, at=at) for value in votes)
            self.comments += 1
            if comment.status != CommentStatus.PENDING:
                decided = {"by": self.moderator, "who": self.moderator.get_username(), "at": at}
                Moderation.objects.create(comment=stored, verdict=comment.status, **decided)

    def _answered(self, comment: reading.ReaderComment, written: datetime) -> Comment:
        parent = self.said.get((comment.story, comment.language, comment.to))
        if parent is None or parent.shown_at is None or written <= parent.shown_at:
            raise comment.at.error(f"readers had not seen a comment by “{comment.to}” when this one answered it")
        return parent

    def load_front(self) -> None:
        """Fills the free places of both front pages with the stories made now."""
        for language in reading.LANGUAGES:
            slots = FrontSlot.objects.filter(language=language)
            taken = set(slots.values_list("position", flat=True))
            for position, key in enumerate(FRONT, 1):
                article = self.made.get((key, language)) or self.made.get((key, "ru")) or self.made.get((key, "uk"))
                if article and position not in taken:
                    FrontSlot.objects.create(language=language, position=position, article=article)

    def load_pages(self) -> None:
        for order, page in enumerate(reading.pages()):
            texts = {
                f"{name}_{language}": value
                for language, text in page.texts.items()
                for name, value in (("title", text.title), ("body", markup.plain_page(text.body, language)))
            }
            Page.objects.get_or_create(slug=page.slug, defaults={**texts, "order": order})
