"""A correction is told below the article, on the list of all, in its feeds and to search engines; and it stays."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.corrections import PAGE, NotPublic, TooLateToMend, mend
from articles.models import Article, AuditEntry, Correction
from articles.revisions.refusals import Refused
from tests import cast
from tests.articles.heads import head_of
from tests.make import make_article, make_section, make_twin

pytestmark = pytest.mark.django_db
TEXT = "Мост открыли в\xa01961\xa0году, а\xa0не\xa0в\xa01960-м."


@pytest.fixture
def article() -> Article:
    return make_article(title="Мост", published_at=timezone.now() - timedelta(days=2))


def test_it_stands_below_the_text_oldest_first(client, article, time_machine):
    article.correct(None, "Первое <b>слово</b>")
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    article.correct(None, "Второе слово")
    _head, body, text = client.get(article.get_absolute_url()).text.partition('class="story-body')
    assert body
    assert text.index("Первое &lt;b&gt;слово") < text.index("Второе слово")
    assert f'id="correction-{article.corrections.last().pk}"' in text


def test_an_article_without_corrections_has_no_empty_box(client, article):
    assert 'class="corrections"' not in client.get(article.get_absolute_url()).text


def test_search_engines_are_told(article):
    assert "correction" not in head_of(article.get_absolute_url()).thing("NewsArticle")
    correction = article.correct(None, TEXT)
    thing = head_of(article.get_absolute_url()).thing("NewsArticle")
    (comment,) = thing["correction"]
    assert comment["@type"] == "CorrectionComment"
    assert comment["text"] == TEXT
    assert comment["datePublished"].startswith(f"{timezone.localtime(correction.at):%Y-%m-%dT%H:%M:%S}")
    assert thing["dateModified"] > thing["datePublished"]


def test_the_list_is_of_its_language_and_goes_on(client, article):
    twin = make_twin(article, title="Міст")
    twin.correct(None, "Виправлене слово")
    now = timezone.now()
    Correction.objects.bulk_create(
        # Several of one moment, so that the place in the list is the moment and the row.
        Correction(article=article, text=f"слово-{n:02}.", at=now - timedelta(minutes=n // 3))
        for n in range(PAGE + 5)
    )
    first = client.get("/corrections/").text
    cursor = first.partition('href="?before=')[2].partition('"')[0]
    second = client.get(f"/corrections/?before={cursor}").text
    shown = [[n for n in range(PAGE + 5) if f"слово-{n:02}." in text] for text in (first, second)]
    assert (len(shown[0]), len(shown[1])) == (PAGE, 5)
    assert set(shown[0]) | set(shown[1]) == set(range(PAGE + 5))
    assert "Виправлене" not in first + second
    assert "Виправлене слово" in client.get("/uk/corrections/").text
    assert client.get("/corrections/?before=x").status_code == 404


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
def test_feeds(client, article, form):
    correction = article.correct(None, TEXT)
    feed = client.get(f"/corrections/feed/{form}")
    text = json.dumps(json.loads(feed.content), ensure_ascii=False) if form == "json/" else feed.text
    assert TEXT in text
    assert correction.get_absolute_url() in text
    assert f"correction-{correction.pk}" in text
    assert TEXT not in client.get(f"/uk/corrections/feed/{form}").text


def test_it_goes_with_its_article(client, article):
    article.correct(None, TEXT)
    article.retract(None)
    for address in ("/corrections/", "/corrections/feed/", article.get_absolute_url()):
        assert TEXT not in client.get(address).text


def test_feeds_of_articles_and_the_sitemap_see_the_change(article):
    before = article.updated_at
    article.correct(None, TEXT)
    article.refresh_from_db()
    assert article.updated_at > before


def test_there_is_nothing_to_correct_where_nobody_reads(article):
    article.retract(None)
    with pytest.raises(NotPublic):
        article.correct(None, TEXT)
    assert not Correction.objects.exists()


def test_the_same_click_twice_is_one(article):
    assert article.correct(None, TEXT) == article.correct(None, f" {TEXT} ")


def test_it_is_typeset_as_a_title_is(article):
    first = article.correct(None, 'Пароход "Измаил" вышел в порт - а не из порта.')
    assert first.text == "Пароход «Измаил» вышел в\xa0порт\xa0— а\xa0не\xa0из\xa0порта."
    assert article.correct(None, 'Пароход "Измаил" вышел в порт - а не из порта.') == first
    assert article.correct(None, first.text) == first


def test_a_slip_is_mended_for_an_hour_and_both_are_in_the_log(article, time_machine):
    editor = cast.editor()
    correction = article.correct(editor, "Мост отрыли")
    mend(correction, editor, TEXT)
    correction.refresh_from_db()
    assert correction.text == TEXT
    entry = AuditEntry.objects.get(verb="correction_mended")
    assert (entry.detail["before"], entry.detail["note"], entry.by_id) == ("Мост отрыли", TEXT, editor.pk)
    time_machine.move_to(timezone.now() + timedelta(minutes=61))
    with pytest.raises(TooLateToMend):
        mend(correction, editor, "Ничего не было")
    correction.refresh_from_db()
    assert correction.text == TEXT


def test_of_two_who_mend_at_once_one_wins(article):
    article.correct(None, "Мост отрыли")
    mine, theirs = Correction.objects.get(), Correction.objects.get()
    mend(theirs, None, TEXT)
    with pytest.raises(Refused):
        mend(mine, None, "Мост")
    assert Correction.objects.get().text == TEXT


def test_a_section_can_not_take_its_address():
    with pytest.raises(Exception, match="section_slug_not_reserved"):
        make_section(slug="corrections")
