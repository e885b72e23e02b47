"""An address that only takes a form leads whoever comes without one to where the form stands, in either language."""

import pytest

from comments.models import Comment, Mailbox, Reaction
from comments.tokens import letters_url
from tests.comments.sending import send
from tests.make import make_article, make_comment

pytestmark = pytest.mark.django_db
LANGUAGES = ["ru", "uk"]


def led_to(reader, address):
    response = reader.get(address)
    assert response.status_code == 302, address
    assert response.headers["Cache-Control"] == "private, no-store"
    return response.headers["Location"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_to_its_article(reader, language):
    article = make_article()
    there = led_to(reader, f"/comments/{language}/send/{article.pk}/")
    page = reader.get(there, follow=True)
    assert page.status_code == 200
    assert f"/comments/ru/send/{article.pk}/" in page.text
    assert not Comment.objects.exists()


def test_a_comment_to_what_is_not_there(reader):
    hidden = make_article(status="draft", published_at=None)
    for pk in (hidden.pk, hidden.pk + 1):
        there = led_to(reader, f"/comments/ru/send/{pk}/")
        assert reader.get(there).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reaction_to_its_comment(reader, language):
    comment = make_comment(make_article())
    there = led_to(reader, f"/comments/{language}/react/{comment.pk}/?value=1")
    assert reader.get(there).headers["Location"].endswith(f"#comment-{comment.pk}")
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", ["edit", "withdraw", "answers", "ask"])
def test_what_is_done_with_ones_own_to_its_page(reader, verb, language):
    page = send(reader, make_article(), name="Роза", text="Слова").headers["Location"].replace("/ru/", f"/{language}/")
    assert led_to(reader, f"{page}{verb}/") == page
    assert reader.get(page).status_code == 200
    assert Comment.objects.get().status == "pending"


def test_letters_and_the_link_to_ones_data(reader):
    mailbox = Mailbox.objects.create(email="roza@example.org")
    mailbox.unsubscribe()
    assert led_to(reader, letters_url(mailbox, "uk", "on")) == letters_url(mailbox, "uk")
    mailbox.refresh_from_db()
    assert mailbox.unsubscribed_at
    assert led_to(reader, "/comments/uk/data/link/") == "/comments/uk/data/"


def test_other_methods_stay_refused(reader):
    assert reader.options(f"/comments/ru/send/{make_article().pk}/").status_code == 405
