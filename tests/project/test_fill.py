import random
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import richtext
from articles.models import Article, ArticleTopic, Byline, Photo
from comments.models import Comment
from odessa_news.fill import archive
from odessa_news.fill.texts import Texts
from odessa_news.lib.slugs import slugify_title
from odessa_news.lib.typography import typograph
from tests.make import make_article, make_author, make_comment, make_photo, make_section, make_topic

COUNT = 60


@pytest.fixture(scope="module")
def archive_of_60(module_db):
    with module_db():
        parent = make_section()
        for _ in range(3):
            make_section(parent=parent)
            make_author()
            make_topic()
        make_photo()
        call_command("fill", COUNT, verbosity=0)


@pytest.fixture
def filled(archive_of_60, db):
    return Article.objects.all()


def test_rows_are_what_saving_them_would_have_made(filled):
    """COPY goes past Article.save(); every derived field must be as if it had not."""
    assert filled.count() == COUNT
    made = ("title", "slug", "lead", "body", "public_title", "public_lead", "public_body", "word_count")
    for article in filled:
        copied = {name: getattr(article, name) for name in made}
        shown = set(article.photos.values_list("pk", flat=True))
        article.slug = ""
        article.save()
        assert {name: getattr(article, name) for name in made} == copied
        assert set(article.photos.values_list("pk", flat=True)) == shown
        article.full_clean(exclude=["created_by"])


def test_keys_for_lists_are_there(filled):
    """The triggers that keep the copies of publication times and top sections see COPY too."""
    assert not filled.filter(top_section=None).exists()
    assert not filled.filter(section__parent=None).exists()
    assert not Byline.objects.filter(published_at=None).exists()
    assert not ArticleTopic.objects.filter(published_at=None).exists()


def test_what_an_editor_adds_next_fits_in(filled):
    before = set(filled.values_list("pk", flat=True))
    article = make_article(authors=[make_author()], topics=[make_topic()])
    assert article.pk not in before
    call_command("fill", 5, verbosity=0)
    assert Article.objects.count() == COUNT + 1 + 5


def test_archive_is_like_a_grown_one(filled):
    assert Photo.objects.count() == 1 + COUNT // 2
    assert Photo.objects.values("file").distinct().count() == 1
    stories = Counter(filled.values_list("story", flat=True))
    assert 0.1 < list(stories.values()).count(2) / len(stories) < 0.6
    assert filled.filter(language="uk").count() > COUNT / 5
    assert not filled.filter(published_at__gt=timezone.now()).exists()
    assert not Comment.objects.filter(created_at__gt=timezone.now()).exists()
    assert list(filled.order_by("id").values_list("id")) == list(filled.order_by("published_at").values_list("id"))


def test_comments_answer_each_other(filled):
    answers = Comment.objects.exclude(parent=None).select_related("parent")
    assert answers
    for answer in answers:
        assert answer.parent
        assert answer.parent.shown_at
        assert answer.article_id == answer.parent.article_id
        assert answer.parent.shown_at <= answer.created_at
        placed = Comment(pk=answer.pk)
        placed.stand_below(answer.parent)
        for name in ("root_id", "depth", "above"):
            assert getattr(answer, name) == getattr(placed, name)
    before = set(Comment.objects.values_list("pk", flat=True))
    assert make_comment(filled[0]).pk not in before


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_texts_are_clean_and_set(language):
    texts = Texts(language, random.Random(1), size=40)
    for block in texts.blocks:
        assert richtext.clean(block.html) == block.html
        assert richtext.word_count(block.html) == block.words
    body = texts.body(None)
    assert 150 <= body.words <= 700
    assert richtext.render(body.html, language, {}) == body.public
    title = texts.title()
    assert texts.slug(title) == slugify_title(title, language)
    assert typograph(texts.leads[0].text, language) == texts.leads[0].public


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_words_follow_zipf(language):
    words = Texts(language, random.Random(1), size=1).words
    text = " ".join(words.sentence() for _ in range(4000)).lower()
    counts = [count for _word, count in Counter(text.split()).most_common()]
    assert len(counts) > 5000
    assert counts[0] > 5 * counts[10] / 2
    assert counts[10] > 3 * counts[100]
    assert sum(count == 1 for count in counts) > len(counts) / 5


def test_most_articles_have_few_comments_and_some_have_hundreds():
    chance = random.Random(1)
    counts = [archive.comment_count(chance) for _ in range(20_000)]
    assert sum(count <= 5 for count in counts) > 0.85 * len(counts)
    assert 100 < max(counts) <= archive.MOST_COMMENTS


def test_more_is_written_every_year():
    now = timezone.now()
    places = list(archive.places(5000, now, random.Random(1)))
    moments = [place.published_at for place in places]
    assert moments == sorted(moments)
    assert now - moments[0] > timedelta(days=3000)
    newest_year = sum(now - moment < timedelta(days=365) for moment in moments)
    oldest_year = sum(now - moment > timedelta(days=9 * 365) for moment in moments)
    assert newest_year > 4 * oldest_year
