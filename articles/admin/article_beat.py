from typing import Any

from django.utils.translation import gettext as _

from .. import roles
from ..languages import Language
from ..models import Section


def keep_to_beat(form: Any, user: roles.Staff) -> None:
    """An article is neither begun in somebody else's section or language nor moved there. For the form's clean()."""
    if not {"section", "language"}.isdisjoint(form.errors):
        return
    section: Section | None = form.cleaned_data.get("section")
    language = form.cleaned_data.get("language") or form.instance.language
    if not roles.may_place(user, section, language):
        form.add_error("section" if "section" in form.fields else None, not_yours(section, language))


def not_yours(section: Section | None, language: str) -> str:
    """What is said where roles.may_place() says no."""
    place = f"{section}, {Language(language).label}" if section else Language(language).label
    sentence = _("“%(place)s” is not among the sections and languages you edit. Choose one of yours, or ask a chief.")
    return sentence % {"place": place}
