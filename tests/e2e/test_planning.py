"""Planning by mouse and by keyboard: the front page desk and the calendar."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article, FrontSlot
from tests import cast
from tests.e2e.conftest import log_in
from tests.make import make_article, make_twin

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/admin/front/ru/"


@pytest.fixture
def articles() -> list[Article]:
    """The newest last."""
    now = timezone.now()
    return [make_article(title=f"Новость {n}", published_at=now - timedelta(hours=9 - n)) for n in range(6)]


def standing() -> dict[int, int]:
    return dict(FrontSlot.objects.values_list("position", "article"))


def place(n: int) -> str:
    return f".front-place[data-position='{n}']"


def wished(page: Any, n: int, article: Article) -> None:
    """Wait until the place has it; the rest of the page came with it."""
    page.wait_for_selector(f"{place(n)} input[name='slot_{n}'][value='{article.pk}']", state="attached")


def save(page: Any) -> None:
    with page.expect_navigation():
        page.click("button[name=save]")


def test_dragged_onto_the_front_page_and_about_on_it(page: Any, articles: list[Article]) -> None:
    cast.editor()
    log_in(page, "editor")
    page.goto(DESK)
    page.drag_and_drop(f".front-item[data-article='{articles[0].pk}'] h3", place(2))
    wished(page, 2, articles[0])
    page.drag_and_drop(f".front-item[data-article='{articles[1].pk}'] h3", place(1))
    wished(page, 1, articles[1])
    page.drag_and_drop(f"{place(1)} h3", place(3))
    wished(page, 3, articles[1])
    assert not standing()
    with page.context.expect_page() as opened:
        page.click("button[formtarget=_blank]")
    preview = opened.value
    preview.wait_for_load_state()
    assert preview.locator(".front-slots li").nth(1).inner_text().startswith("Новость 1")
    save(page)
    assert standing() == {2: articles[0].pk, 3: articles[1].pk}
    assert not page.complaints


def test_by_keyboard_alone(page: Any, articles: list[Article]) -> None:
    cast.editor()
    log_in(page, "editor")
    page.goto(DESK)
    page.focus("#front-q")
    page.keyboard.type("Новость 3")
    page.wait_for_function("document.querySelectorAll('.front-item').length === 1")
    assert page.evaluate("document.activeElement.value") == "Новость 3"
    page.focus(f"#put-{articles[3].pk}-1")
    page.keyboard.press("Enter")
    wished(page, 1, articles[3])
    # The focus stands where the thing went, and follows it.
    page.wait_for_function("document.activeElement?.id === 'remove-1'")
    page.focus("#down-1")
    page.keyboard.press("Enter")
    wished(page, 2, articles[3])
    page.wait_for_function("document.activeElement?.id === 'down-2'")
    save(page)
    assert standing() == {2: articles[3].pk}


def test_without_its_script(page: Any, articles: list[Article]) -> None:
    """Unfold shows nothing at all where there is no JavaScript; ours may be missing."""
    cast.editor()
    page.route("**/front_desk*.js", lambda route: route.abort())
    log_in(page, "editor")
    page.goto(DESK)
    page.click(f"#put-{articles[2].pk}-4")
    page.click("#up-4")
    page.fill("#until-3", "2031-12-01T10:30")
    save(page)
    assert standing() == {3: articles[2].pk}
    assert timezone.localtime(FrontSlot.objects.get().until).isoformat().startswith("2031-12-01T10:30")


def test_an_expired_login_says_so(page: Any, articles: list[Article]) -> None:
    cast.editor()
    log_in(page, "editor")
    page.goto(DESK)
    page.context.clear_cookies()
    page.click(f"#put-{articles[2].pk}-4")
    page.wait_for_function("!document.querySelector('[data-front-desk]')")
    assert not standing()


def soon() -> datetime:
    """Noon in the first half of a week, so that there is room to drag in it."""
    noon = timezone.localtime().replace(hour=12, minute=30, second=0, microsecond=0)
    return noon + timedelta(days=8 - noon.isoweekday())


def typed(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def moved(article: Article) -> datetime:
    article.refresh_from_db()
    return timezone.localtime(article.published_at)


def test_dragged_to_another_day_and_hour_with_its_twin(page: Any) -> None:
    cast.editor()
    article = make_article(published_at=soon())
    twin = make_twin(article)
    log_in(page, "editor")
    friday = soon() + timedelta(days=4)
    page.goto(f"/admin/calendar/?month={friday:%Y-%m}")
    page.drag_and_drop(f"#publication-{article.pk} a", f"[data-day='{friday:%Y-%m-%d}']")
    page.wait_for_url("**#publication-*")
    assert moved(article) == moved(twin) == friday
    year, week, _day = friday.isocalendar()
    page.goto(f"/admin/calendar/?week={year}-W{week:02}")
    cell = f"[data-day='{soon():%Y-%m-%d}'][data-hour='15']"
    page.drag_and_drop(f"#publication-{article.pk} a", cell)
    page.wait_for_url("**#publication-*")
    assert moved(article) == moved(twin) == soon().replace(hour=15)
    assert page.locator(f"{cell} .planner-entry").count() == 2
    assert not page.complaints


def test_moved_by_keyboard(page: Any) -> None:
    cast.editor()
    article = make_article(published_at=soon())
    make_twin(article)
    log_in(page, "editor")
    page.goto(f"/admin/calendar/?month={soon():%Y-%m}")
    entry = f"#publication-{article.pk}"
    page.focus(f"{entry} summary")
    page.keyboard.press("Enter")
    page.fill(f"{entry} input[name=to]", typed(soon() + timedelta(days=1)))
    page.uncheck(f"{entry} input[name=twin]")
    page.focus(f"{entry} form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**#publication-*")
    assert moved(article) == soon() + timedelta(days=1)
    page.wait_for_function(f"document.activeElement?.closest('{entry}')")
