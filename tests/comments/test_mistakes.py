"""A reader reports a mistake in a text; what is sent is stored and acknowledged, or comes back with a sentence."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from articles.models import Article, Status
from comments.limits import POSTS_PER_ADDRESS, POSTS_WINDOW
from comments.typos import FORGOTTEN_AFTER, QUOTE_LENGTH, REMARK_LENGTH, TypoReport, forget_decided
from comments.views.guards import MAX_BODY
from comments.views.mistake import mistake_url
from tests.make import make_article

from .sending import send_raw

pytestmark = pytest.mark.django_db
QUOTE, REMARK = "два стокана воды", "Стаканов. Полчаса искал, кому сказать."


def send(client: Client, article: Article, *, headers: Any = None, **over: str) -> Any:
    typed = {"quote": QUOTE, "remark": REMARK, "website": "", **over}
    return send_raw(client, mistake_url(article), urlencode(typed), headers=headers)


def assert_refused(response: Any, status: int, *, can_be_sent_again: bool) -> str:
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "private, no-store"
    assert '<p role="alert">' in response.text
    assert ('<form class="comment-form"' in response.text) == can_be_sent_again
    assert not TypoReport.objects.exists()
    return response.text


# --- The way there ---


def test_below_the_article_is_a_link_to_a_page_of_its_own(reader: Client) -> None:
    article = make_article(language="uk")
    assert f'href="{mistake_url(article)}"' in reader.get(article.get_absolute_url()).text
    page = reader.get(mistake_url(article))
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert not page.cookies
    assert 'role="alert"' not in page.text


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("два  стокана\n", "два стокана"),
        ("</textarea><script>", "&lt;/textarea&gt;&lt;script&gt;"),
        ("я" * 400, "я" * QUOTE_LENGTH),
        ("\ud800\u202eа".encode("utf-8", "surrogatepass"), "а"),
    ],
)
def test_words_come_along_in_the_address(reader: Client, asked: str | bytes, shown: str) -> None:
    text = reader.get(f"{mistake_url(make_article())}?quote={quote(asked)}").text
    assert f"{shown}</textarea>" in text
    assert "я" * (QUOTE_LENGTH + 1) not in text


def _other(article: Article) -> str:
    return mistake_url(article).replace("/ru/", "/uk/")


def test_another_language_leads_to_that_of_the_article(reader: Client) -> None:
    article = make_article()
    response = reader.get(f"{_other(article)}?{urlencode({'quote': QUOTE})}")
    assert (response.status_code, response.headers["Location"]) == (
        302,
        f"{mistake_url(article)}?{urlencode({'quote': QUOTE})}",
    )
    posted = send_raw(reader, _other(article), urlencode({"quote": QUOTE}))
    assert (posted.status_code, posted.headers["Location"]) == (308, mistake_url(article))


# --- Taken ---


def test_is_stored_and_acknowledged(reader: Client) -> None:
    article = make_article()
    response = send(reader, article)
    assert response.status_code == 303
    report = TypoReport.objects.get()
    assert (report.article, report.quote, report.remark, report.status) == (article, QUOTE, REMARK, "open")
    page = reader.get(response.headers["Location"])
    assert page.headers["Cache-Control"] == "private, no-store"
    assert QUOTE in page.text
    assert REMARK in page.text
    before = page.text
    report.mark_corrected(None)
    assert reader.get(response.headers["Location"]).text != before


@pytest.mark.parametrize("over", [{"quote": ""}, {"remark": ""}])
def test_one_of_the_two_is_enough(reader: Client, over: dict[str, str]) -> None:
    assert send(reader, make_article(), **over).status_code == 303


def test_the_longest_that_is_taken(reader: Client) -> None:
    assert send(reader, make_article(), quote="😀" * QUOTE_LENGTH, remark="😀" * REMARK_LENGTH).status_code == 303


def test_sent_twice_is_one_report(reader: Client) -> None:
    article = make_article()
    assert len({send(reader, article).headers["Location"] for _ in range(POSTS_PER_ADDRESS + 1)}) == 1
    assert TypoReport.objects.count() == 1


def test_comments_may_be_closed(reader: Client) -> None:
    assert send(reader, make_article(comments_open=False)).status_code == 303


@pytest.mark.parametrize("token", ["1", "1:x", "x", "%00", "1:" + "x" * 500])
def test_an_acknowledgement_cannot_be_guessed(reader: Client, token: str) -> None:
    send(reader, make_article())
    assert reader.get(f"/comments/ru/mistake/sent/{token}/").status_code in (400, 404)


# --- Refused ---


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"quote": "", "remark": ""}, "quote"),
        ({"quote": " \n ", "remark": "\u200b"}, "remark"),
        ({"quote": "\x00\u202e", "remark": ""}, "quote"),
        ({"quote": "я" * (QUOTE_LENGTH + 1)}, "quote"),
        ({"remark": "я" * (REMARK_LENGTH + 1)}, "remark"),
    ],
)
def test_a_field_that_needs_mending(reader: Client, over: dict[str, str], field: str) -> None:
    text = assert_refused(send(reader, make_article(), **over), 400, can_be_sent_again=True)
    assert f'id="mistake-{field}-error"' in text
    assert all(value.strip("\x00\u202e\u200b \n") in text for value in over.values())


def test_what_was_typed_comes_back_escaped(reader: Client) -> None:
    response = send(reader, make_article(), quote="</textarea><script>", remark="я" * 1001)
    assert "<script>" not in assert_refused(response, 400, can_be_sent_again=True).partition("<main")[2]


def test_the_field_that_only_programs_fill_in(reader: Client) -> None:
    text = assert_refused(send(reader, make_article(), website="https://spam.example"), 400, can_be_sent_again=True)
    assert REMARK in text
    assert "spam.example" not in text


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_another_site_makes_nobody_report(reader: Client, headers: dict[str, str]) -> None:
    assert REMARK not in assert_refused(send(reader, make_article(), headers=headers), 403, can_be_sent_again=False)


@pytest.mark.parametrize(
    ("body", "status"),
    [("x" * (MAX_BODY + 1), 413), ("&".join(f"f{n}=" for n in range(2000)), 400)],
)
def test_a_body_that_is_no_form_of_ours(reader: Client, body: str, status: int) -> None:
    assert_refused(send_raw(reader, mistake_url(make_article()), body), status, can_be_sent_again=False)


now = timezone.now()


@pytest.mark.parametrize(
    ("hidden", "status"),
    [
        ({"status": Status.RETRACTED}, 410),
        ({"published_at": now + timedelta(hours=1)}, 404),
        ({"published_at": now - timedelta(hours=2), "unpublish_at": now - timedelta(hours=1)}, 404),
        ({"status": Status.DRAFT}, 404),
    ],
    ids=["retracted", "scheduled", "expired", "draft"],
)
def test_the_article_is_not_public(reader: Client, hidden: dict[str, Any], status: int) -> None:
    article = make_article(title="Тайное имя", **hidden)
    assert reader.get(mistake_url(article)).status_code == status
    text = assert_refused(send(reader, article), status, can_be_sent_again=False)
    assert REMARK in text
    assert "Тайное имя" not in text


@pytest.mark.parametrize("pk", ["0", "01", "-1", "9" * 19, "9" * 400, "x", "١"])
def test_absurd_ids(reader: Client, pk: str) -> None:
    assert reader.get(f"/comments/ru/mistake/{pk}/").status_code == 404
    assert send_raw(reader, f"/comments/ru/mistake/{pk}/", "quote=a").status_code == 404


def test_after_so_many_an_address_waits_and_others_do_not(reader: Client) -> None:
    for n in range(POSTS_PER_ADDRESS):
        assert send(reader, make_article(), quote=f"Раз {n}").status_code == 303
    article = make_article()
    response = send(reader, article)
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= POSTS_WINDOW.total_seconds()
    assert REMARK in response.text
    assert f'action="{mistake_url(article)}"' in response.text
    reader.defaults["REMOTE_ADDR"] = "192.0.2.77"
    assert send(reader, article).status_code == 303


def test_not_a_single_query_is_answered(reader: Client, caplog: Any) -> None:
    def fail(*args: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly\n\tThis probably means…")

    article = make_article()
    with connection.execute_wrapper(fail):
        response = send(reader, article)
    assert response.headers["Retry-After"] == "60"
    text = assert_refused(response, 503, can_be_sent_again=True)
    assert REMARK in text
    assert f'action="{mistake_url(article)}"' in text
    assert any("could not be stored" in record.message and "\n" not in record.message for record in caplog.records)


# --- Forgotten ---


def test_decided_ones_are_forgotten_with_all_that_is_known_of_the_reader() -> None:
    article, long_ago = make_article(), timezone.now() - FORGOTTEN_AFTER - timedelta(seconds=1)
    reports = [TypoReport.objects.create(article=article, quote=str(n), created_at=long_ago) for n in range(3)]
    reports[0].mark_corrected(None)
    reports[1].dismiss(None)
    forget_decided()
    assert TypoReport.objects.count() == 3
    TypoReport.objects.filter(pk=reports[0].pk).update(decided_at=long_ago)
    forget_decided()
    assert set(TypoReport.objects.all()) == set(reports[1:])


def test_an_address_is_forgotten_though_nobody_has_decided() -> None:
    article, long_ago = make_article(), timezone.now() - FORGOTTEN_AFTER - timedelta(seconds=1)
    old = TypoReport.objects.create(article=article, quote="1", created_at=long_ago, address_hash="a" * 64)
    young = TypoReport.objects.create(article=article, quote="2", address_hash="b" * 64)
    forget_decided()
    assert TypoReport.objects.exclude(address_hash="").get() == young
    assert TypoReport.objects.filter(pk=old.pk, status="open").exists()
