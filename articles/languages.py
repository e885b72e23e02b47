"""The two languages of the newspaper."""

from django.db import models
from django.utils.translation import get_language


class Language(models.TextChoices):
    RU = "ru", "Русский"
    UK = "uk", "Українська"


def other(language: str) -> str:
    return Language.RU if language == Language.UK else Language.UK


def in_language(record: object, field: str, language: str | None = None) -> str:
    """`record.<field>_<language>`, in the active language unless one is given; the other one where that is blank."""
    language = language or get_language() or Language.RU
    return getattr(record, f"{field}_{language}") or getattr(record, f"{field}_{other(language)}")
