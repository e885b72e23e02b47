from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..chrome import chrome
from ..front import front_page
from ..meta import front_meta
from ..structured_data import front_data
from .rendering import in_both, render_page


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    language = get_language()
    around = chrome(language)
    page = front_page(language, around.sections)
    context = {"front": page, "meta": front_meta(), "structured_data": front_data()}
    return render_page(request, "articles/front.html", context, in_both(""), surroundings=around)
