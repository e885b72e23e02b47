"""The editor is old; this is what stands around it, and around the newsroom."""

from pathlib import Path

import ckeditor
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import translation

from odessa_news.newsroom_editor import CKEDITOR_CONFIGS, PLUGINS
from odessa_news.newsroom_static import is_served
from tests import cast
from tests.make import make_article, make_page

EDITOR_PAGES = ("/admin/articles/article/add/", "/admin/articles/page/add/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "samples/index.html",
        "samples/old/ajax.html",
        "CHANGES.md",
        "plugins/codesnippetgeshi/plugin.js",
        "plugins/preview/preview.html",
        "plugins/iframe/dialogs/iframe.js",
        "plugins/flash/dialogs/flash.js",
        "plugins/exportpdf/tests/exportpdf.js",
        "plugins/wsc/dialogs/wsc.js",
        "plugins/scayt/dialogs/options.js",
        "plugins/link/../preview/preview.html",
        "lang/af.js",
    ],
)
def test_what_we_do_not_load_is_not_there(client: Client, path: str) -> None:
    assert finders.find(f"ckeditor/ckeditor/{path}") is None
    assert client.get(f"/static/ckeditor/ckeditor/{path}").status_code == 404


def test_what_we_load_is_there() -> None:
    for path in ("ckeditor.js", "lang/uk.js", "skins/moono-lisa/editor.css", "plugins/link/dialogs/link.js"):
        assert finders.find(f"ckeditor/ckeditor/{path}"), path
    assert finders.find("admin/js/core.js")


def test_nothing_more_is_collected() -> None:
    collected = {path for finder in finders.get_finders() for path, _storage in finder.list([])}
    assert {p for p in collected if p.startswith("ckeditor/") and not is_served(p)} == set()
    assert not any("sample" in p for p in collected if p.startswith("ckeditor/"))
    assert len([p for p in collected if p.startswith("ckeditor/")]) < 120


def test_every_plugin_exists() -> None:
    """Those that aren't in ckeditor.js itself have a folder that is served."""
    core = Path(ckeditor.__file__).parent / "static/ckeditor/ckeditor/ckeditor.js"
    script = core.read_text(encoding="utf-8", errors="replace")
    for name in PLUGINS:
        assert f'CKEDITOR.plugins.add("{name}"' in script or is_served(f"ckeditor/ckeditor/plugins/{name}/plugin.js"), (
            name
        )
    holed = {
        "iframe",
        "flash",
        "forms",
        "sourcearea",
        "preview",
        "print",
        "scayt",
        "wsc",
        "exportpdf",
        "about",
        "uploadimage",
    }
    assert not holed & set(PLUGINS)
    assert CKEDITOR_CONFIGS["default"]["versionCheck"] is False
    assert CKEDITOR_CONFIGS["default"]["fullPage"] is False


@pytest.mark.django_db
def test_policies(client: Client) -> None:
    article = make_article()
    public = client.get(article.get_absolute_url())["Content-Security-Policy"]
    assert "unsafe" not in public
    assert "frame-ancestors 'none'" in public
    client.force_login(cast.chief())
    for url in ("/admin/", "/admin/articles/article/", "/admin/articles/photo/add/", "/admin/login/"):
        response = client.get(url)
        policy = response["Content-Security-Policy"]
        script = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "'unsafe-eval'" in script
        assert "'unsafe-inline'" not in script
        assert "http" not in policy
        assert response["X-Frame-Options"] == "SAMEORIGIN"
    for url in EDITOR_PAGES:
        assert "script-src 'self' 'unsafe-eval' 'unsafe-inline'" in client.get(url)["Content-Security-Policy"]
    assert client.get(article.get_absolute_url())["Content-Security-Policy"] == public


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ru", "uk"])
def test_the_editor_speaks_the_editors_language(client: Client, language: str) -> None:
    client.force_login(cast.chief())
    make_page()
    for url in EDITOR_PAGES:
        page = client.get(url, headers={"accept-language": language}).content.decode()
        assert f"&quot;language&quot;: &quot;{language}&quot;" in page
        assert f'lang="{language}"' in page


@pytest.mark.django_db
def test_the_choice_of_language_stays_in_the_newsroom(client: Client) -> None:
    client.force_login(cast.editor())
    response = client.post("/admin/language/", {"language": "uk", "next": "/admin/"})
    assert response.cookies["django_language"]["path"] == "/admin/"
    with translation.override("uk"):
        assert 'lang="uk"' in client.get("/admin/").content.decode()


@pytest.mark.django_db
def test_the_newsroom_is_never_cached(client: Client) -> None:
    client.force_login(cast.editor())
    for url in ("/admin/", "/admin/articles/article/", "/admin/articles/photo/picker/"):
        assert "no-store" in client.get(url)["Cache-Control"]


def test_a_form_without_its_token_is_refused_in_the_editors_language() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/admin/login/", {}, headers={"Accept-Language": "uk"})
    assert answer.status_code == 403
    assert 'lang="uk"' in answer.content.decode()
    assert "CSRF" not in answer.content.decode()
