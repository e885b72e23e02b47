"""The moderators' queue in a browser, with keys only."""

import time
from typing import Any

import pytest
from django.db.models import Count
from playwright.sync_api import expect

from comments.models import Ban, Comment, Moderation, Reader
from tests import cast
from tests.e2e.conftest import log_in, settle, watch, widen
from tests.e2e.test_axe import AXE
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db(transaction=True)
QUEUE = "/admin/comments/queue/"


def waiting(number: int = 1, **over: Any) -> list[Comment]:
    article = make_article()
    return [make_comment(article, status="pending", **over) for _ in range(number)]


@pytest.fixture
def queue(page: Any) -> Any:
    """Opens the queue as the moderator; what its console complains of fails the test."""
    cast.moderator()

    def open_queue(query: str = "") -> Any:
        log_in(page, "moderator")
        page.goto(QUEUE + query)
        page.wait_for_function("document.activeElement.matches('[data-row], body')")
        return page

    yield open_queue
    assert not page.complaints


def current(page: Any) -> str:
    return str(page.evaluate("document.activeElement.closest('[data-row]')?.dataset.row ?? ''"))


def settled(number: int, seconds: float = 20) -> None:
    """Wait until the server has so many verdicts."""
    deadline = time.monotonic() + seconds
    while Moderation.objects.count() < number:
        assert time.monotonic() < deadline, Moderation.objects.count()
        time.sleep(0.05)


def said(page: Any, text: str) -> None:
    page.wait_for_function("text => document.querySelector('[data-said]').textContent.includes(text)", arg=text)


def status_of(comment: Comment) -> str:
    return str(Comment.objects.values_list("status", flat=True).get(pk=comment.pk))


def test_fifty_verdicts_with_keys_only_in_one_page_load(queue: Any) -> None:
    """More than a page: the next fifty come while one works."""
    comments = waiting(70)
    page = queue()
    loads: list[str] = []
    page.on("load", lambda: loads.append(page.url))
    started = time.monotonic()
    for n in range(50):
        if n % 5 == 3:
            page.keyboard.press("r")
            page.keyboard.press("6")
        else:
            page.keyboard.press("s" if n % 5 == 4 else "a")
    pressed = time.monotonic() - started
    settled(50)
    took = time.monotonic() - started
    print(f"\n50 verdicts: keys in {pressed:.2f} s, all stored after {took:.2f} s")
    numbers = dict(Comment.objects.values_list("status").annotate(Count("id")).order_by())
    assert numbers == {"approved": 30, "rejected": 10, "spam": 10, "pending": 20}
    assert set(Comment.objects.filter(status="rejected").values_list("reason", flat=True)) == {"off_topic"}
    page.wait_for_function("document.querySelectorAll('[data-row]').length === 20")
    assert current(page) == str(comments[50].pk)
    expect(page.locator("[data-waiting]")).to_have_text("20")
    assert not loads
    assert took < 60


def test_an_overtaken_verdict_leaves_no_old_number(queue: Any) -> None:
    """The first is stored when the second one has been counted and answered."""
    waiting(3)
    page = queue()
    held: list[Any] = []
    page.route("**/queue/approve/", lambda route: held.append(route), times=1)
    page.keyboard.press("a")
    with page.expect_response("**/queue/spam/"):
        page.keyboard.press("s")
    expect(page.locator("[data-waiting]")).to_have_text("2")
    held[0].continue_()
    expect(page.locator("[data-waiting]")).to_have_text("1")


def test_in_a_russian_layout(queue: Any) -> None:
    [comment] = waiting()
    page = queue()
    page.evaluate(
        "document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'ф', code: 'KeyA', bubbles: true, cancelable: true}))"
    )
    settled(1)
    assert status_of(comment) == "approved"


def test_goes_up_and_down(queue: Any) -> None:
    comments = [str(comment.pk) for comment in waiting(3)]
    page = queue()
    seen = [current(page)]
    for key in "jjjkk":
        page.keyboard.press(key)
        seen.append(current(page))
    first, second, third = comments
    assert seen == [first, second, third, third, second, first]


