from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .. import metrics as numbers


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For whoever has METRICS_TOKEN; where none is set, there is no such page."""
    if not settings.METRICS_TOKEN:
        raise Http404("METRICS_TOKEN is not set")
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"):
        response = HttpResponse("a bearer token is needed\n", content_type="text/plain", status=401)
        response.headers["WWW-Authenticate"] = 'Bearer realm="metrics"'
        return response
    try:
        text = numbers.page()
    except DatabaseError:
        return HttpResponse("database unavailable\n", content_type="text/plain", status=503)
    return HttpResponse(text, content_type="text/plain; version=0.0.4; charset=utf-8")
