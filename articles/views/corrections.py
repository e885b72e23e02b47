from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..corrections import page_of
from ..meta import corrections_meta
from .rendering import cursor_of, list_addresses, render_page

PATH = "corrections/"


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    cursor = cursor_of(request)
    context = {
        "page": page_of(get_language(), cursor),
        "cursor": cursor,
        "feed_path": f"{PATH}feed/",
        "meta": corrections_meta(),
    }
    return render_page(request, "articles/corrections.html", context, list_addresses(PATH, cursor))
