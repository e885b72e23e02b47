import re
from collections import Counter
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from articles.models import Article, Author, FrontSlot, Page, Photo, RelatedLink, Section, Status, Topic
from articles.richtext import link_addresses
from comments.models import Comment, Moderation
from comments.reading_order import INDENTED
from odessa_news.demo import art, markup, pictures, reading, source
from odessa_news.demo.loading import load_demo, story_id
from tests.project.undrawn import leave_pictures_undrawn

RELATED = ("unhurian", "sport-grounds", "covid-200", "fakes", "veteran", "forum-2024")
SEED = Path(__file__).parent / "fixtures" / "seed_page.txt"


@pytest.fixture(scope="module")
def loaded(module_db):
    with module_db(), pytest.MonkeyPatch.context() as patch:
        leave_pictures_undrawn(patch)
        return load_demo()


@pytest.fixture
def newsroom(loaded, db, monkeypatch):
    """The logins of the demo newsroom, which may be loaded again."""
    leave_pictures_undrawn(monkeypatch)
    return loaded


def plain(html: str) -> list[str]:
    return [unescape(re.sub("<[^>]+>", "", paragraph)) for paragraph in re.findall("<p>(.*?)</p>", html)]


class TestSeedPage:
    """The page that this newspaper started from, line by line."""

    lines = [line for line in SEED.read_text().splitlines() if line.strip()]

    def article(self) -> Article:
        return Article.objects.get(story=story_id("marseille"))

    def test_headline_and_text_are_word_for_word(self, newsroom):
        article = self.article()
        assert article.title == self.lines[2]
        assert plain(article.body) == self.lines[3 : self.lines.index("Связанные новости")]
        assert plain(article.public_body.replace("\xa0", " ")) == plain(article.body)

    def test_trail(self, newsroom):
        assert " ".join(section.name_ru for section in self.article().trail()) == self.lines[1]

    def test_related_news_and_their_bylines_in_order(self, newsroom):
        shown = []
        for link in RelatedLink.objects.filter(article=self.article()).order_by("order"):
            assert link.to.is_public()
            shown += [link.to.title, *link.to.authors.order_by("bylines__order").values_list("name", flat=True)]
        start, end = self.lines.index("Связанные новости") + 1, self.lines.index("Оставить комментарий")
        assert shown == self.lines[start:end]


def test_newsroom_is_whole(newsroom):
    assert Section.objects.count() == 10
    assert Topic.objects.count() == 30
    assert Author.objects.count() == 12
    assert Photo.objects.count() == len(reading.posters()) == 24
    assert Page.objects.count() == 3
    of_the_seed = [story_id(key) for key in ("marseille", *RELATED)]
    languages = Counter(Article.objects.published().exclude(story__in=of_the_seed).values_list("story", flat=True))
    assert 40 <= len(languages) <= 60
    assert list(languages.values()).count(2) >= len(languages) / 3
    assert set(Article.objects.values_list("status", flat=True)) == set(Status) - {Status.RETRACTED}
    scheduled = Article.objects.get(published_at__gt=timezone.now())
    assert not scheduled.is_public()
    assert not Article.objects.filter(updated_at__gt=timezone.now()).exists()
    for language in reading.LANGUAGES:
        slots = FrontSlot.objects.filter(language=language)
        assert slots.count() == 5
        assert slots.get(position=1).article.cover
        assert slots.get(position=1).article.language == language


@pytest.mark.parametrize("address", ["/", "/uk/"])
def test_the_front_page_shows_no_picture_twice(newsroom, client, address):
    shown = Counter(re.findall(r'<img[^>]* src="([^"]+)"', client.get(address).text))
    assert len(shown) >= 8
    assert not [picture for picture, times in shown.items() if times > 1]


def test_comments_stand_in_every_state_and_verdicts_have_a_moderator(newsroom):
    assert set(Comment.objects.values_list("status", flat=True)) == {"approved", "pending", "rejected"}
    decided = Comment.objects.exclude(status="pending")
    assert Moderation.objects.count() == decided.count()
    assert not Moderation.objects.exclude(by__username="moderator").exists()
    assert not Moderation.objects.filter(at__lt=F("comment__created_at")).exists()
    assert not Comment.objects.filter(created_at__lte=F("article__published_at")).exists()


def test_readers_answer_what_they_have_seen_and_vote(newsroom):
    answers = Comment.objects.exclude(parent=None)
    assert {answer.article.language for answer in answers.select_related("article")} == {"ru", "uk"}
    assert not answers.filter(parent__shown_at__gte=F("created_at")).exists()
    assert answers.filter(depth__gt=INDENTED).exists()
    for comment in Comment.objects.filter(ups__gt=0):
        votes = list(comment.reactions.values_list("value", flat=True))
        assert (votes.count(1), votes.count(-1), sum(votes)) == (comment.ups, comment.downs, comment.rating)


def test_links_between_pages_stay_in_their_language(newsroom):
    about = Page.objects.get(slug="about")
    assert 'href="/pages/contacts/"' in about.body_ru
    assert 'href="/uk/pages/contacts/"' in about.body_uk


def test_links_within_the_site_lead_somewhere(newsroom, client):
    texts = [page.body_ru + page.body_uk for page in Page.objects.all()]
    texts += Article.objects.published().values_list("body", flat=True)
    addresses = {address for text in texts for address in link_addresses(text) if address.startswith("/")}
    assert len(addresses) > 5
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_logins_open_and_are_made_once(newsroom, monkeypatch):
    assert [login.username for login in newsroom] == ["chief", "editor", "reporter", "moderator"]
    assert len({login.password for login in newsroom}) == 4
    for login in newsroom:
        user = User.objects.get(username=login.username)
        assert user.is_staff
        # RFC 2606: whatever is written to them reaches nobody.
        assert user.email == f"{login.username}@odessa-news.example"
        assert user.check_password(login.password)
        assert [group.name for group in user.groups.all()] == [login.username]
    User.objects.get(username="editor").delete()
    monkeypatch.setenv("DEMO_PASSWORD", "a password of one's own")
    assert [(login.username, login.password) for login in load_demo()] == [("editor", "a password of one's own")]