def test_undone_they_come_back_where_they_stood(queue: Any) -> None:
    first, second, third = waiting(3)
    page = queue()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("s")
    settled(2)
    page.keyboard.press("u")
    page.wait_for_selector(f"[data-row='{third.pk}']")
    page.keyboard.press("u")
    page.wait_for_selector(f"[data-row='{second.pk}']")
    settled(4)
    assert [row.get_attribute("data-row") for row in page.query_selector_all("[data-row]")] == [
        str(comment.pk) for comment in (first, second, third)
    ]
    assert current(page) == str(second.pk)
    assert set(Comment.objects.values_list("status", flat=True)) == {"pending"}
    page.keyboard.press("u")
    said(page, page.get_attribute("[data-queue]", "data-nothing"))
    page.keyboard.press("a")
    settled(5)
    assert status_of(second) == "approved"


def test_the_second_of_two_moderators_is_told(queue: Any) -> None:
    comment, other = waiting(2)
    page = queue()
    Comment.objects.get(pk=comment.pk).reject(cast.moderator("maria"), "insult")
    page.keyboard.press("a")
    row = page.wait_for_selector(f"[data-row='{comment.pk}'] .queue-refusal")
    assert "maria" in row.inner_text()
    said(page, "maria")
    assert status_of(comment) == "rejected"
    assert Moderation.objects.count() == 1
    # Work goes on with the next one.
    assert current(page) == str(other.pk)
    page.keyboard.press("a")
    settled(2)


def test_what_the_commenter_changed_is_read_again(queue: Any) -> None:
    [comment] = waiting()
    page = queue()
    fresh = Comment.objects.get()
    fresh.edit(None, "Купите слона")
    page.keyboard.press("a")
    page.wait_for_selector(f"[data-row='{comment.pk}'] .queue-refusal")
    assert page.inner_text("[data-text]") == "Купите слона"
    page.keyboard.press("a")
    settled(2)
    assert status_of(comment) == "approved"


def test_many_at_once(queue: Any) -> None:
    comments = waiting(4)
    page = queue()
    for key in "xjxj":
        page.keyboard.press(key)
    page.keyboard.press("r")
    page.keyboard.press("1")
    settled(2)
    assert [status_of(comment) for comment in comments] == ["rejected", "rejected", "pending", "pending"]
    page.keyboard.press("u")
    settled(4)
    assert {status_of(comment) for comment in comments} == {"pending"}


def test_edits(queue: Any) -> None:
    [comment] = waiting(text="Звоните +380…")
    page = queue()
    page.keyboard.press("e")
    assert page.input_value("[data-dialog=edit] textarea") == "Звоните +380…"
    page.keyboard.press("Control+a")
    page.keyboard.type("Звоните […]")
    page.keyboard.press("Control+Enter")
    page.wait_for_function("document.querySelector('[data-text]').textContent === 'Звоните […]'")
    assert current(page) == str(comment.pk)
    page.keyboard.press("a")
    settled(2)
    stored = Comment.objects.get()
    assert (stored.text, stored.status, str(stored.edited_by)) == ("Звоните […]", "approved", "moderator")


def test_an_edit_that_is_refused_keeps_its_text(queue: Any) -> None:
    waiting()
    page = queue()
    page.keyboard.press("e")
    page.fill("[data-dialog=edit] textarea", " ")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("[data-dialog=edit][open] [role=alert]:not(:empty)")
    page.complaints.clear()  # the browser's own, of a 400
    assert not Moderation.objects.exists()


def test_bans(queue: Any) -> None:
    reader = Reader.objects.create(key_hash="a" * 64)
    [comment] = waiting(reader=reader)
    page = queue()
    page.keyboard.press("b")
    page.select_option("[data-dialog=ban] [name=days]", "30")
    page.select_option("[data-dialog=ban] [name=reason]", "hate")
    page.press("[data-dialog=ban] [name=note]", "Enter")
    page.wait_for_function("!document.querySelector('[data-row]')")
    ban = Ban.objects.get()
    assert (ban.reader, ban.reason) == (reader, "hate")
    assert status_of(comment) == "rejected"


@pytest.mark.parametrize("with_the_comment", [True, False])
def test_an_undo_after_a_ban_says_that_the_ban_stays(queue: Any, with_the_comment: bool) -> None:
    decided, banned = waiting(2, reader=Reader.objects.create(key_hash="a" * 64))
    page = queue()
    page.keyboard.press("a")
    settled(1)
    page.keyboard.press("b")
    page.set_checked("[data-dialog=ban] [name=reject]", with_the_comment)
    page.press("[data-dialog=ban] [name=note]", "Enter")
    page.wait_for_function("!document.querySelector('dialog[open]')")
    page.keyboard.press("u")
    said(page, page.get_attribute("[data-queue]", "data-banned"))
    assert (status_of(decided), status_of(banned)) == ("approved", "pending")
    assert Ban.objects.get().is_in_force


