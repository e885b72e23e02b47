from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..front import front_page
from ..models import Section
from .rendering import in_both, render_page


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    sections = list(Section.objects.for_navigation())
    page = front_page(get_language(), sections)
    return render_page(request, "articles/front.html", {"front": page}, in_both(""), sections=sections)
