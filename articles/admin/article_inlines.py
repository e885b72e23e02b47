from typing import Any

from django import forms
from django.db.models import ForeignKey
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.forms import PaginationInlineFormSet

from .. import roles
from ..models import Article, Byline, RelatedLink
from .base import follows_article


class RelatedForm(forms.ModelForm):
    def clean_to(self) -> Article:
        to: Article = self.cleaned_data["to"]
        if to.pk == self.instance.article_id:
            raise forms.ValidationError(_("An article can't be related to itself."))
        return to


class OnceFormSet(PaginationInlineFormSet):
    """Says in the words of the constraint what stands twice."""

    def get_unique_error_message(self, unique_check: Any) -> str:
        constraint = next((c for c in self.model._meta.constraints if c.name.endswith("_once")), None)
        return str(constraint.violation_error_message) if constraint else super().get_unique_error_message(unique_check)


@follows_article
class BylineInline(TabularInline):
    model = Byline
    formset = OnceFormSet
    fields = ["author", "order"]
    autocomplete_fields = ["author"]
    ordering_field = "order"
    hide_ordering_field = True
    hide_title = True
    verbose_name = _("author")
    verbose_name_plural = _("authors, in the order of the byline")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """A row for each author of the twin (ArticleVerbs.get_formset_kwargs fills them in)."""
        owner = self.admin_site._registry[Article]
        return len(owner.twin_bylines(request)) if obj is None else 0

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("author")


@follows_article
class RelatedInline(TabularInline):
    model = RelatedLink
    fk_name = "article"
    form = RelatedForm
    formset = OnceFormSet
    fields = ["to", "order"]
    autocomplete_fields = ["to"]
    ordering_field = "order"
    hide_ordering_field = True
    hide_title = True
    extra = 0
    verbose_name = _("related article")
    verbose_name_plural = _("related articles; the list is filled up by itself")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("to").only("article", "order", "to__title")

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "to":
            kwargs["queryset"] = roles.visible(Article.objects.only("title"), request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
