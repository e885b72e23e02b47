"""A reader's comment is stored, held, and acknowledged on a page of its own."""

import pytest

from comments.models import Comment, Status
from tests.make import make_article

from .sending import address_of, send, send_raw

pytestmark = pytest.mark.django_db


def test_is_stored_and_held(reader):
    article = make_article()
    response = send(reader, article, name="Роза", email="roza@example.org", text="Раз.\r\n\r\nДва.")
    assert response.status_code == 303
    cookie = response.cookies["reader"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/comments/", True, "Lax")
    comment = Comment.objects.get()
    assert (comment.article, comment.status) == (article, Status.PENDING)
    assert (comment.name, comment.email, comment.text) == ("Роза", "roza@example.org", "Раз.\n\nДва.")
    assert len(comment.address_hash) == 64
    assert comment.reader
    assert comment.reader.key_hash not in cookie.value


def test_one_browser_is_one_reader_and_a_forged_key_another(reader):
    article = make_article()
    send(reader, article, text="Раз")
    send(reader, article, text="Два")
    reader.cookies["reader"] = reader.cookies["reader"].value[:-1] + "~"
    send(reader, article, text="Три")
    first, second, third = Comment.objects.order_by("id")
    assert first.reader == second.reader
    assert third.reader not in (None, first.reader)


def test_a_page_opened_before_forms_had_their_own_address_still_sends(reader):
    article = make_article()
    old = send_raw(reader, f"/comments/article/{article.pk}/", "name=A&text=B")
    assert (old.status_code, old.headers["Location"]) == (308, address_of(article))


def test_the_e_mail_may_be_left_out(reader):
    assert send(reader, make_article(), email="").status_code == 303
    assert Comment.objects.get().email == ""


def test_the_page_after_it_is_personal_and_says_that_the_comment_waits(reader):
    article = make_article()
    response = send(reader, article, text="<b>Жду</b>", email="roza@example.org")
    page = reader.get(response.headers["Location"])
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    content = page.content.decode()
    assert "&lt;b&gt;Жду&lt;/b&gt;" in content
    assert article.get_absolute_url() in content
    assert "roza@example.org" not in content
    assert page.context["comment"].status == Status.PENDING


def test_that_page_follows_the_moderators_verdict(reader):
    page = send(reader, make_article()).headers["Location"]
    comment = Comment.objects.get()
    contents = [reader.get(page).content]
    comment.approve(by=None)
    contents.append(reader.get(page).content)
    assert comment.get_absolute_url() in contents[-1].decode()
    comment.reject(by=None)
    contents.append(reader.get(page).content)
    assert comment.get_absolute_url() not in contents[-1].decode()
    assert len(set(contents)) == 3


def test_that_page_leads_to_no_article_that_readers_cannot_see(reader):
    article = make_article()
    page = send(reader, article).headers["Location"]
    article.status = "retracted"
    article.save()
    content = reader.get(page).content.decode()
    assert article.get_absolute_url() not in content
    assert article.title not in content


@pytest.mark.parametrize(
    "token", ["1", "1:", "1:abc", ":", "x:y", "%00", "1%3Aй", "%ED%A0%80", "9" * 300, "-1:aaa", "..%2f"]
)
def test_a_token_that_is_not_ours_leads_nowhere(reader, token):
    assert reader.get(f"/comments/ru/mine/{token}/").status_code in (400, 404)


def test_a_token_opens_one_comment_only(reader):
    token = send(reader, make_article()).headers["Location"].split("/")[-2]
    signature = token.partition(":")[2]
    other = send(reader, make_article(), text="Другой")
    assert other.status_code == 303
    assert reader.get(f"/comments/ru/mine/{Comment.objects.latest('id').pk}:{signature}/").status_code == 404


def test_speaks_the_language_of_the_article(reader):
    article = make_article(language="uk")
    location = send(reader, article).headers["Location"]
    assert location.startswith("/comments/uk/mine/")
    assert '<html lang="uk"' in reader.get(location).content.decode()


def test_a_form_sent_to_the_other_language_is_passed_on_whole(reader):
    article = make_article(language="uk")
    article.language = "ru"  # where the form was sent to
    response = send(reader, article)
    assert (response.status_code, response.headers["Location"]) == (308, f"/comments/uk/send/{article.pk}/")
    assert not Comment.objects.exists()
