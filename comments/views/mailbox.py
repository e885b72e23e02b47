from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..letters import questions
from ..models import Comment, Mailbox
from ..tokens import Expired, Question, private_url, question_of
from .guards import guarded
from .reading import giving_back
from .refusing import refuse
from .rendering import personal_page


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@giving_back
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button, for programs that look at mail open its links too; only the button confirms."""
    try:
        question = question_of(token)
        mailbox, comment = _meant(question)
    except Expired:
        sentence = _("This link works no more. If you still want letters, ask for a new one on your comment’s page.")
        return refuse(request, HTTPStatus.GONE, sentence, title=_("This link works no more"))
    if request.method == "POST":
        mailbox.confirm(comment.reader)
    is_answered = mailbox.unsubscribed_at is None and questions.is_joined(comment, mailbox)
    context = {
        "mailbox": mailbox.veiled,
        "is_confirmed": request.method == "POST" or is_answered,
        "url": private_url(comment),
        "article": comment.article,
    }
    return personal_page(request, "comments/mailbox.html", context)


def _meant(question: Question) -> tuple[Mailbox, Comment]:
    """Raises Expired where the owner has switched letters off since he was asked, or has had everything erased."""
    mailbox = Mailbox.objects.filter(pk=question.mailbox).first()
    comment = Comment.objects.for_private_page().filter(pk=question.comment).first()
    if mailbox is None:
        raise Expired
    if comment is None:
        raise Http404("gone with its article")
    # The question knows its second only.
    if mailbox.unsubscribed_at and mailbox.unsubscribed_at.replace(microsecond=0) >= question.asked_at:
        raise Expired
    return mailbox, comment
