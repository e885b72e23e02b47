from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article, RelatedLink, Section
from tests.make import make_article, make_photo, make_section, make_twin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source_strings")]


def test_texts_are_cleaned_whatever_way_they_came():
    article = make_article(title=" Мэр\0 \u202eсказал ", body="<p onclick=x()>Текст<script>alert(1)</script></p>")
    assert article.title == "Мэр сказал"
    assert article.body == "<p>Текст</p>"


def test_the_public_form_is_typeset_and_the_typed_one_is_not():
    article = make_article(title='Выставка "Море" в Одессе', lead="", body='<p>Он сказал: "Да" - и ушёл</p>')
    article.refresh_from_db()
    assert article.title == 'Выставка "Море" в Одессе'
    assert article.public_title == "Выставка «Море» в\u00a0Одессе"
    assert article.public_body == "<p>Он сказал: «Да»\u00a0— и\u00a0ушёл</p>"


@pytest.mark.parametrize(
    ("language", "title", "slug"),
    [
        ("ru", "Объезд через Пересыпь: трамвай №7", "obezd-cherez-peresyp-tramvay-no7"),
        ("uk", "Згорів м’яч: об’їзд і ґанок", "zghoriv-miach-obizd-i-ganok"),
    ],
)
def test_the_slug_follows_each_languages_rules(language, title, slug):
    assert make_article(language=language, title=title).slug == slug


def test_publishing_without_a_time_means_now():
    article = make_article(published_at=None)
    assert article.published_at is not None
    assert abs(article.published_at - timezone.now()) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "over",
    [
        {"section": None},
        {"title": ""},
        {"unpublish_at": timezone.now() - timedelta(days=9)},
    ],
)
def test_the_database_refuses_what_must_not_be(over):
    with pytest.raises(IntegrityError):
        make_article(**over)


def test_a_story_has_one_article_a_language():
    article = make_article()
    make_twin(article)
    with pytest.raises(IntegrityError):
        make_twin(article)


def test_an_article_is_not_related_to_itself():
    article = make_article()
    with pytest.raises(IntegrityError):
        RelatedLink.objects.create(article=article, to=article)


def test_a_published_article_without_a_section_gets_a_sentence():
    with pytest.raises(ValidationError, match="Choose a section"):
        Article(title="x", status="published", published_at=timezone.now()).full_clean()


def test_sections_have_two_levels():
    top = make_section()
    child = make_section(parent=top)
    with pytest.raises(ValidationError, match="two levels"):
        Section(name_ru="а", name_uk="а", slug="deep", parent=child).full_clean()
    top.parent = make_section()
    with pytest.raises(ValidationError, match="of its own"):
        top.full_clean()


def test_a_section_cannot_take_an_address_of_the_site():
    with pytest.raises(ValidationError, match="another part of the site"):
        Section(name_ru="а", name_uk="а", slug="admin").full_clean()
    with pytest.raises(IntegrityError):
        make_section(slug="feed")


def test_a_changed_photo_changes_the_texts_that_show_it_but_not_their_time():
    photo = make_photo(caption_ru="Старая подпись")
    article = make_article(body=f'<figure class="photo" data-photo="{photo.pk}"></figure>')
    updated = article.updated_at
    photo.caption_ru = "Новая подпись"
    photo.save()
    article.refresh_from_db()
    assert "Новая" in article.public_body
    assert article.updated_at == updated


def test_an_update_is_told_to_readers_only_when_it_is_later_than_a_mended_typo():
    moment = timezone.now() - timedelta(days=1)
    article = make_article(published_at=moment, updated_at=moment + timedelta(minutes=2))
    assert article.shown_update is None
    article.updated_at = moment + timedelta(hours=1)
    assert article.shown_update == article.updated_at


def test_a_new_twin_shares_what_both_share():
    article = make_article(cover=make_photo(), section=make_section())
    twin = article.new_twin()
    assert (twin.language, twin.story, twin.section, twin.cover) == (
        "uk",
        article.story,
        article.section,
        article.cover,
    )
    assert twin.status == "draft"
