from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from odessa_news.lib.text import clean_text

from .. import roles
from ..models import Article, Photo, Status, Topic
from .article_beat import keep_to_beat
from .photo_choice import PhotoChoiceField

# What a button of the form makes of the article, whatever the status field says.
VERBS = {
    "_publish": Status.PUBLISHED,
    "_retract": Status.RETRACTED,
    "_review": Status.REVIEW,
    "_draft": Status.DRAFT,
}
PUBLISHING_VERBS = ("_publish", "_retract")
# Readers are told of a change in one of these ("updated …"); bylines are seen to in ArticleAdmin.save_related().
SEEN_BY_READERS = {"title", "lead", "body", "section", "cover", "cover_caption"}


def verb_of(request: HttpRequest) -> str:
    """The pressed button that stands for a status, or ""."""
    return next((verb for verb in VERBS if verb in request.POST), "")


class ArticleForm(forms.ModelForm):
    # Not `topics`: Django's admin refuses a field with a table of its own between, though there is nothing to ask there
    chosen_topics = forms.ModelMultipleChoiceField(Topic.objects.all(), label=_("Topics"), required=False)
    cover = PhotoChoiceField(Photo.objects.all(), label=_("Cover"), required=False)

    # Set for each request by ArticleAdmin.get_form().
    request: HttpRequest
    twin_source: Article | None = None

    class Meta:
        model = Article
        exclude: tuple[str, ...] = ()  # the admin's fieldsets say which
        widgets = {
            "title": UnfoldAdminTextInputWidget(attrs={"class": "newsroom-title", "maxlength": 200}),
            "lead": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.twin_source and self.instance.pk is None:
            self.instance.story = self.twin_source.story
        if self.instance.pk and "chosen_topics" in self.fields:
            self.initial.setdefault("chosen_topics", [link.topic_id for link in self.instance.topic_links.all()])
        if "status" in self.fields and not roles.may_publish(self.request.user):
            self.fields["status"].choices = [(s.value, s.label) for s in roles.UNPUBLISHED]  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        title = clean_text(self.cleaned_data["title"])
        # Spaces of no width, or dashes alone: nothing that a reader could click on.
        if not any(character.isalnum() for character in title):
            raise forms.ValidationError(_("An article needs a title."))
        return title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        keep_to_beat(self, self.request.user)
        verb = verb_of(self.request)
        if verb:
            cleaned["status"] = VERBS[verb]
        if cleaned.get("status") == Status.PUBLISHED:
            self._set_time(cleaned, pressed=verb == "_publish")
        return cleaned

    def _set_time(self, cleaned: dict[str, Any], pressed: bool) -> None:
        """Now, unless a time is given; one to come is kept, whichever button was pressed: that is an embargo."""
        now = timezone.now().replace(microsecond=0)
        published_at, unpublish_at = cleaned.get("published_at"), cleaned.get("unpublish_at")
        if "published_at" not in self.errors and published_at is None:
            cleaned["published_at"] = now
        if pressed and unpublish_at and unpublish_at <= now:
            self.add_error("unpublish_at", _("This time has passed, so readers would not see the article. Clear it."))

    def _get_validation_exclusions(self) -> set[str]:
        # Django checks no constraint with a field that the form hasn't; a second twin has to be a sentence, not a 500.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # untyped
        return exclusions - {"story"}

    def tells_readers(self) -> bool:
        return bool(SEEN_BY_READERS & set(self.changed_data))
