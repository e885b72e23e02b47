"""The public forms of stored texts, made anew: after a change of typography or rendering, or of DEFAULT_LANGUAGE."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from . import richtext
from .languages import Language
from .models import Article, Page, Photo
from .models.urls import public_url

# Some MB of texts at a time.
BATCH = 200

_ARTICLE = re.compile(r"/(?:ru/|uk/)?[-\w]+/[-\w]+-([1-9][0-9]{0,17})/")
_LANGUAGE = re.compile(r"/(?:(?:ru|uk)(?:/|$))?")
# The same in both languages, nobody's to read, or one reader's own (its language stands behind /comments/).
_WITHOUT_LANGUAGE = re.compile(
    r"/(?:media|static|admin|healthz|readyz|robots\.txt|favicon\.ico|sitemap|comments/(?:ru|uk))\b"
)


@dataclass(frozen=True)
class Progress:
    after: int
    """Id of the last article that is done: where to go on from."""
    seen: int
    changed: int


def render_articles(after: int = 0, *, links: bool = False) -> Iterator[Progress]:
    """Batch by batch, in the order of ids. An article saved meanwhile is left as its editor saved it."""
    articles = Article.objects.select_related(None).order_by("pk")
    columns = ("language", "title", "lead", "body", "public_title", "public_lead", "public_body")
    while batch := list(articles.filter(pk__gt=after).only(*columns)[:BATCH]):
        known = _addresses([article.body for article in batch]) if links else {}
        changed = sum(_render(article, known if links else None) for article in batch)
        after = batch[-1].pk
        yield Progress(after, len(batch), changed)


def render_pages(*, links: bool = False) -> int:
    """How many have changed."""
    changed = 0
    for page in Page.objects.all():
        read = {f"body_{language}": getattr(page, f"body_{language}") for language in Language.values}
        before = {**read, **{f"public_{name}": getattr(page, f"public_{name}") for name in read}}
        if links:
            known = _addresses(list(read.values()))
            for language in Language.values:
                setattr(page, f"body_{language}", relinked(read[f"body_{language}"], language, known))
        page.render_bodies()
        made = {name: getattr(page, name) for name in before}
        if made != before:
            changed += Page.objects.filter(pk=page.pk, **read).update(**made)
    return changed


def relinked(body: str, language: str, addresses: dict[int, str]) -> str:
    """A body in which links within the site have the prefix that today's DEFAULT_LANGUAGE gives them.

    A link to an article (`addresses`, by id) leads to its address; any other one to the language of the text that it
    stands in, for what language was at `/` once cannot be seen from it. Doing it twice changes nothing.
    """

    def today(address: str) -> str:
        path = address.removeprefix(settings.SITE_URL)
        if not path.startswith("/") or path.startswith("//") or _WITHOUT_LANGUAGE.match(path):
            return address
        site, parts = address[: -len(path)], urlsplit(path)
        article = _ARTICLE.fullmatch(parts.path)
        if article:
            changed = addresses.get(int(article[1]), parts.path)
        else:
            changed = public_url(_LANGUAGE.sub("", parts.path, count=1), language)
        return site + parts._replace(path=changed).geturl()

    wanted = [today(address) for address in richtext.link_addresses(body)]
    return richtext.with_links(body, today) if wanted != richtext.link_addresses(body) else body


def _addresses(bodies: list[str]) -> dict[int, str]:
    """Today's addresses of all articles that these texts link to. One query."""
    paths = (urlsplit(address.removeprefix(settings.SITE_URL)).path for b in bodies for address in _links(b))
    ids = {int(found[1]) for path in paths if (found := _ARTICLE.fullmatch(path))}
    linked = Article.objects.filter(pk__in=ids).select_related("section").only("slug", "language", "section__slug")
    return {article.pk: article.get_absolute_url() for article in linked} if ids else {}


def _links(body: str) -> list[str]:
    return [address for address in richtext.link_addresses(body) if address.startswith(("/", settings.SITE_URL))]


def _render(article: Article, known: dict[int, str] | None) -> int:
    """1 if it changed, else 0."""
    read = {"title": article.title, "lead": article.lead, "body": article.body}
    before = {**read, **{f"public_{name}": getattr(article, f"public_{name}") for name in read}}
    if known is not None:
        article.body = relinked(article.body, article.language, known)
    article.set_public_texts(Photo.objects.pictures(richtext.photo_ids(article.body), article.language))
    made = {name: getattr(article, name) for name in before}
    return Article.objects.filter(pk=article.pk, **read).update(**made) if made != before else 0
