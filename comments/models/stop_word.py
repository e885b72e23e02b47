from collections.abc import Sequence
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.languages import Language

WORD_LENGTH = 100
# The words of a phrase; longer ones are quotations.
MOST_WORDS = 6


class StopWord(models.Model):
    """A word, a phrase or a domain for which a comment is held. Found in all its forms and most disguises."""

    text = models.CharField(_("word, phrase or domain"), max_length=WORD_LENGTH)
    # How it is looked up (comments.filter.entries): two spellings of one key are one entry.
    key = models.CharField(max_length=WORD_LENGTH, unique=True, editable=False)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=[("", pgettext_lazy("languages", "Both")), *Language.choices],
        blank=True,
        default="",
        help_text=_("Whose forms of the word are looked for."),
    )
    weight = models.FloatField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(0.1), MaxValueValidator(10)],
        help_text=_("1 and more holds a comment by itself; less only together with something else."),
    )
    spared = models.CharField(
        _("but not"),
        max_length=500,
        blank=True,
        help_text=_("Forms that are innocent words too, with commas between them: they are let through."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)
    # When its forms were written down; until then it finds nothing.
    formed_at = models.DateTimeField(null=True, editable=False)
    # Of a phrase: for each of its words all forms. The longest word is the one looked up.
    parts = models.JSONField(null=True, editable=False)
    anchor = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("entry of the stop list")
        verbose_name_plural = _("stop list")
        ordering = ["key"]
        constraints = [models.CheckConstraint(name="stop_word_has_key", condition=~models.Q(key=""))]
        indexes = [
            models.Index("id", name="stop_word_without_forms", condition=models.Q(formed_at=None)),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        from ..filter.entries import entry_key

        self.key = entry_key(self.text)
        super().save(*args, **kwargs)

    def write_forms(self) -> None:
        """Find what it looks like in all its forms. Loads the dictionaries; some milliseconds afterwards."""
        StopWord.write_forms_of([self])

    @staticmethod
    def write_forms_of(entries: Sequence["StopWord"]) -> None:
        """A few queries, however many they are."""
        from ..filter.entries import parts_of

        forms: list[StopForm] = []
        for entry in entries:
            parts = parts_of(entry)
            entry.anchor = max(range(len(parts)), key=lambda place: min(len(form) for form in parts[place]))
            entry.parts = parts if len(parts) > 1 else None
            entry.formed_at = timezone.now()
            forms += [StopForm(word=entry, form=form) for form in parts[entry.anchor]]
        with transaction.atomic():
            # Two workers may be at it; an entry may have been deleted since.
            rows = StopWord.objects.select_for_update().order_by("pk").filter(pk__in=[entry.pk for entry in entries])
            there = set(rows.values_list("pk", flat=True))
            StopForm.objects.filter(word__in=there).delete()
            StopForm.objects.bulk_create([form for form in forms if form.word_id in there], batch_size=5000)
            known = [entry for entry in entries if entry.pk in there]
            StopWord.objects.bulk_update(known, ["anchor", "parts", "formed_at"])


class StopForm(models.Model):
    """One form of an entry. Comments are judged by this table alone, so a change holds at once in every process."""

    word = models.ForeignKey(StopWord, on_delete=models.CASCADE, related_name="forms")
    form = models.CharField(max_length=WORD_LENGTH)

    class Meta:
        verbose_name = _("form of a word")
        verbose_name_plural = _("forms of words")
        constraints = [models.UniqueConstraint(fields=["form", "word"], name="stop_form_once")]

    def __str__(self) -> str:
        return self.form
