"""What is unready is not published, by whatever way in; what is out already isn't held up by what was so before."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.checks import Unready
from articles.models import Article, Photo, Revision
from articles.pairs import publish_both
from articles.revisions.refusals import Incomplete
from articles.workflow.reviewing import approve, submit
from tests import cast
from tests.articles.admin.forms import errors, filled
from tests.make import make_article, make_photo, make_section, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]


@pytest.fixture
def bare() -> Photo:
    return make_photo(alt_ru="", alt_uk="", credit="", file_name="IMG_1.jpg")


def draft(**over: Any) -> Article:
    return make_article(**{"status": "draft", "published_at": None, **over})


def in_text(photo: Photo) -> str:
    return f'<figure class="photo" data-photo="{photo.pk}"></figure>'


def is_out(article: Article) -> bool:
    return Article.objects.get(pk=article.pk).is_public()


def test_the_verb_says_all_that_is_missing(bare: Photo) -> None:
    article = draft(cover=bare, section=None, title="Порт")
    with pytest.raises(Unready) as refused:
        article.publish(cast.editor(), article.ensure_revision())
    assert [finding.field for finding in refused.value.findings] == ["section", "cover", "cover"]
    assert isinstance(refused.value, Incomplete)
    assert str(refused.value).startswith("“Порт” isn’t ready for readers. Choose a section")
    assert str(refused.value).count("IMG_1.jpg") == 2
    assert not is_out(article)


def test_nor_is_it_scheduled(bare: Photo) -> None:
    article = draft(body=in_text(bare))
    with pytest.raises(Unready):
        article.publish(None, article.ensure_revision(), at=timezone.now() + timedelta(days=1))
    assert Article.objects.get().status == "draft"


def test_nor_approved(bare: Photo) -> None:
    article = draft(cover=bare)
    revision = article.ensure_revision()
    submit(article, cast.reporter(), revision)
    with pytest.raises(Unready):
        approve(article, cast.editor(), revision)
    assert Article.objects.get().status == "review"


def test_nor_is_either_twin_where_one_is_unready(bare: Photo) -> None:
    article = draft(title="Порт")
    twin = make_twin(article, title="Порт укр", status="draft", published_at=None, cover=bare)
    with pytest.raises(Unready, match="Порт укр"):
        publish_both([(one, one.ensure_revision()) for one in (article, twin)], None)
    assert not is_out(article)
    assert not is_out(twin)


def test_the_form_says_it_at_the_fields_and_keeps_what_was_typed(client: Client, bare: Photo) -> None:
    client.force_login(cast.editor())
    article = draft(body=in_text(bare))
    url = f"/admin/articles/article/{article.pk}/change/"
    answer = client.post(url, filled(client, url, title="Иначе", cover=bare.pk, _publish="1"))
    said = errors(answer)
    assert "* cover" in said
    assert "* body" in said
    assert answer.context["adminform"].form["title"].value() == "Иначе"
    assert not is_out(article)
    assert client.post(url, filled(client, url, title="Иначе", _draft="1")).status_code == 302

    Photo.objects.filter(pk=bare.pk).update(alt_uk="Маяк", credit="Вера")
    assert client.post(url, filled(client, url, _publish="1")).status_code == 302
    assert is_out(article)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVa\tScript:alert(1)",
        "&#106;avascript&colon;alert(1)",
        "vbscript:x",
        "data:text/html,x",
    ],
)
def test_a_dangerous_link_is_said_before_the_sanitiser_takes_it(client: Client, address: str) -> None:
    client.force_login(cast.editor())
    article = draft()
    url = f"/admin/articles/article/{article.pk}/change/"
    foul = f'<p>Маяк <a href="{address}">в тумане</a></p>'
    answer = client.post(url, filled(client, url, body=foul, _publish="1"))
    assert "* body" in errors(answer)
    assert not is_out(article)
    checks = client.post(url.replace("change", "checks"), {"fields": {"body": [foul]}}, "application/json").json()
    assert checks["html"].count("#id_body") == 1
    # A draft keeps the words and loses the link; so does what a word processor's footnote leaves.
    harmless = foul.replace(address, "#_ftn1")
    assert client.post(url, filled(client, url, body=foul, _draft="1")).status_code == 302
    assert client.post(url, filled(client, url, body=harmless, _publish="1")).status_code == 302
    assert is_out(article)


def test_a_correction_is_not_held_up_by_what_was_so_before(bare: Photo) -> None:
    article = make_article(cover=bare)
    first = article.ensure_revision()
    corrected = article.save_revision(None, {**first.content, "title": "Исправлено"}, 1)
    article.publish(None, corrected)
    assert Article.objects.get().title == "Исправлено"

    worse = article.save_revision(None, {**corrected.content, "body": in_text(bare)}, 2)
    with pytest.raises(Unready) as refused:
        article.publish(None, worse)
    assert {finding.field for finding in refused.value.findings} == {"body"}


def test_but_coming_back_it_is_held_up(bare: Photo) -> None:
    article = make_article(cover=bare)
    revision = article.ensure_revision()
    article.retract(None)
    with pytest.raises(Unready):
        article.publish(None, revision)


def test_a_dangerous_link_is_stopped_even_where_readers_have_it() -> None:
    """As no way of saving would leave it: written into the tables by hand."""
    foul = '<p><a href="javascript:alert(1)">…</a></p>'
    article = make_article(section=make_section())
    revision = article.ensure_revision()
    Article.objects.update(body=foul)
    Revision.objects.update(content={**revision.content, "body": foul})
    article, revision = Article.objects.get(), Revision.objects.get()
    with pytest.raises(Unready, match="javascript:alert"):
        article.publish(None, revision)
