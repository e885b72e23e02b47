"""The demo newsroom as it is written in the text files beside this module."""

from dataclasses import dataclass
from datetime import timedelta

from articles.models import Status

from .source import HOME, Block, Fields, Line, blocks, duration, read_lines

LANGUAGES = ("ru", "uk")
_COMMENT_HEAD = ("story:", "name:", "to:", "status:", "age:", "votes:")
STATUSES = (Status.DRAFT, Status.REVIEW, Status.PUBLISHED, Status.TRASHED)


@dataclass(frozen=True)
class Text:
    """One language of a story or of a page."""

    title: str
    lead: str
    body: list[Block]


@dataclass(frozen=True)
class Story:
    """`age`: how long before loading it was published; negative for a scheduled one; of a draft, when it was begun."""

    key: str
    section: str
    authors: list[str]
    topics: list[str]
    photo: str | None
    related: list[str]
    status: Status
    age: timedelta
    updated: timedelta | None
    texts: dict[str, Text]
    at: Line


@dataclass(frozen=True)
class Person:
    slug: str
    name: str
    bio_ru: str
    bio_uk: str


@dataclass(frozen=True)
class Topic:
    slug: str
    name_ru: str
    name_uk: str


@dataclass(frozen=True)
class Poster:
    name: str
    alt_ru: str
    alt_uk: str
    caption_ru: str
    caption_uk: str


@dataclass(frozen=True)
class ReaderComment:
    story: str
    language: str
    name: str
    status: str
    age: timedelta
    text: str
    at: Line
    # The name under the latest comment on the story that this one answers.
    to: str = ""
    ups: int = 0
    downs: int = 0


@dataclass(frozen=True)
class StillPage:
    slug: str
    texts: dict[str, Text]


def stories() -> list[Story]:
    """The oldest first, as they would have been written."""
    found = [_story(read_lines(path)) for path in sorted((HOME / "stories").glob("*.txt"))]
    keys = {story.key for story in found}
    for story in found:
        if unknown := set(story.related) - keys:
            raise story.at.error(f"related stories that don't exist: {', '.join(sorted(unknown))}")
    return sorted(found, key=lambda story: story.age, reverse=True)


def pages() -> list[StillPage]:
    order = ("about", "rules", "contacts")
    paths = [HOME / "pages" / f"{slug}.txt" for slug in order]
    return [StillPage(path.stem, _texts(read_lines(path), both=True)) for path in paths]


def authors() -> list[Person]:
    records = [Fields.of(block, "slug name ru uk") for block in _file("authors.txt")]
    return [Person(r.text("slug"), r.text("name"), r.text("ru"), r.text("uk")) for r in records]


def topics() -> list[Topic]:
    found = []
    for line in (line for block in _file("topics.txt") for line in block):
        parts = [part.strip() for part in line.text.split("|")]
        if len(parts) != 3 or not all(parts):
            raise line.error("a topic is written: slug | Russian name | Ukrainian name")
        found.append(Topic(*parts))
    return found


def posters() -> list[Poster]:
    names = "name alt_ru alt_uk caption_ru caption_uk"
    records = [Fields.of(block, names) for block in _file("photos.txt")]
    return [Poster(*(record.text(name) for name in names.split())) for record in records]


def comments() -> list[ReaderComment]:
    return [_comment(block) for block in _file("comments.txt")]


def _file(name: str) -> list[Block]:
    return list(blocks(read_lines(HOME / name)))


def _story(lines: list[Line]) -> Story:
    head, rest = _split_head(lines)
    fields = Fields.of(head, "section authors topics photo age in updated related status")
    if ("age" in fields.lines) == ("in" in fields.lines):
        raise head[0].error("a story has either “age:” or “in:”, the time until it is published")
    age = duration(fields.line("age")) if "age" in fields.lines else -duration(fields.line("in"))
    updated = fields.duration("updated")
    if updated is not None and updated >= age:
        raise fields.line("updated").error("the update is older than the story")
    status = fields.text("status") if "status" in fields.lines else Status.PUBLISHED
    if status not in STATUSES:
        raise fields.line("status").error(f"“{status}” is not one of: {', '.join(STATUSES)}")
    if len(fields.words("authors")) > 2:
        raise fields.line("authors").error("two authors at most")
    return Story(
        key=head[0].path.stem,
        section=fields.text("section"),
        authors=fields.words("authors"),
        topics=fields.words("topics"),
        photo=fields.text("photo") if "photo" in fields.lines else None,
        related=fields.words("related"),
        status=Status(status),
        age=age,
        updated=updated,
        texts=_texts(rest, both=False),
        at=head[0],
    )


def _split_head(lines: list[Line]) -> tuple[Block, list[Line]]:
    start = next((index for index, line in enumerate(lines) if line.text.startswith("== ")), len(lines))
    head = [line for line in lines[:start] if line.text]
    if not head:
        raise lines[0].error("the head (section, authors, topics, photo, age) is missing")
    return head, lines[start:]


def _texts(lines: list[Line], *, both: bool) -> dict[str, Text]:
    """`== ru` and `== uk`, each with its title, lead and body."""
    texts: dict[str, Text] = {}
    starts = [index for index, line in enumerate(lines) if line.text.startswith("== ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        language = lines[start].text.removeprefix("== ")
        if language not in LANGUAGES or language in texts:
            raise lines[start].error("a text begins with “== ru” or “== uk”, each once")
        head_and_body = list(blocks(lines[start + 1 : end]))
        if len(head_and_body) < 2:
            raise lines[start].error("the title or the text is missing")
        head, *body = head_and_body
        fields = Fields.of(head, "title lead")
        texts[language] = Text(fields.text("title"), fields.text("lead") if "lead" in fields.lines else "", body)
    if not texts or (both and len(texts) < len(LANGUAGES)):
        raise lines[0].error("a text is missing: “== ru”, “== uk”")
    return texts


def _comment(block: Block) -> ReaderComment:
    # The text begins behind the line with the age, or with the votes.
    length = next((n for n, line in enumerate(block) if not line.text.startswith(_COMMENT_HEAD)), len(block))
    head, text = block[:length], block[length:]
    fields = Fields.of(head, "story name to status age votes")
    story, _, language = fields.text("story").partition(" ")
    if language not in LANGUAGES:
        raise fields.line("story").error("a comment names its story and language: “marseille ru”")
    if fields.text("status") not in ("approved", "pending", "rejected"):
        raise fields.line("status").error("approved, pending or rejected")
    if not text:
        raise head[0].error("the comment is empty")
    ups, downs = _votes(fields)
    return ReaderComment(
        story=story,
        language=language,
        name=fields.text("name"),
        status=fields.text("status"),
        age=duration(fields.line("age")),
        text="\n".join(line.text for line in text),
        at=head[0],
        to=fields.text("to") if "to" in fields.lines else "",
        ups=ups,
        downs=downs,
    )


def _votes(fields: Fields) -> tuple[int, int]:
    if "votes" not in fields.lines:
        return 0, 0
    parts = fields.text("votes").split()
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        raise fields.line("votes").error("votes are written: for against, as in “12 1”")
    return int(parts[0]), int(parts[1])
