"""`manage.py rerender`: all public texts anew, in batches, with the site live."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import public_texts
from articles.models import Article, Page
from articles.richtext import clean
from tests.make import make_article, make_page, make_photo, make_section, make_topic

pytestmark = pytest.mark.django_db


def rerender(*arguments: str) -> str:
    out = io.StringIO()
    call_command("rerender", *arguments, stdout=out)
    return out.getvalue()


def test_what_is_as_it_should_be_is_not_written() -> None:
    photo = make_photo()
    make_article(body=f'<figure class="photo" data-photo="{photo.pk}"></figure>')
    make_page()
    with CaptureQueriesContext(connection) as queries:
        assert "Done: 0 of 1 articles changed, and 0 pages." in rerender()
    assert not [query for query in queries if query["sql"].startswith("UPDATE")]


def test_old_public_forms_are_made_anew_and_nothing_else_changes() -> None:
    article, page = make_article(title='"Маяк" - в море', lead="Лид - тут", body="<p>Он - и она</p>"), make_page()
    right = {**Article.objects.values().get()}
    Article.objects.update(public_title="x", public_lead="x", public_body="x")
    Page.objects.update(public_body_uk="x")
    assert "Done: 1 of 1 articles changed, and 1 pages." in rerender()
    assert Article.objects.values().get() == right
    page.refresh_from_db()
    assert page.public_body_uk == "<p>Текст.</p>"
    assert article.public_title == "«Маяк»\xa0— в\xa0море"


def test_it_goes_on_where_it_was_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_texts, "BATCH", 2)
    ids = [make_article().pk for _n in range(5)]
    Article.objects.update(public_body="x")
    first = next(public_texts.render_articles())
    assert (first.after, first.seen, first.changed) == (ids[1], 2, 2)
    assert "Done: 3 of 3 articles" in rerender("--after", str(first.after))
    assert not Article.objects.filter(public_body="x").exists()


def test_an_article_saved_meanwhile_is_its_editors(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make_article()
    Article.objects.update(public_body="x")

    def saved_meanwhile(self: Article, pictures: object) -> None:
        Article.objects.filter(pk=article.pk).update(body="<p>Новое</p>", public_body="<p>Новое</p>")
        self.public_body = "<p>old</p>"

    monkeypatch.setattr(Article, "set_public_texts", saved_meanwhile)
    assert "Done: 0 of 1" in rerender()
    assert Article.objects.get().public_body == "<p>Новое</p>"


LINKS = {
    "/": "/ru/",
    "/ru/": "/ru/",
    "/sea/": "/ru/sea/",
    "/archive/2026/05/?x=1#h": "/ru/archive/2026/05/?x=1#h",
    "http://127.0.0.1:8000/pages/about/": "http://127.0.0.1:8000/ru/pages/about/",
    "/media/a.jpg": "/media/a.jpg",
    "/feed/": "/ru/feed/",
    "/comments/ru/data/": "/comments/ru/data/",
    "/comments/7/": "/ru/comments/7/",
    "https://example.org/sea/": "https://example.org/sea/",
    "mailto:a@b.org": "mailto:a@b.org",
}


def linked(*addresses: str) -> str:
    return "".join(f'<p><a href="{address}">х</a></p>' for address in addresses)


def test_links_are_kept_unless_asked_for(ukrainian_first: None) -> None:
    make_article(body=linked(*LINKS))
    before = Article.objects.get().body
    rerender()
    assert Article.objects.get().body == before


def test_links_follow_the_default_language(ukrainian_first: None) -> None:
    """Written while Russian was at `/`."""
    russian = make_article(body=linked(*LINKS), slug="a", section=make_section(slug="sea"))
    section = make_section(slug="port")
    written = linked("/uk/port/", f"/sea/old-{russian.pk}/", "/x/gone-999999/", "/uk/topics/x/")
    ukrainian = make_article(language="uk", body=written, section=section, topics=[make_topic()])
    page = make_page(body_ru=linked("/pages/rules/"), body_uk=linked("/uk/pages/rules/"))
    for _time in range(2):
        rerender("--links")
        russian, ukrainian = Article.objects.order_by("pk")
        page.refresh_from_db()
        assert russian.body == clean(linked(*LINKS.values()))
        assert ukrainian.body == linked("/port/", f"/ru/sea/a-{russian.pk}/", "/x/gone-999999/", "/topics/x/")
        assert 'href="/ru/sea/"' in russian.public_body
        assert (page.body_ru, page.body_uk) == (linked("/ru/pages/rules/"), linked("/pages/rules/"))
        assert 'href="/ru/pages/rules/"' in page.public_body_ru


def test_a_batch_costs_the_same_at_1_and_at_20() -> None:
    other = make_article()
    costs = []
    for rows in (1, 19):
        for _n in range(rows):
            make_article(body=linked(f"/x/y-{other.pk}/"))
        rerender("--links")
        with CaptureQueriesContext(connection) as queries:
            rerender("--links")
        costs.append(len(queries))
    assert costs[0] == costs[1]
