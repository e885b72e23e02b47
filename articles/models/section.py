from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..languages import in_language
from .urls import public_url

# First parts of addresses that are taken; a section of that name could not be reached. A test compares with the urls.
RESERVED_SLUGS = (
    *("ru", "uk", "feed", "authors", "topics", "archive", "search", "pages", "comments", "preview"),
    "corrections",
    *("admin", "static", "media", "healthz", "readyz", "sitemap", "robots", "manifest"),
)


class Section(models.Model):
    """A place in the newspaper, in two levels: the trail «Новости › Общество» is a parent and a child."""

    name_ru = models.CharField(_("name in Russian"), max_length=60)
    name_uk = models.CharField(_("name in Ukrainian"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, help_text=_("One Latin slug for both languages."))
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        limit_choices_to={"parent": None},
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Smaller comes first."))

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="section_slug_not_reserved",
                condition=~Q(slug__in=RESERVED_SLUGS),
                violation_error_message=_("This slug is the address of another part of the site. Choose another."),
            ),
            models.CheckConstraint(
                name="section_not_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("id")),
                violation_error_message=_("A section can't be its own parent."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return public_url(f"{self.slug}/")

    @property
    def name(self) -> str:
        return in_language(self, "name")

    def trail(self) -> list["Section"]:
        """Parent and self, or self alone. Makes a query unless the parent is loaded."""
        return [self.parent, self] if self.parent else [self]

    def clean(self) -> None:
        if not self.parent:
            return
        if self.parent.parent_id:
            raise ValidationError(
                {
                    "parent": _("“%(name)s” is itself below another section; there are two levels only.")
                    % {"name": self.parent}
                }
            )
        if self.pk and self.children.exists():
            raise ValidationError(
                {"parent": _("“%(name)s” has sections of its own, so it can't be put below another.") % {"name": self}}
            )