def test_nobody_is_banned_of_whom_nothing_is_known(queue: Any) -> None:
    [comment] = waiting()
    page = queue()
    page.keyboard.press("b")
    said(page, page.get_attribute("[data-queue]", "data-unknown"))
    assert not page.query_selector("dialog[open]")
    assert current(page) == str(comment.pk)


def test_fits_a_phone(queue: Any) -> None:
    waiting(2, name="а" * 60, email="roza.markovna.of.moldavanka@a-long-name.example.org", text="ы" * 300)
    page = queue()
    page.set_viewport_size({"width": 360, "height": 740})
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1], widths
    right = "Math.max(...[...document.querySelectorAll('.queue *')].map((each) => each.getBoundingClientRect().right))"
    assert page.evaluate(right) <= 360


def test_a_server_that_is_away_loses_nothing(queue: Any) -> None:
    [comment] = waiting()
    page = queue()
    page.route("**/queue/approve/", lambda route: route.abort())
    page.keyboard.press("a")
    page.wait_for_selector(f"[data-row='{comment.pk}'] .queue-refusal")
    page.unroute("**/queue/approve/")
    page.complaints.clear()
    page.keyboard.press("a")
    settled(1)
    assert status_of(comment) == "approved"


def test_an_expired_login_says_so(queue: Any) -> None:
    [comment] = waiting()
    page = queue()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("a")
    page.wait_for_selector(f"[data-row='{comment.pk}'] .queue-refusal")
    page.complaints.clear()
    expired = page.evaluate("document.querySelector('[data-queue]').dataset.expired")
    assert page.inner_text(".queue-refusal") == expired
    assert status_of(comment) == "pending"


def test_keys_can_be_turned_off(queue: Any) -> None:
    [comment] = waiting()
    page = queue()
    page.keyboard.press("?")
    page.uncheck("[data-keys-on]")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    assert current(page) == str(comment.pk)
    page.click("[data-row] [data-verb=approve]")
    settled(1)


def test_without_its_script(page: Any) -> None:
    cast.moderator()
    approved, rejected = waiting(2)
    page.route("**/queue*.js", lambda route: route.abort())
    log_in(page, "moderator")
    page.goto(QUEUE)
    page.click(f"[data-row='{approved.pk}'] [data-verb=approve]")
    page.wait_for_load_state()
    page.click(f"[data-row='{rejected.pk}'] [data-verb=reject]")
    page.click("button[value=insult]")
    page.wait_for_url(f"**{QUEUE}")
    assert (status_of(approved), status_of(rejected)) == ("approved", "rejected")
    page.click(".queue-decided summary")
    page.click(f".queue-decided button[value^='{approved.pk}:']")
    page.wait_for_selector(f"[data-row='{approved.pk}']")
    assert status_of(approved) == "pending"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, live_server: Any, scheme: str) -> None:
    cast.moderator()
    parent = make_comment(make_article())
    make_comment(parent.article, status="pending", parent=parent, findings=[{"name": "links", "weight": 1.0}])
    waiting(2, reader=Reader.objects.create(key_hash="a" * 64), email="roza@example.org")
    context = browser.new_context(base_url=live_server.url, color_scheme=scheme, bypass_csp=True)
    page = watch(context.new_page(), live_server.url)
    log_in(page, "moderator")
    page.goto(QUEUE)
    page.evaluate(AXE)
    found = []
    for key in ("", "x", "r", "e", "b", "?"):
        if key:
            page.keyboard.press(key)
        scope = "document.querySelector('dialog[open]') ?? document.querySelector('[data-queue]')"
        for width in (390, 1280):
            widen(page, width)
            result = page.evaluate(f"axe.run({scope}, {{resultTypes: ['violations']}})")
            for violation in result["violations"]:
                nodes = [" ".join(node["target"]) for node in violation["nodes"]]
                found.append(f"{key}, {width}: {violation['id']}: {nodes[:3]}")
        if page.query_selector("dialog[open]"):
            page.keyboard.press("Escape")
    settle(context, page)
    assert not found
