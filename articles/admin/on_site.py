"""From a form of the newsroom to the page of readers. Django's own way there asks nobody, and the address of another's
draft tells its title."""

from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe


@require_safe
def on_site(request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
    """Stands at the address of the admin's "view_on_site"."""
    model = get_object_or_404(ContentType, pk=content_type_id).model_class()
    if model is None:
        raise Http404("its table is gone")
    try:
        model_admin = admin.site.get_model_admin(model)
    except NotRegistered:
        raise Http404("nothing of the newsroom") from None
    obj = model_admin.get_object(request, object_id)
    if obj is None or not model_admin.has_view_permission(request, obj):
        raise Http404("no such object")
    if not (address := _address(model_admin, obj)):
        raise Http404("readers don't see it")
    return HttpResponseRedirect(address)


def _address(model_admin: admin.ModelAdmin, obj: object) -> str:
    if callable(model_admin.view_on_site):
        return model_admin.view_on_site(obj) or ""
    own = getattr(obj, "get_absolute_url", None)
    return own() if own and model_admin.view_on_site else ""