def test_second_run_adds_only_what_is_missing(newsroom):
    models = (Article, Author, Comment, FrontSlot, Moderation, Page, Photo, RelatedLink, Section, Topic, User)
    before = {model: model.objects.count() for model in models}
    article = Article.objects.get(story=story_id("marseille"))
    article.title, article.slug, article.status = "Новый заголовок", "novyj", Status.RETRACTED
    article.save()
    Section.objects.filter(slug="sea").update(name_ru="У моря")
    FrontSlot.objects.filter(language="ru").update(until=timezone.now())
    Comment.objects.filter(article=article).delete()
    Article.objects.filter(story=story_id("veteran")).delete()
    gone = before[Comment] - Comment.objects.count()

    assert load_demo() == []

    article.refresh_from_db()
    assert (article.title, article.status) == ("Новый заголовок", Status.RETRACTED)
    assert Section.objects.get(slug="sea").name_ru == "У моря"
    assert not FrontSlot.objects.filter(language="ru", until=None).exists()
    after = {model: model.objects.count() for model in models}
    assert after.pop(Article) == before.pop(Article)  # the deleted one is back
    assert after.pop(Comment) == before.pop(Comment) - gone
    assert after.pop(Moderation) < before.pop(Moderation)
    assert after.pop(RelatedLink) == before.pop(RelatedLink) - 1
    assert after == before


@pytest.mark.django_db
def test_pictures_are_drawn_once(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    posters = [poster for poster in reading.posters() if poster.name in ("fog", "sea-calm")]
    said: list[str] = []
    first = pictures.load_photos(posters, said.append, width=360)
    assert said == ["Drawing 2 pictures.", "  1/2 sea-calm", "  2/2 fog"]
    x, y = (float(share) for share in first["fog"].focus.split("x"))
    assert (x, y) == pytest.approx(art.FOCAL["fog"], abs=0.01)
    assert (first["fog"].width, first["fog"].height) == (360, 240)
    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert len(files) == 2 * (1 + 2 + 2 + 2)  # the file; card and body in two formats; share and square
    assert pictures.load_photos(posters, said.append, width=360) == first
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == files


def test_every_poster_named_is_drawn():
    assert {poster.name for poster in reading.posters()} <= set(art.POSTERS)


class TestMistakes:
    """What is wrong with a demo file is said with file and line."""

    def lines(self, text: str) -> list[source.Line]:
        path = source.HOME / "stories" / "broken.txt"
        return [source.Line(path, number, line) for number, line in enumerate(text.split("\n"), 1)]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("section sea", "1: not of the form “name: value”"),
            ("section: sea\nsection: port", "2: “section” stands here a second time"),
            ("section: sea\ncolour: red", "2: “colour” is not one of"),
            ("section: sea\n\n== ru", "1: a story has either “age:” or “in:”"),
            ("section: sea\nage: soon", "2: “soon” is not a duration"),
            ("section: sea\nage: 3h\nupdated: 4h\n\n== ru", "3: the update is older than the story"),
            ("age: 3h\n\n== ru\ntitle: А\n\nТекст", "1: “section:” is missing"),
            ("section: sea\nage: 3h\n\n== de\ntitle: A\n\nText", "4: a text begins with “== ru” or “== uk”"),
            ("section: sea\nage: 3h\n\n== ru\ntitle: А", "4: the title or the text is missing"),
            ("section: sea\nage: 3h\n\n== ru\nlead: А\n\nТекст", "5: “title:” is missing"),
        ],
    )
    def test_in_a_story(self, text, message):
        with pytest.raises(source.SourceError, match=re.escape(f"stories/broken.txt:{message}")):
            reading._story(self.lines(text))

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("абзац\nи второй", "2: a blank line is missing above"),
            ("- пункт\nабзац", "2: “- ” is missing at the start"),
            ("**жирно", "1: “*” without its partner"),
            ("[[photo: fog]]", "1: a photo is written"),
            ("[[photo: fog | Туман]]", "1: there are no pictures in pages"),
        ],
    )
    def test_in_a_text(self, text, message):
        with pytest.raises(source.SourceError, match=re.escape(f"stories/broken.txt:{message}")):
            markup.plain_page(list(source.blocks(self.lines(text))), "ru")

    def test_the_command_says_it_in_one_line(self, monkeypatch):
        monkeypatch.setattr(reading, "stories", lambda: reading._story(self.lines("section sea")))
        with pytest.raises(CommandError, match=r"stories/broken\.txt:1: "):
            call_command("load_demo")


def test_marks_become_html():
    text = "## Как доехать\n\n> Дорога — это жизнь. — Вера, водитель\n\n- **раз** и *два*\n- [где](/pages/rules/) & как"
    lines = [source.Line(source.HOME / "x.txt", n, line) for n, line in enumerate(text.split("\n"), 1)]
    assert markup.plain_page(list(source.blocks(lines)), "uk") == (
        "<h2>Как доехать</h2><blockquote><p>Дорога — это жизнь.</p><p>— Вера, водитель</p></blockquote>"
        '<ul><li><strong>раз</strong> и <em>два</em></li><li><a href="/uk/pages/rules/">где</a> &amp; как</li></ul>'
    )


def test_durations():
    line = source.Line(source.HOME / "x.txt", 1, "2d4h30m")
    assert source.duration(line) == timedelta(days=2, hours=4, minutes=30)
