"""What the form of an article does: it writes revisions, and publishes exactly the one that it has written."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import roles
from ..models import Article, Revision, Status
from ..pairs import set_times_of_both
from ..revisions.refusals import NewerRevision, Overtaken, Refused
from ..revisions.saving import FOLLOWING, lock
from ..workflow.reviewing import send_back, submit
from .article_form import PUBLISHING_VERBS, TIMES, ArticleForm, seen_by_readers, verb_of
from .article_shared import begin, is_held_back, taken_over, tell_of_new_twin, tell_of_taken_over, tell_of_twin
from .base import RichTextAdmin


class ArticleSaving(RichTextAdmin):
    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method == "POST" and verb_of(request) in PUBLISHING_VERBS and not roles.may_publish(request.user):
            raise PermissionDenied
        view = super().changeform_view
        try:
            return view(request, object_id, *args, **kwargs)
        except NewerRevision as newer:
            # The transaction around the form is undone, and what kept the text with it.
            article = newer.theirs.article
            article.keep_autosave(request.user, newer.mine.content, newer.mine.based_on, newer.mine.note)
            return HttpResponseRedirect(reverse("admin:articles_article_conflict", args=[article.pk]))
        except Refused as refusal:
            # Nothing was done. The form comes back with the sentence and with all that was typed.
            request.refusal = refusal  # type: ignore[attr-defined]
            return view(request, object_id, *args, **kwargs)
        except IntegrityError:
            # Somebody else's row came between validation and saving. It is there to be seen now, so the second
            # attempt ends in the form with a sentence.
            return view(request, object_id, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        begin(request)
        revision = self._save_changes(request, obj, form) if change else self._start(request, obj, form)
        verb = verb_of(request)
        for_twin = change and form.cleaned_data["times_for_twin"]
        if roles.may_publish(request.user) and (form.times_have_changed() or for_twin):
            # One without a section is in nobody's beat, and has no readers.
            _forbid_unless(obj.section_id is None or roles.may_publish_article(request.user, obj))
            times = [form.time(name) for name in TIMES]
            if for_twin:
                set_times_of_both(obj, request.user, *times)
            else:
                obj.set_times(request.user, *times)
        if is_held_back(request):
            return
        if verb == "_publish":
            _forbid_unless(roles.may_publish_content(request.user, obj, revision.content))
            obj.publish(request.user, revision)
        elif verb == "_review":
            submit(obj, request.user, revision, form.cleaned_data["note"])
        elif verb == "_draft" and obj.status == Status.REVIEW:
            send_back(obj, request.user, form.cleaned_data["note"])

    def _start(self, request: HttpRequest, article: Article, form: ArticleForm) -> Revision:
        article.published_at = article.unpublish_at = None
        article.status = Status.DRAFT
        first = article.start(request.user, form.content(), form.cleaned_data["note"])
        if form.twin_source:
            tell_of_new_twin(request, article)
        return first

    def _save_changes(self, request: HttpRequest, article: Article, form: ArticleForm) -> Revision:
        language = article.language
        # From here on `article` is the row, and not what validation has made of it.
        lock(article)
        if verb_of(request) in PUBLISHING_VERBS or form.times_have_changed() or form.cleaned_data["times_for_twin"]:
            self._check_seen(article, form)
        if article.language != language and article.status in FOLLOWING:
            article.language = language
            article.save()
        if form.content_has_changed():
            note = form.cleaned_data["note"]
            sent = form.content()
            saved = article.save_revision(request.user, sent, form.base_number, note)
            tell_of_twin(request, article, form.base, sent)
            if names := taken_over(sent, saved):
                tell_of_taken_over(request, article, names, publishes=verb_of(request) == "_publish")
            return saved
        latest = article.ensure_revision()
        if verb_of(request) == "_publish" and latest.number != (form.base_number or 1):
            raise Refused(
                _("Meanwhile revision %(number)s has been saved. Open the article anew and look at it first.")
                % {"number": latest.number}
            )
        return latest

    def _check_seen(self, article: Article, form: ArticleForm) -> None:
        """Whoever publishes or takes down has seen what they decide on."""
        sent = form.data.get("seen")
        if sent is not None and sent != seen_by_readers(article):
            raise Overtaken


def _forbid_unless(allowed: bool) -> None:
    """Asked inside the transaction, of the row as it is now: nothing is saved then."""
    if not allowed:
        raise PermissionDenied
