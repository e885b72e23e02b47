"""Findings in words, for moderators."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

Detail = Mapping[str, Any]

LABELS: dict[str, Promise] = {
    "trap": gettext_lazy("Hidden field filled in"),
    "fast": gettext_lazy("Written too fast"),
    "rate_reader": gettext_lazy("Many from one reader"),
    "rate_address": gettext_lazy("Many from one address"),
    "rate_article": gettext_lazy("Many below one article"),
    "same_text": gettext_lazy("The same text elsewhere"),
    "near_text": gettext_lazy("Nearly the same text elsewhere"),
    "links": gettext_lazy("Links"),
    "disguised_link": gettext_lazy("Disguised domain"),
    "domain": gettext_lazy("Domain of the stop list"),
    "word": gettext_lazy("Stop list"),
    "spaced": gettext_lazy("Letters pulled apart"),
    "hidden": gettext_lazy("Letters hidden by signs"),
    "capitals": gettext_lazy("Capitals"),
    "learned": gettext_lazy("Like what was refused"),
}


def label(name: str) -> str:
    """What a kind of finding is called; of one that the code no longer knows, its name."""
    return str(LABELS.get(name, name))


def describe(findings: Iterable[Mapping[str, Any]]) -> list[str]:
    """A sentence for each finding of `comment.findings`, heaviest first. Old rows may hold other ones."""
    heaviest = sorted(findings, key=_weight, reverse=True)
    return [_sentence(str(finding.get("name", "")), finding.get("detail") or {}) for finding in heaviest]


def _weight(finding: Mapping[str, Any]) -> float:
    weight = finding.get("weight", 0)
    return float(weight) if isinstance(weight, int | float) else 0.0


def _sentence(name: str, detail: Detail) -> str:
    try:
        return SENTENCES[name](detail)
    except (KeyError, TypeError, ValueError):
        return label(name)


def _rate(from_where: str, detail: Detail) -> str:
    count = int(detail["count"])
    comments = ngettext("%(n)s comment", "%(n)s comments", count) % {"n": count}
    minutes = ngettext("%(n)s minute", "%(n)s minutes", int(detail["minutes"])) % {"n": detail["minutes"]}
    return _("%(where)s: %(comments)s in %(minutes)s") % {
        "where": from_where,
        "comments": comments,
        "minutes": minutes,
    }


def _links(detail: Detail) -> str:
    count = int(detail["count"])
    hosts = ", ".join(detail["hosts"])
    return (ngettext("%(n)s link", "%(n)s links", count) % {"n": count}) + f": {hosts}"


def _of_list(detail: Detail) -> str:
    if str(detail["seen"]) == str(detail["entry"]).lower():
        return _("in the stop list: “%(entry)s”") % detail
    return _("in the stop list: “%(entry)s”, written “%(seen)s”") % detail


def _learned(detail: Detail) -> str:
    words = ", ".join(detail["words"])
    return _("like comments that were refused (%(percent)s %%): %(words)s") % {
        "percent": detail["percent"],
        "words": words,
    }


SENTENCES: dict[str, Callable[[Detail], str]] = {
    "trap": lambda detail: _("the field that people don’t see was filled in"),
    "fast": lambda detail: _("sent %(seconds)s s after it was begun") % detail,
    "rate_reader": lambda detail: _rate(_("from this reader"), detail),
    "rate_address": lambda detail: _rate(_("from this address"), detail),
    "rate_article": lambda detail: _rate(_("below this article"), detail),
    "same_text": lambda detail: _("the same text as comment %(comment)s") % detail,
    "near_text": lambda detail: _("nearly the text of comment %(comment)s (%(percent)s %%)") % detail,
    "links": _links,
    "disguised_link": lambda detail: _("Latin and Cyrillic letters in one domain: %(host)s") % detail,
    "domain": _of_list,
    "word": _of_list,
    "spaced": lambda detail: _("many letters pulled apart: %(count)s") % detail,
    "hidden": lambda detail: _("letters hidden by signs: %(words)s") % {"words": ", ".join(detail["words"])},
    "capitals": lambda detail: _("capitals: %(percent)s %%") % detail,
    "learned": _learned,
}
