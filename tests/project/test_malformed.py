"""What no browser sends is answered 400, 404 or 405 with at most one line in the log, never 500."""

import logging

import pytest

from odessa_news.logs import OneLineForRefusals
from odessa_news.wsgi import application
from tests import cast

pytestmark = pytest.mark.django_db

NEVER_FOUND = [
    "/archive/0000/13/99/",
    "/archive/2024/02/30/",
    "/archive/9999/12/31/",
    "/archive/0001/01/01/",
    "/archive/٢٠٢٤/",
    "/no-such-section/",
    "/no-such-section/x-1/",
    "/x/x-0/",
    "/x/x-99999999999999999999/",
    "/x/x--1/",
    "/en/",
    "/uk/ru/",
    "/authors/nobody/",
    "/topics/nothing/",
    "/pages/nowhere/",
    "/%ED%A0%80/",
    "/%FF%FE/",
    "/../etc/passwd",
    "/media/../settings.py",
    "/media/%2e%2e/secret_key",
    "/media/",
    "/статьи/",
]


def lines(caplog):
    return [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize("path", NEVER_FOUND)
def test_nonsense_in_the_path_is_not_found(client, caplog, path):
    response = client.get(path)
    assert response.status_code == 404
    assert len(lines(caplog)) <= 1
    assert all(record.exc_info is None for record in lines(caplog))


@pytest.mark.parametrize("path", ["/a\0b/", "/%00/", "/?q=%00", "/?before=\0", "/feed/?x=%00"])
def test_nul_is_a_bad_request(client, caplog, path):
    assert client.get(path).status_code == 400
    assert len(lines(caplog)) == 1


@pytest.mark.parametrize("before", ["x", "1", "-", "%FF", "1-1-1", "%ED%A0%80", "9" * 40, "1-1%0A", "١-١"])
def test_a_cursor_that_is_none_of_ours_is_not_found(client, before):
    from tests.make import make_section

    section = make_section()
    assert client.get(f"/{section.slug}/?before={before}").status_code == 404


def test_an_endless_query_is_a_bad_request(client, caplog):
    assert client.get("/?" + "q" * 100_000).status_code == 400
    assert len(lines(caplog)) == 1


@pytest.mark.parametrize(("path", "language"), [("/search/?q=" + "q" * 5000, "ru"), ("/uk/%00/", "uk")])
def test_there_is_a_sentence_and_a_way_on(client, path, language):
    response = client.get(path)
    page = response.content.decode()
    assert (response.status_code, response["Content-Language"]) == (400, language)
    assert f'<html lang="{language}">' in page
    assert 'class="button" href="/' in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8000@evil.example", "a b", "[::1", "x" * 3000])
def test_a_host_that_is_not_ours_is_a_bad_request(client, caplog, host):
    assert client.get("/", headers={"host": host}).status_code == 400
    assert len(lines(caplog)) == 1


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("path", ["/", "/archive/", "/pages/x/", "/section/", "/section/x-1/", "/healthz"])
def test_a_wrong_method_is_not_allowed(client, method, path):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(("method", "path"), [("post", "/uk/archive/"), ("put", "/uk/"), ("options", "/uk/feed/")])
def test_what_is_not_allowed_has_a_page(client, caplog, method, path):
    response = getattr(client, method)(path)
    page = response.content.decode()
    assert (response.status_code, int(response["Content-Length"])) == (405, len(response.content))
    assert response["Allow"]
    assert '<html lang="uk">' in page
    assert 'class="button" href="/uk/"' in page
    assert len(lines(caplog)) == 1


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/comments/article/1/", "/static/css/site.css"])
def test_methods_of_nobody_are_not_allowed_anywhere(client, method, path):
    client.force_login(cast.chief())
    response = getattr(client, method)(path)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")


@pytest.mark.parametrize("host", [{}, {"HTTP_HOST": ""}])
def test_a_request_without_a_host_is_a_bad_request(rf, caplog, host):
    answers = []
    environ = rf.get("/archive/").environ | host
    body = application(environ, lambda status, headers: answers.append(status))
    assert (answers, list(body)) == (["400 Bad Request"], [b"400 Bad Request\n"])
    assert len(lines(caplog)) == 1


def test_a_request_with_its_host_is_answered(rf):
    answers = []
    application(rf.get("/robots.txt", headers={"host": "testserver"}).environ, lambda *said: answers.append(said[0]))
    assert answers == ["200 OK"]


def test_head_has_no_body(rf):
    """gunicorn would drop it, and say so in the log each time."""
    request = rf.get("/robots.txt", headers={"host": "testserver"}).environ
    said, bodies = [], []
    for method in ("GET", "HEAD"):
        body = application(request | {"REQUEST_METHOD": method}, lambda *head: said.append(head))
        bodies.append(b"".join(body))
    assert (bool(bodies[0]), bodies[1]) == (True, b"")
    assert [status for status, _headers in said] == ["200 OK", "200 OK"]
    assert {dict(headers)["Content-Length"] for _status, headers in said} == {str(len(bodies[0]))}


def test_the_superfluous_prefix_leads_to_the_only_address(client):
    response = client.get("/ru/archive/?before=1")
    assert (response.status_code, response["Location"]) == (301, "/archive/?before=1")


@pytest.mark.parametrize("path", ["/ru//evil.example/", "/ru/\\evil.example", "/ru///evil.example"])
def test_it_never_leads_to_another_host(client, path):
    location = client.get(path).get("Location", "")
    assert not location.startswith(("//", "/\\", "http"))


def test_a_refusal_is_one_line_and_a_failure_keeps_its_traceback():
    def written(name, status):
        record = logging.LogRecord(name, logging.ERROR, __file__, 1, "x", (), (ValueError, ValueError("x"), None))
        record.status_code = status
        OneLineForRefusals().filter(record)
        return logging.Formatter().format(record)

    assert written("django.request", 403) == "x"
    assert written("django.security.DisallowedModelAdminLookup", 500) == "x"
    assert "ValueError" in written("django.request", 500)
