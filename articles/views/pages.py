from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ..meta import page_meta
from ..models import Page
from .rendering import in_both, render_page


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    page = get_object_or_404(Page, slug=slug)
    context = {"page": page, "meta": page_meta(page)}
    return render_page(request, "articles/page.html", context, in_both(f"pages/{slug}/"))
