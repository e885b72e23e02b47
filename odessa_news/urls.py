"""Addresses. Public pages stand at `/` in the default language and below `/ru/` or `/uk/` in the other one."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from .views import health, login_again, machines, media, metrics

urlpatterns = [
    path("admin/language/", set_language, name="set_language"),
    path("admin/login/again/", login_again.login_again, name="login_again"),
    path("admin/", include("odessa_news.accounts.urls")),
    path("admin/", include("articles.admin.urls")),
    path("admin/comments/", include("comments.admin.urls")),
    path("admin/", admin.site.urls),
    path("media/<path:path>", media.media, name="media"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("", include("articles.sitemaps.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    *(path(f"comments/{code}/", include("comments.personal_urls", code)) for code, _name in settings.LANGUAGES),
    *i18n_patterns(
        path("comments/", include("comments.urls")),
        path("manifest.webmanifest", machines.manifest, name="manifest"),
        path("", include("articles.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "odessa_news.views.errors.bad_request"
handler403 = "odessa_news.views.errors.forbidden"
handler404 = "odessa_news.views.errors.not_found"
handler500 = "odessa_news.views.errors.server_error"
