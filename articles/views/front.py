from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..chrome import chrome
from ..front import Cards, front_page
from ..meta import front_meta
from ..structured_data import front_data
from .rendering import in_both, render_page


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    return render_front(request)


def render_front(request: HttpRequest, placed: Cards | None = None) -> HttpResponse:
    """In the active language; with `placed` in its slots instead of what is saved."""
    language = get_language()
    around = chrome(language)
    page = front_page(language, around.sections, placed)
    context = {"front": page, "meta": front_meta(), "structured_data": front_data()}
    return render_page(request, "articles/front.html", context, in_both(""), surroundings=around)
