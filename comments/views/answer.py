from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..models import Comment, Status
from ..opening import closed_because, only_trusted
from ..readers import key_of
from ..threads import answer_action, why_unanswerable
from ..trust import is_trusted
from .guards import guarded
from .post import acknowledged, take
from .refusing import refuse
from .rendering import personal_page


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """A page to answer one comment; what it sends goes the way of all comments.

    The address alone says what is answered, and the comment says below which article: there is nothing to forge.
    """
    if request.method == "POST":
        return acknowledged(request, lambda typed: _take(request, pk, typed))
    parent = Comment.objects.to_answer().filter(pk=pk).first()
    title = _("This comment can’t be answered")
    if parent is None or not parent.article.is_public():
        return refuse(request, 404, _("There is no such comment on the site, or not any more."), title=title)
    article = parent.article
    if parent.status != Status.APPROVED:
        status, sentence = why_unanswerable(parent)
        # Nothing was written yet that could be lost, as the sentences for posts say.
        without_loss = {
            404: _("There is no such comment on the site, or not any more."),
            410: _("The comment has been removed."),
        }
        return refuse(request, status, without_loss.get(status, sentence), title=title, article=article)
    if closed := closed_because(article):
        return refuse(request, 403, closed, title=title, article=article)
    if only_trusted(article) and not is_trusted(key_of(request).reader()):
        # Said before anything is written; here, unlike below the article, it is known who asks.
        sentence = _("For now only those whose comments have been approved before can write here.")
        return refuse(request, 403, sentence, title=title, article=article)
    action = answer_action(parent, article)
    if article.language != get_language():
        return HttpResponsePermanentRedirect(action)
    context = {"comment": parent, "article": article, "action": action}
    return personal_page(request, "comments/answer.html", context)


def _take(request: HttpRequest, pk: int, typed: dict[str, str]) -> HttpResponse:
    parent = Comment.objects.to_answer().filter(pk=pk).first()
    if parent is None:
        return refuse(request, 404, _("There is no such comment on the site, so your answer was not saved."), typed)
    return take(request, parent.article, typed, parent)
