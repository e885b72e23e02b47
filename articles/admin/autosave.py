"""What somebody is typing, kept on the server without being saved: as an autosave of the article, or, before there is
an article, as a NewText. Both are their writer's own: nobody else reads or writes them."""

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from odessa_news.lib.text import clean_text

from .. import roles
from ..languages import Language
from ..models import Article, NewText, Revision
from ..models.revision import Kind
from ..revisions.content import Content, content_of, normal
from ..revisions.typed import content_from, fields_of
from .article_form import NAMES
from .background import article_of, sent

# A long read is a tenth of that.
MOST_BYTES = 1_000_000
MOST_NOTE = 200

Kept = Revision | NewText


def keep(request: HttpRequest, pk: int) -> JsonResponse:
    """`fields` (articles.revisions.typed), `based_on`, `over` → `kept`, which the next call sends as `over`.

    409 where what was kept isn't what the form knows as `over`: typed in another tab, or before a crash and not looked
    at yet. The answer has it, so that the browser can put it aside and then ask once more.
    """
    data = _sent(request)
    article = article_of(request, pk)
    latest = article.latest_revision()
    base = latest.content if latest else content_of(Article.objects.get(pk=pk))
    content = typed_by(request.user, data.get("fields"), base)
    with transaction.atomic():
        before = autosaves(article, request.user).select_for_update().first()
        if before and not _is_known(before, data, content):
            return _unknown(before)
        if content == base:
            # Typed and taken back: there is nothing to offer after a crash.
            autosaves(article, request.user).delete()
            return _answer(None)
        based_on, note = _number(data.get("based_on"), 2**31), _note(data.get("fields"))
        return _answer(article.keep_autosave(request.user, content, based_on, note))


def forget(request: HttpRequest, pk: int) -> JsonResponse:
    """What the form knows as `over` was looked at, and isn't wanted. What was typed since stays."""
    data = _sent(request)
    return _forget(autosaves(article_of(request, pk), request.user).first(), data)


def keep_new(request: HttpRequest) -> JsonResponse:
    """As `keep`, with the `key` of the form and the id of the article that it is the `twin_of`."""
    data = _sent(request)
    writer, key, fields = _writer(request), _key(data), data.get("fields")
    nothing = normal(content_of(Article()))
    content = typed_by(writer, fields, nothing)
    with transaction.atomic():
        before = NewText.objects.select_for_update().filter(user=writer, key=key).first()
        if before and before.made_id is None and not _is_known(before, data, content):
            return _unknown(before)
        if content == nothing:
            # Sent empty, or emptied again: offered, it would push real texts out of sight, and at last out.
            NewText.objects.filter(user=writer, key=key, made=None).delete()
            return _answer(None)
        if not before:
            NewText.objects.sweep(writer)
        values = {"content": content, "language": language_of(fields), "kept_at": timezone.now(), "made": None}
        twin = _number(data.get("twin_of"), 2**63)
        values["twin_of"] = roles.visible(Article.objects.all(), writer).filter(pk=twin).first() if twin else None
        kept, _made = NewText.objects.update_or_create(user=writer, key=key, defaults=values)
        return _answer(kept)


def forget_new(request: HttpRequest) -> JsonResponse:
    data = _sent(request)
    return _forget(NewText.objects.filter(user=_writer(request), key=_key(data)).first(), data)


def autosaves(article: Article, user: roles.Staff) -> QuerySet[Revision]:
    """Theirs: one or none."""
    return article.revisions.filter(kind=Kind.AUTOSAVE, created_by=user.pk)


def moment_of(kept: Kept) -> datetime:
    return kept.kept_at if isinstance(kept, NewText) else kept.created_at


def _is_known(before: Kept, data: dict[str, Any], content: Content) -> bool:
    return data.get("over") == moment_of(before).isoformat() or before.content == content


def _unknown(before: Kept) -> JsonResponse:
    fields, moment = fields_of(before.content), moment_of(before)
    if isinstance(before, NewText):
        fields["language"] = [before.language]
    answer = {
        "fields": {NAMES.get(name, name): values for name, values in fields.items()},
        "based_on": before.based_on if isinstance(before, Revision) else None,
        "kept": moment.isoformat(),
        "at": milliseconds(moment),
    }
    return JsonResponse(answer, status=HTTPStatus.CONFLICT)


def _answer(kept: Kept | None) -> JsonResponse:
    moment = moment_of(kept) if kept else timezone.now()
    return JsonResponse({"kept": moment.isoformat() if kept else "", "at": milliseconds(moment)})


def _forget(kept: Kept | None, data: dict[str, Any]) -> JsonResponse:
    if kept and data.get("over") == moment_of(kept).isoformat():
        kept.delete()
    return JsonResponse({})


def _sent(request: HttpRequest) -> dict[str, Any]:
    data = sent(request, MOST_BYTES)
    # In another tab somebody else may have logged in; what was typed here isn't theirs.
    if data.get("user") != request.user.pk:
        raise BadRequest(_("Somebody else is logged in by now. Log in as yourself, and your text is kept again."))
    return data


def typed_by(user: roles.Staff, fields: Any, base: Content) -> Content:
    """What `fields` say, on top of `base`. Whatever a script has sent as related, of what `user` may not know not even
    the number is kept: the history would name it. A query only where one is new."""
    content = normal(content_from(by_content(fields), base))
    if not (new := set(content["related"]) - set(base["related"])):
        return content
    known = roles.visible(Article.objects.filter(pk__in=new), user).values_list("pk", flat=True)
    may_stay = {*base["related"], *known}
    return {**content, "related": [pk for pk in content["related"] if pk in may_stay]}


def by_content(fields: Any) -> Any:
    """By the names that a content has for what the form calls something else."""
    if not isinstance(fields, dict):
        return {}
    return {**fields, **{name: fields.get(field) for name, field in NAMES.items()}}


def _writer(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    return request.user


def _key(data: dict[str, Any]) -> UUID:
    if key := key_of(data.get("key")):
        return key
    raise BadRequest(_("This can't be read, so nothing of it is kept."))


def key_of(value: Any) -> UUID | None:
    try:
        return UUID(value)
    except (AttributeError, TypeError, ValueError):
        return None


def language_of(fields: Any) -> str:
    wanted = fields.get("language") if isinstance(fields, dict) else None
    return wanted[0] if isinstance(wanted, list) and wanted and wanted[0] in Language.values else Language.RU


def _note(fields: Any) -> str:
    values = fields.get("note") if isinstance(fields, dict) else None
    note = values[0] if isinstance(values, list) and values else ""
    return clean_text(note)[:MOST_NOTE] if isinstance(note, str) else ""


def _number(value: Any, beyond: int) -> int | None:
    return value if type(value) is int and 0 < value < beyond else None


def milliseconds(moment: datetime) -> int:
    """As JavaScript counts."""
    return int(moment.timestamp() * 1000)
