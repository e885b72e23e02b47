"""What crawlers, browsers and phones ask of the site as a whole."""

import json
from urllib.robotparser import RobotFileParser

import pytest
from django.conf import settings
from django.test import Client


def test_robots_keep_out_of_what_is_personal(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    for path in ("/", "/uk/", "/news/mayak-1/", "/uk/authors/anna/", "/feed/", "/search/", "/media/a.jpg"):
        assert rules.can_fetch("*", settings.SITE_URL + path), path
    for path in ("/admin/login/", "/comments/ru/mine/1/", "/comments/uk/mine/1/", "/preview/x/", "/uk/preview/x/"):
        assert not rules.can_fetch("*", settings.SITE_URL + path), path
    assert not rules.can_fetch("*", f"{settings.SITE_URL}/search/?q=x")
    assert not rules.can_fetch("*", f"{settings.SITE_URL}/uk/search/?q=x")
    assert rules.site_maps() == [f"{settings.SITE_URL}/sitemap.xml", f"{settings.SITE_URL}/sitemap-news.xml"]


@pytest.mark.parametrize(("path", "language", "home"), [("", "ru", "/"), ("uk/", "uk", "/uk/")])
def test_manifest_of_each_language(client: Client, path: str, language: str, home: str) -> None:
    response = client.get(f"/{path}manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert (manifest["lang"], manifest["start_url"], manifest["scope"]) == (language, home, "/")
    assert manifest["name"]
    assert manifest["short_name"]
    assert {(icon["sizes"], icon.get("purpose", "any")) for icon in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
        ("any", "any"),
    }
    assert all(icon["src"].startswith("/static/img/icon") for icon in manifest["icons"])


@pytest.mark.usefixtures("ukrainian_first")
def test_manifest_with_ukrainian_first(client: Client) -> None:
    assert json.loads(client.get("/manifest.webmanifest").content)["lang"] == "uk"
    assert json.loads(client.get("/ru/manifest.webmanifest").content)["start_url"] == "/ru/"


def test_favicon(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, "/static/favicon.ico")


@pytest.mark.parametrize("path", ["/robots.txt", "/favicon.ico", "/manifest.webmanifest"])
def test_no_cookie_and_always_revalidated(client: Client, path: str) -> None:
    response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.post(path).status_code == 405
