import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tests.e2e.kinds import kinds
from tests.e2e.site import Site, shared_site

# Playwright's sync API runs an event loop in this thread, which Django's ORM takes for an async context.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The shell draws no windows of its own around the pages: half the computing of the whole browser, which does too.
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The real server with the demo newsroom, one for the whole run."""
    with shared_site(Path(os.environ["VAR_DIR"]) / "site") as site:
        yield site


@pytest.fixture(scope="session")
def addresses(browser: Any, site: Site) -> list[str]:
    """One of each kind of page of the real site."""
    context = browser.new_context(base_url=site.url, viewport=DESK)
    page = watch(context.new_page(), site.url)
    found = kinds(page)
    context.close()
    assert not page.foreign, f"requests to other hosts: {page.foreign}"
    assert not page.complaints, page.complaints
    return found


def watch(page: Any, home: str) -> Any:
    """Note in `page.foreign` what it asks of other hosts than its `page.home`, in `page.complaints` what its console
    calls an error, and in `page.under_way` which requests have no answer yet."""
    page.home, page.foreign, page.complaints, page.under_way = home, [], [], set()

    def note_request(request: Any) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            page.foreign.append(request.url)

    def note_console(message: Any) -> None:
        if message.type == "error":
            page.complaints.append(message.text)

    page.on("request", note_request)
    page.on("request", lambda request: page.under_way.add(request))
    page.on("requestfinished", lambda request: page.under_way.discard(request))
    page.on("requestfailed", lambda request: page.under_way.discard(request))
    page.on("console", note_console)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def log_in(page: Any, username: str) -> None:
    """Without the form, whose two pages cost a second; log_in_by_form of test_newsroom_path goes through it."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": page.home}])


def widen(page: Any, width: int) -> None:
    """Or narrow it, and wait until the page has it."""
    page.set_viewport_size({**page.viewport_size, "width": width})
    page.wait_for_function("width => innerWidth === width", arg=width)


def follow(page: Any, link: Any) -> None:
    """Click it and wait for the whole page that it leads to: a click alone waits for its first bytes, and what is asked
    of the page without waiting (`count`, `all`, `is_visible`, `page.url`) would be asked of half of it."""
    with page.expect_navigation():
        link.click()


def settle(context: Any, page: Any) -> None:
    """Close it when the server has answered: a request that comes later meets a database which no test has opened, and
    fails the next one. So does what a page sends as it is left."""
    if page.is_closed():
        return
    for _ in range(100):
        if not page.under_way:
            break
        page.wait_for_timeout(50)
    context.set_offline(True)
    context.close()


@pytest.fixture
def page(browser: Any, live_server: Any) -> Iterator[Any]:
    """A page on the test database's server, in a fresh context; asking another host for anything fails the test."""
    context = browser.new_context(base_url=live_server.url, locale="ru-RU", viewport=DESK)
    page = watch(context.new_page(), live_server.url)
    yield page
    settle(context, page)
    assert not page.foreign, f"requests to other hosts: {page.foreign}"


@pytest.fixture
def reader(browser: Any, site: Site) -> Iterator[Any]:
    """`reader(**context options)` opens a page on the real site. Foreign requests and console errors fail the test."""
    contexts, pages = [], []

    def open_page(**options: Any) -> Any:
        context = browser.new_context(**{"base_url": site.url, "viewport": DESK, **options})
        contexts.append(context)
        pages.append(watch(context.new_page(), site.url))
        return pages[-1]

    yield open_page
    for context in contexts:
        context.close()
    for page in pages:
        assert not page.foreign, f"requests to other hosts: {page.foreign}"
        assert not page.complaints, page.complaints
