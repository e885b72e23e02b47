from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget, UnfoldBooleanSwitchWidget

from odessa_news.lib.text import clean_text

from .. import roles
from ..checks import Unready, dangerous_as_typed
from ..models import Article, Author, Photo, Status, Topic, Trashed
from ..models.links import Byline, RelatedLink
from ..revisions.content import FIELDS, Content, content_of, still_there
from ..revisions.refusals import Overtaken, Refused
from ..revisions.saving import FOLLOWING
from .article_beat import keep_to_beat
from .ordered_choice import OrderedChoiceField
from .photo_choice import PhotoChoiceField, is_id
from .slug import SlugWidget, tell_widget
from .times import MomentField

# What a button of the form makes of the article; taking down is done on a page that asks why, where that one leads.
VERBS = {
    "_publish": Status.PUBLISHED,
    "_retract": Status.RETRACTED,
    "_review": Status.REVIEW,
    "_draft": Status.DRAFT,
}
PUBLISHING_VERBS = ("_publish", "_retract")
# Fields whose name isn't that of the content: Django's admin refuses a field with a table of its own between, though
# there is nothing to ask there.
NAMES = {"authors": "chosen_authors", "topics": "chosen_topics", "related": "chosen_related"}
TIMES = ("published_at", "unpublish_at")
# How many stand in a list unasked.
OFFERED_AUTHORS, OFFERED_ARTICLES = 100, 20


def verb_of(request: HttpRequest) -> str:
    """The pressed button that stands for a status, or ""."""
    return next((verb for verb in VERBS if verb in request.POST), "")


def _once(model: Any) -> Any:
    """What the constraint says of a thing that stands twice."""
    return next(c for c in model._meta.constraints if c.name.endswith("_once")).violation_error_message


