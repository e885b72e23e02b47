from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from odessa_news.lib.caching import CACHE_CONTROL

from ..models import Comment
from ..threads import place_of


@require_safe
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """To where a comment stands today: older ones that are approved later move it."""
    comment = get_object_or_404(Comment.objects.for_permalink(), pk=pk)
    if not comment.article.is_public():
        raise Http404("not published")
    response = HttpResponseRedirect(place_of(comment))
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response
