"""Where the two languages of a story differ in what they should share, and bringing them in step."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..languages import Language, other
from ..models import Article, Photo, Section, Topic
from ..revisions.refusals import JustDeleted, Refused
from ..revisions.shared import SHARED, bring_in_step, different
from .pair_sides import Shown, seen_revision, sides_of
from .thumbnails import thumbnail


@dataclass(frozen=True)
class Value:
    """What one of them says."""

    language: str
    words: str
    picture: SafeString | str = ""

    @property
    def label(self) -> str | Promise:
        return Language(self.language).label


@dataclass(frozen=True)
class Row:
    name: str
    values: list[Value]

    @property
    def label(self) -> str:
        return label_of(self.name)


def label_of(name: str) -> str:
    """As the form of an article calls the field."""
    return str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # no field of ours lacks it


def differing(sides: list[Shown]) -> list[Row]:
    """A query for each field that differs."""
    one, another = (side.content for side in sides)
    rows = []
    for name in different(one, another):
        ids = {pk for content in (one, another) for pk in _ids(content[name])}
        known = _KNOWN[name](ids)
        rows.append(
            Row(name, [_value(side.article.language, known, _ids(side.content[name])) for side in sides]),
        )
    return rows


@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """`take`: "cover-ru", the field and the language whose value both shall have."""
    sides = sides_of(request, pk)
    name, _dash, language = request.POST.get("take", "").partition("-")
    if name not in SHARED or language not in Language.values:
        raise Http404("nothing that can be taken")
    back = HttpResponseRedirect(reverse("newsroom:pair", args=[pk]))
    by_language = {side.article.language: side for side in sides}
    source, target = by_language.get(language), by_language.get(other(language))
    try:
        if not (source and target):
            raise Refused(_("There is no twin yet. Start it first."))
        revisions = seen_revision(request, source), seen_revision(request, target)
        bring_in_step(*revisions, request.user, name)
    except Refused as refused:
        messages.warning(request, str(refused))
        return back
    except IntegrityError:
        messages.warning(request, str(JustDeleted()))
        return back
    said = _("Both have the same now: %(field)s.") % {"field": label_of(name)}
    if target.is_public:
        said += " " + _("Readers see it once the twin’s new revision is published.")
    messages.success(request, said)
    return back


def _ids(value: int | list[int] | None) -> list[int]:
    return value if isinstance(value, list) else [value] if value else []


def _value(language: str, known: dict[int, tuple[str, str]], ids: list[int]) -> Value:
    # What was deleted since is nothing any more.
    found = [known[pk] for pk in ids if pk in known]
    return Value(language, ", ".join(sorted(words for words, _picture in found)), found[0][1] if found else "")


def _sections(ids: set[int]) -> dict[int, tuple[str, str]]:
    return {section.pk: (section.name, "") for section in Section.objects.filter(pk__in=ids).order_by()}


def _covers(ids: set[int]) -> dict[int, tuple[str, str]]:
    photos = Photo.objects.filter(pk__in=ids).order_by()
    return {photo.pk: (str(photo), thumbnail(photo.sources, photo.alt)) for photo in photos}


def _topics(ids: set[int]) -> dict[int, tuple[str, str]]:
    return {topic.pk: (topic.name, "") for topic in Topic.objects.filter(pk__in=ids).order_by()}


_KNOWN = {"section": _sections, "cover": _covers, "topics": _topics}
