from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline

from articles.models import Beat, Section


class BeatFormSet(BaseInlineFormSet):
    def clean(self) -> None:
        """Rows of one form, which the database's constraint would only meet on saving."""
        super().clean()
        kept = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        pairs = [(row.get("section"), row.get("language")) for row in kept if not row.get("DELETE")]
        if len(set(pairs)) < len(pairs):
            raise ValidationError(_("This section and language are in the list already."))


class BeatInline(TabularInline):
    """What a reporter or an editor is bound to; a chief is bound to nothing (articles.beats)."""

    model = Beat
    formset = BeatFormSet
    fields = ["section", "language"]
    extra = 0
    hide_title = True
    verbose_name_plural = _("beats: edits and publishes here only; no row means everywhere")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("section")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "section":
            # Read once, where Django would read them for each row.
            field.choices = [("", _("every section")), *_sections()]
            # Sections are made on their own page, not while giving beats.
            for verb in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{verb}_related", False)
        return field


def _sections() -> list[tuple[int, str]]:
    """Parents, each with its children below it."""
    sections = list(Section.objects.select_related("parent"))
    family = sorted(sections, key=lambda one: [(each.order, each.pk) for each in one.trail()])
    return [(section.pk, " › ".join(each.name for each in section.trail())) for section in family]
