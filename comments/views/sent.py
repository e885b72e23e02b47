from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models.urls import personal_url

from ..models import Comment
from .rendering import personal_page

_signer = Signer(salt="comments.sent")


def sent_url(comment: Comment) -> str:
    """The page that only the commenter is told of. Makes a query unless the article is loaded."""
    return personal_url(f"sent/{_signer.sign(str(comment.pk))}/", comment.article.language)


@require_safe
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """How one's own comment stands."""
    try:
        pk = int(_signer.unsign(token))
    except (BadSignature, ValueError):
        raise Http404("not a token of ours") from None
    comment = get_object_or_404(Comment.objects.for_sent_page(), pk=pk)
    return personal_page(request, "comments/sent.html", {"comment": comment, "article": comment.article})
