"""How the newsroom (django-unfold's admin) looks, and what stands in its sidebar."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def _static(path: str) -> Callable[[HttpRequest], str]:
    # Only a running site knows the hashes of its static files.
    return lambda request: static(path)


def _may(permission: str) -> Callable[[HttpRequest], bool]:
    return lambda request: request.user.has_perm(permission)


def _item(title: str | Promise, icon: str, model: str, **more: Any) -> dict[str, Any]:
    """A list of the sidebar, for those who may see it."""
    app, _dot, name = model.partition(".")
    link = reverse_lazy(f"admin:{app}_{name}_changelist")
    return {"title": title, "icon": icon, "link": link, "permission": _may(f"{app}.view_{name}"), **more}


def _page(title: str | Promise, icon: str, name: str, permission: str) -> dict[str, Any]:
    """A page of articles.admin.urls or comments.admin.urls."""
    return {"title": title, "icon": icon, "link": reverse_lazy(name), "permission": _may(permission)}


def open_site(request: HttpRequest) -> str:
    """The front page in the language that the newsroom speaks."""
    from articles.models.urls import public_url

    return public_url("", get_language())


NAVIGATION: list[dict[str, Any]] = [
    {
        "items": [
            {"title": _("Desk"), "icon": "home", "link": reverse_lazy("admin:index")},
            _item(_("Articles"), "article", "articles.article"),
            _page(_("Front page"), "web", "newsroom:front_home", "articles.view_frontslot"),
            _page(_("Calendar"), "calendar_month", "newsroom:calendar", "articles.view_article"),
            _page(_("Twins"), "translate", "newsroom:twins", "articles.view_article"),
            _item(_("Photos"), "photo_library", "articles.photo"),
            {
                **_page(_("Comments"), "forum", "moderation:queue", "comments.view_comment"),
                "badge": "odessa_news.newsroom_desk.waiting_badge",
            },
            _item(_("Complaints"), "gavel", "comments.complaint"),
            _item(_("Mistakes"), "spellcheck", "comments.typoreport"),
        ]
    },
    {
        "title": _("Reference"),
        "separator": True,
        "items": [
            _item(_("Sections"), "account_tree", "articles.section"),
            _item(_("Topics"), "sell", "articles.topic"),
            _item(_("Authors"), "edit_note", "articles.author"),
            _item(_("Pages"), "description", "articles.page"),
            _item(_("Stop list"), "block", "comments.stopword"),
            _item(_("Staff"), "group", "auth.user"),
            _item(_("Roles"), "badge", "auth.group"),
            _item(_("All comments"), "chat", "comments.comment"),
            _item(_("Bans"), "block", "comments.ban"),
            _item(_("Failed logins"), "lock", "axes.accessattempt"),
            _item(_("Log"), "history", "articles.auditentry"),
        ],
    },
    {
        "separator": True,
        "items": [{"title": _("Open the site"), "icon": "open_in_new", "link": open_site, "active": False}],
    },
]

# Limestone, deep water, and the lighthouse's red where something is wrong or waits.
STONE = {
    "50": "#faf8f3",
    "100": "#f2eee4",
    "200": "#e3ded3",
    "300": "#cfc8ba",
    "400": "#a39b8c",
    "500": "#716a5e",
    "600": "#554f46",
    "700": "#403b34",
    "800": "#2a2723",
    "900": "#1c1a18",
    "950": "#131211",
}
WATER = {
    "50": "#eff5fa",
    "100": "#dce9f3",
    "200": "#bcd3e6",
    "300": "#93b8d6",
    "400": "#74a5cb",
    "500": "#6ba1cc",
    "600": "#0b5273",
    "700": "#0a4460",
    "800": "#14304a",
    "900": "#0e2233",
    "950": "#091a28",
}

UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "Odessa News",
    "SITE_HEADER": "Odessa News",
    "SITE_SUBHEADER": _("Newsroom"),
    "SITE_URL": open_site,
    "SITE_ICON": _static("img/icon.svg"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": _static("img/icon.svg")}],
    "SHOW_LANGUAGES": True,
    "SHOW_BACK_BUTTON": True,
    "ACCOUNT": {
        "navigation": [
            {"title": _("My account"), "link": reverse_lazy("accounts:account")},
            {"title": _("Change password"), "link": reverse_lazy("admin:password_change")},
        ]
    },
    "BORDER_RADIUS": "4px",
    "COLORS": {"base": STONE, "primary": WATER},
    "STYLES": [
        _static("newsroom/newsroom.css"),
        _static("newsroom/account.css"),
        _static("newsroom/workflow.css"),
        _static("newsroom/typos.css"),
    ],
    "SCRIPTS": [_static("newsroom/autofocus.js"), _static("newsroom/list_keys.js")],
    "DASHBOARD_CALLBACK": "odessa_news.newsroom_desk.desk",
    "SIDEBAR": {"show_search": False, "show_all_applications": False, "navigation": NAVIGATION},
}