class ArticleForm(forms.ModelForm):
    """An article's content as a revision has it, and the article's own language and times."""

    chosen_authors = OrderedChoiceField(
        Author.objects.all(),
        label=_("Authors, in the order of the byline"),
        source=("byline", "author"),
        offered=OFFERED_AUTHORS,
        twice=_once(Byline),
    )
    chosen_topics = forms.ModelMultipleChoiceField(Topic.objects.all(), label=_("Topics"), required=False)
    chosen_related = OrderedChoiceField(
        Article.objects.none(),
        label=_("Related articles; the list is filled up by itself"),
        source=("relatedlink", "to"),
        offered=OFFERED_ARTICLES,
        twice=_once(RelatedLink),
    )
    cover = PhotoChoiceField(Photo.objects.all(), label=_("Cover"), required=False)
    note = forms.CharField(
        label=_("What you changed, or what the editor should know"),
        help_text=_("A few words for the history, if you like. Sent for review, they go along with the article."),
        max_length=200,
        required=False,
        widget=UnfoldAdminTextInputWidget(),
    )
    times_for_twin = forms.BooleanField(
        label=_("The same times for its twin"),
        help_text=_("One that readers see already keeps the time at which it came."),
        required=False,
        widget=UnfoldBooleanSwitchWidget(),
    )
    # The number of the revision that the form shows, and what readers saw when it was opened.
    based_on = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    # Set for each request by ArticleAdmin.get_form().
    request: HttpRequest
    twin_source: Article | None = None
    refusal: Refused | None = None

    class Meta:
        model = Article
        exclude: tuple[str, ...] = ()  # the admin's fieldsets say which
        widgets = {
            "title": UnfoldAdminTextInputWidget(attrs={"class": "newsroom-title", "maxlength": 200}),
            "lead": UnfoldAdminTextareaWidget(attrs={"rows": 3}),
            "slug": SlugWidget(),
        }

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        initial: dict[str, Any] | None = None,
        instance: Article | None = None,
        **kwargs: Any,
    ) -> None:
        self.base_number: int | None = None
        self.base_is_lost = False
        self.base = still_there(self._find_base(instance, data), instance)
        shown = {NAMES.get(name, name): value for name, value in self.base.items()}
        # As the row is now; validation makes of the instance what was sent.
        self.row_seen, self.times = seen_by_readers(instance), {name: getattr(instance, name, None) for name in TIMES}
        shown |= {"based_on": self.base_number or "", "seen": self.row_seen}
        super().__init__(data, files, initial={**shown, **(initial or {})}, instance=instance, **kwargs)
        if self.twin_source and self.instance.pk is None:
            self.instance.story = self.twin_source.story
        if "language" in self.fields and self.instance.status not in FOLLOWING:
            # Its address and its readers' page are in this one.
            self.fields["language"].disabled = True
        self._compare_times()
        self._allow_related()
        if "slug" in self.fields:
            tell_widget(self)

    def _find_base(self, article: Article | None, data: Any) -> Content:
        """What the form shows: the latest revision; sent back, the one that it was made of."""
        if not (article and article.pk):
            return content_of(self.twin_source.new_twin() if self.twin_source else Article())
        sent = None if data is None else data.get("based_on", "") or "1"
        revision = article.latest_revision()
        if revision and sent and sent != str(revision.number):
            number = int(sent) if is_id(sent) else 0
            older = article.revisions.filter(number=number).first()
            self.base_is_lost = older is None
            revision = older or revision
        elif sent and not revision:
            self.base_is_lost = sent != "1"
        self.base_number = revision.number if revision else None
        return revision.content if revision else content_of(article)

    def _compare_times(self) -> None:
        """With those that the form showed: what somebody else has moved meanwhile isn't moved back by mending a slip in
        the title. Who is told of that is shown where it is now."""
        shown = times_seen(self.data.get("seen")) if self.is_bound else None
        for name in TIMES:
            if not isinstance(field := self.fields.get(name), MomentField):
                continue
            field.was = self.initial[name] = shown[name] if shown else self.times[name]
            if not isinstance(self.refusal, Overtaken):
                continue
            sent = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            if not field.has_changed(self.get_initial_for_field(field, name), sent):
                field.was = self.initial[name] = self.times[name]
                self.data = field.sent_as_it_was(self.data, self.add_prefix(name))

    def _allow_related(self) -> None:
        field = self.fields.get("chosen_related")
        if not field:
            return
        # One that an editor has chosen may stay, though a reporter couldn't choose it.
        allowed = roles.visible(Article.objects.all(), self.request.user)
        allowed |= Article.objects.filter(pk__in=self.base["related"])
        field.never = (self.instance.pk, _("An article can't be related to itself."))  # type: ignore[attr-defined]
        field.queryset = allowed.exclude(pk=self.instance.pk).only("title").order_by("-updated_at", "-id")  # type: ignore[attr-defined]

    def seen_now(self) -> str:
        """For the form to send back. Who was told that somebody else was faster has seen what there is now."""
        told = not self.is_bound or isinstance(self.refusal, Overtaken)
        return self.row_seen if told else self.data.get("seen", "")

    # --- What is said of it ---

    def clean_title(self) -> str:
        # The field has one line; what a script sends may have more.
        title = clean_text(self.cleaned_data["title"]).replace("\n", " ")
        # Spaces of no width, or dashes alone: nothing that a reader could click on.
        if not any(character.isalnum() for character in title):
            raise forms.ValidationError(_("An article needs a title."))
        return title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        keep_to_beat(self, self.request.user)
        if self.base_is_lost:
            self.add_error(None, _("This form is of a revision that doesn't exist. Open the article anew."))
        if isinstance(self.refusal, Unready):
            for finding in self.refusal.findings:
                name = NAMES.get(finding.field, finding.field)
                self.add_error(name if name in self.fields else None, finding.sentence)
        elif self.refusal:
            field = getattr(self.refusal, "field", None)
            self.add_error(field if field in self.fields else None, str(self.refusal))
        self._keep_place_of_trashed(cleaned.get("language"))
        if verb_of(self.request) == "_publish":
            if not cleaned.get("section") and "section" not in self.errors:
                self.add_error("section", _("Choose a section: readers find a published article by it."))
            for finding in dangerous_as_typed(self.data.get("body", "")):
                self.add_error("body", finding.sentence)
        return cleaned

    def _keep_place_of_trashed(self, language: str | None) -> None:
        """One query, for a twin that is begun and for an article that changes its language."""
        is_new_place = bool(self.twin_source) if self.instance.pk is None else language != self.instance.language
        if not (language and is_new_place):
            return
        if Trashed.objects.filter(article__story=self.instance.story, article__language=language).exists():
            sentence = _("The text in this language is in the trash. Take it back, or delete it for good first.")
            self.add_error("language", sentence)

    def _get_validation_exclusions(self) -> set[str]:
        # Django checks no constraint with a field that the form hasn't; a second twin has to be a sentence, not a 500.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # untyped
        return exclusions - {"story"}

    # --- What it says, when it is valid ---

    def content(self) -> Content:
        """What was not touched stays as it was, to the letter: an editor that lays out the same HTML otherwise has
        changed nothing."""
        changed = {name: self._value(NAMES.get(name, name)) for name in FIELDS if self._is_touched(name)}
        return {**self.base, **changed}

    def content_has_changed(self) -> bool:
        return any(self._is_touched(name) for name in FIELDS)

    def times_have_changed(self) -> bool:
        return any(name in self.changed_data for name in TIMES)

    def time(self, name: str) -> Any:
        """As it was sent; as it is where it was not touched: a field has no microseconds."""
        return self.cleaned_data[name] if name in self.changed_data else self.times[name]

    def _is_touched(self, name: str) -> bool:
        return NAMES.get(name, name) in self.changed_data

    def _value(self, field: str) -> Any:
        value = self.cleaned_data[field]
        if field in NAMES.values():
            return [row.pk for row in value]
        return value.pk if field in ("section", "cover") and value else value


def seen_by_readers(article: Article | None) -> str:
    """Changes with every publishing, taking down and planning."""
    if not (article and article.pk):
        return ""
    times = (getattr(article, name) for name in TIMES)
    return " ".join([article.status, str(article.live_id or "-"), *(at.isoformat() if at else "-" for at in times)])


def times_seen(seen: str | None) -> dict[str, datetime | None] | None:
    """Of what `seen_by_readers` said; None where that was something else."""
    parts = (seen or "").split(" ")
    try:
        times = [None if part == "-" else datetime.fromisoformat(part) for part in parts[2:]]
    except ValueError:
        return None
    are_moments = all(time is None or time.utcoffset() is not None for time in times)
    return dict(zip(TIMES, times, strict=True)) if len(times) == len(TIMES) and are_moments else None
