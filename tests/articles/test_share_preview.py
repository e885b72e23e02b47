"""A draft read by a link: as readers would get it, by nobody else, and not for ever."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, SharePreview, Status
from articles.revisions.content import content_of
from tests import cast
from tests.make import make_article, make_author, make_comment, make_photo, make_section, make_topic, make_twin

pytestmark = pytest.mark.django_db

SECRET = "Никому не известный мост"


def draft(**over: Any) -> Article:
    return make_article(**{"status": Status.DRAFT, "published_at": None, "title": SECRET, **over})


def link_to(article: Article, revision: Any = None, **over: Any) -> str:
    link, token = SharePreview.objects.share(article, None, revision)
    SharePreview.objects.filter(pk=link.pk).update(**over)
    return f"/preview/{token}/" if article.language == "ru" else f"/uk/preview/{token}/"


def text(response: Any) -> str:
    return response.content.decode()


def test_the_page_is_the_one_that_readers_will_get(client):
    author, topic, photo = make_author(), make_topic(), make_photo()
    picked = make_article(title="Выбранная руками")
    article = draft(
        section=make_section(name_ru="Порт"),
        lead="Лид моста.",
        body=f'<p>Текст "моста".</p><figure class="photo" data-photo="{photo.pk}"><img alt=""></figure>',
        authors=[author],
        topics=[topic],
        cover=photo,
    )
    content = {**content_of(article), "related": [picked.pk]}
    article.save_revision(None, content, None)
    shown = text(client.get(link_to(article)))
    article.refresh_from_db()
    article.publish(None, article.ensure_revision())
    article.refresh_from_db()
    read = text(client.get(article.get_absolute_url()))
    for both in (SECRET, "Порт", "Лид моста.", "Текст «моста».", author.name, topic.name, "Выбранная", "Маяк"):
        assert both in read, both
        assert both in shown, both
    assert _story(shown) == _story(read)


def _story(page: str) -> str:
    """From the headline to the end of the text, less the time, which is another."""
    story = page.partition("<h1>")[2].partition('<p class="story-address">')[0]
    before, _time, after = story.partition('<p class="story-times">')
    return before + after.partition("</p>")[2]


def test_nothing_is_saved_and_nothing_is_out(client):
    article = draft()
    revision = article.ensure_revision()
    before = Article.objects.filter(pk=article.pk).values().get()
    newer = article.save_revision(None, {**revision.content, "title": "Другой заголовок"}, 1)
    Article.objects.filter(pk=article.pk).update(**before)
    page = client.get(link_to(article, newer))
    assert "Другой заголовок" in text(page)
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert client.get(article.get_absolute_url()).status_code == 404


def test_the_latest_or_one_revision(client):
    article = draft(title="Первый заголовок")
    first = article.ensure_revision()
    latest, fixed = link_to(article), link_to(article, first)
    article.save_revision(None, {**first.content, "title": "Второй заголовок"}, 1)
    assert "Второй заголовок" in text(client.get(latest))
    assert "Первый заголовок" in text(client.get(fixed))
    assert "Второй заголовок" not in text(client.get(fixed))


def test_the_next_text_of_a_published_article(client):
    article = make_article(title="Что видят читатели")
    first = article.ensure_revision()
    article.save_revision(None, {**first.content, "title": "Что увидят потом"}, 1)
    assert "Что увидят потом" in text(client.get(link_to(article)))
    assert "Что увидят потом" not in text(client.get(article.get_absolute_url()))


def test_an_article_older_than_revisions(client):
    assert SECRET in text(client.get(link_to(draft())))


def test_what_was_deleted_since_is_left_out(client):
    author, gone = make_author(name="Осталась"), make_author(name="Удалён")
    article = draft(authors=[author, gone])
    first = article.ensure_revision()
    article.save_revision(None, {**first.content, "authors": [author.pk], "cover": None}, 1)
    link = link_to(article, first)
    gone.delete()
    page = client.get(link)
    assert page.status_code == 200
    assert "Осталась" in text(page)
    assert "Удалён" not in text(page)


def test_related_are_those_that_the_revision_picks(client):
    section = make_section()
    old = make_article(title="Давняя, но выбранная", published_at=timezone.now() - timedelta(days=900))
    saved = make_article(title="Выбранная прежде", published_at=timezone.now() - timedelta(days=800))
    for _n in range(8):
        make_article(section=section)
    article = draft(section=section)
    first = article.save_revision(None, {**content_of(article), "related": [saved.pk]}, None)
    revision = article.save_revision(None, {**first.content, "related": [old.pk, article.pk, 10**9]}, first.number)
    related = client.get(link_to(article, revision)).context["related"]
    assert related[0].pk == old.pk
    assert saved.pk not in [card.pk for card in related]
    assert client.get(link_to(article, first)).context["related"][0].pk == saved.pk


def test_without_a_section(client):
    assert client.get(link_to(draft(section=None))).status_code == 200


def test_nobody_keeps_lists_or_passes_it_on(client):
    response = client.get(link_to(draft()))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in response
    assert "ETag" not in response
    assert '<meta name="robots" content="noindex">' in text(response)
    assert "application/ld+json" not in text(response)


def test_the_page_knows_that_it_is_a_draft_and_for_how_long(client):
    until = datetime(2031, 5, 9, 12, 30, tzinfo=UTC)
    banner = client.get(link_to(draft(), expires_at=until)).context["preview"]
    assert banner.word
    assert "9 мая, 15:30" in banner.sentence
    assert client.get(make_article().get_absolute_url()).context["preview"] is None


def test_no_way_to_comment(client):
    article = make_article()
    make_comment(article)
    assert 'class="comment-form"' in text(client.get(article.get_absolute_url()))
    assert 'class="comment-form"' not in text(client.get(link_to(article)))


def test_the_address_is_in_no_link_of_the_page(client):
    link = link_to(draft())
    response = client.get(link)
    assert link.split("/")[-2] not in text(response)


def test_in_the_language_of_the_text(client):
    article = draft(language="uk", title="Міст")
    link = link_to(article)
    assert link.startswith("/uk/")
    assert 'lang="uk"' in text(client.get(link))
    response = client.get(link.removeprefix("/uk"))
    assert (response.status_code, response["Location"]) == (302, link)
    assert "no-store" in response["Cache-Control"]


def test_a_public_twin_is_named_and_a_draft_is_not(client):
    article = draft()
    twin = make_twin(article, published_at=timezone.now() - timedelta(hours=1), section=make_section())
    link = link_to(article)
    assert twin.get_absolute_url() in text(client.get(link))
    Article.objects.filter(pk=twin.pk).update(status=Status.DRAFT)
    assert twin.get_absolute_url() not in text(client.get(link))


# --- Links that work no more ---


def refused(response: Any, status: int) -> None:
    assert response.status_code == status
    assert SECRET not in text(response)
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "no-referrer"
    sentence = re.search("<h1>.+</h1>\\s*<p>(.+)</p>", text(response))
    assert sentence
    assert len(sentence[1]) > 40


def test_each_character_counts(client):
    link = link_to(draft())
    token = link.split("/")[2]
    for place in (0, len(token) // 2, len(token) - 1):
        other = "A" if token[place] != "A" else "B"
        refused(client.get(f"/preview/{token[:place]}{other}{token[place + 1 :]}/"), 404)
    refused(client.get(f"/preview/{token[:-1]}/"), 404)
    refused(client.get(f"/preview/{token}A/"), 404)


@pytest.mark.parametrize("token", ["x", "%20", "привет-12", "a" * 3000, "%F0%9F%8C%8A", "novosti-12"])
def test_what_never_was_a_token(client, token):
    refused(client.get(f"/preview/{token}/"), 404)


def test_expired(client):
    refused(client.get(link_to(draft(), expires_at=timezone.now() - timedelta(seconds=1))), 410)
    assert client.get(link_to(draft(), expires_at=timezone.now() + timedelta(seconds=30))).status_code == 200


def test_revoked(client):
    refused(client.get(link_to(draft(), revoked_at=timezone.now())), 410)


def test_it_goes_with_the_article_and_with_its_revision(client):
    article = draft()
    first = article.ensure_revision()
    article.save_revision(None, {**first.content, "title": "Потом"}, 1)
    link, fixed = link_to(article), link_to(article, first)
    first.delete()
    refused(client.get(fixed), 404)
    assert client.get(link).status_code == 200
    article.delete()
    refused(client.get(link), 404)


def test_only_looking(client):
    assert client.post(link_to(draft())).status_code == 405


def test_a_week_unless_told_otherwise():
    link, token = SharePreview.objects.share(draft(), None)
    assert timedelta(days=6, hours=23) < link.expires_at - timezone.now() <= timedelta(days=7)
    assert len(token) >= 40
    stored = SharePreview.objects.values().get()
    assert token not in str(stored)


def test_it_is_revoked_once():
    link, _token = SharePreview.objects.share(draft(), None)
    again = SharePreview.objects.get()
    assert link.revoke()
    first = SharePreview.objects.get().revoked_at
    assert not again.revoke()
    assert SharePreview.objects.get().revoked_at == first


def test_a_fixed_number_of_queries(client, django_assert_max_num_queries):
    def shared(count: int) -> str:
        article = draft(
            authors=[make_author() for _n in range(count)],
            topics=[make_topic() for _n in range(count)],
            cover=make_photo(),
        )
        related = [make_article().pk for _n in range(count)]
        article.save_revision(None, {**content_of(article), "related": related}, None)
        return link_to(article)

    one, twenty = shared(1), shared(20)
    client.get(one)
    with django_assert_max_num_queries(12) as for_one:
        client.get(one)
    with django_assert_max_num_queries(12) as for_twenty:
        client.get(twenty)
    assert len(for_one) == len(for_twenty)


# --- Beside the form ---


def previews(article: Article, part: str = "") -> str:
    return f"/admin/articles/article/{article.pk}/previews/{part}"


@pytest.fixture
def editor(client: Client) -> User:
    editor = cast.editor()
    client.force_login(editor)
    return editor


def test_an_editor_makes_a_link_and_sees_it_once(client, editor):
    article = draft()
    article.ensure_revision()
    made = client.post(previews(article), {"revision": "", "days": "7"})
    assert made.status_code == 200
    assert "no-store" in made["Cache-Control"]
    address = made.context["link"]
    assert f'value="{address}"' in text(made)
    assert SECRET in text(Client().get(address.removeprefix("http://127.0.0.1:8000")))
    later = client.get(previews(article))
    assert address.split("/")[-2] not in text(later)
    assert [link.created_by for link in later.context["previews"]] == [editor]


def test_of_one_revision_for_a_day(client, editor):
    article = draft()
    first = article.ensure_revision()
    assert client.post(previews(article), {"revision": "1", "days": "1"}).context["link"]
    link = SharePreview.objects.get()
    assert link.revision == first
    assert link.expires_at - timezone.now() <= timedelta(days=1)


@pytest.mark.parametrize(
    "sent", [{}, {"days": "8"}, {"days": "7", "revision": "9"}, {"days": "7", "revision": "x"}, {"days": "9" * 30}]
)
def test_nonsense_makes_no_link(client, editor, sent):
    article = draft()
    article.ensure_revision()
    response = client.post(previews(article), {"sent": "1", **sent})
    assert response.status_code == 200
    assert not response.context["link"]
    assert not SharePreview.objects.exists()


def test_a_link_is_revoked(client, editor):
    article = draft()
    link = link_to(article)
    page = client.get(previews(article))
    number = page.context["previews"][0].pk
    assert client.post(previews(article, "revoke/"), {"preview": number}).status_code == 302
    refused(client.get(link), 410)
    assert not client.get(previews(article)).context["previews"]


def test_a_link_to_another_article_is_not_revoked(client, editor):
    link = link_to(draft())
    number = SharePreview.objects.get().pk
    for wanted in (number, "x", "", "9" * 30):
        assert client.post(previews(draft(), "revoke/"), {"preview": wanted}).status_code == 404
    assert client.get(link).status_code == 200


def test_there_is_an_end_to_the_number_of_links(client, editor):
    article = draft()
    for _n in range(20):
        SharePreview.objects.share(article, editor)
    response = client.post(previews(article), {"days": "7"})
    assert not response.context["link"]
    assert article.previews.count() == 20


def test_who_may_share(client):
    author = cast.reporter("author")
    own, published = draft(created_by=author), make_article(created_by=author)
    client.force_login(author)
    assert client.get(previews(own)).status_code == 200
    assert client.post(previews(own), {"days": "7"}).context["link"]
    assert client.post(previews(published), {"days": "7"}).status_code == 403
    number = SharePreview.objects.get().pk
    client.force_login(cast.reporter("other"))
    assert client.get(previews(own)).status_code == 404
    assert client.post(previews(own), {"days": "7"}).status_code == 404
    assert client.post(previews(own, "revoke/"), {"preview": number}).status_code == 404
    client.logout()
    # Whoever is not logged in any more is asked for the password in place.
    assert client.post(previews(own), {"days": "7"}).status_code == 403
    assert SharePreview.objects.live().count() == 1


def test_the_form_leads_there(client, editor):
    article = draft()
    assert f'href="{previews(article)}"' in text(client.get(f"/admin/articles/article/{article.pk}/change/"))
    client.force_login(cast.reporter())
    published = make_article()
    assert previews(published) not in text(client.get(f"/admin/articles/article/{published.pk}/change/"))


def test_it_asks_for_a_token(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(previews(draft()), {"days": "7"}).status_code == 403
    assert not SharePreview.objects.exists()


def test_twenty_links_cost_what_one_does(client, editor, django_assert_num_queries):
    one, many = draft(), draft()
    SharePreview.objects.share(one, editor)
    for _n in range(20):
        SharePreview.objects.share(many, editor)
    client.get(previews(one))
    for article in (one, many):
        with django_assert_num_queries(8):
            client.get(previews(article))
