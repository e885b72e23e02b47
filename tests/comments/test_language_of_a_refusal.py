"""The language is changed on a page with a refused comment: what was typed comes along, and nothing is stored."""

import re

import pytest
from django.utils import translation

from comments.models import Comment
from tests.make import make_article

from .sending import address_of, post_to, send

pytestmark = pytest.mark.django_db
TYPED = {"name": "Роза", "email": "roza@localhost", "text": "Раз.\n\nДва <три>."}


def switch(reader, page, **typed):
    """Press it: the button belongs to the form, wherever it stands."""
    (button,) = re.findall('<button class="language-switch" [^>]*>', page)
    assert 'form="comment-form"' in button
    assert "formnovalidate" in button
    (address,) = re.findall('formaction="([^"]+)"', button)
    response = post_to(reader, address, look="yes", **typed)
    return response, response.content.decode()


def test_the_form_comes_along_with_its_errors_and_is_still_sent_to_its_article(reader):
    article = make_article()
    refused = send(reader, article, **TYPED).content.decode()
    response, content = switch(reader, refused, **TYPED)
    assert response.status_code == 400
    assert '<html lang="uk">' in content
    assert "Раз.\n\nДва &lt;три&gt;.</textarea>" in content
    assert 'value="roza@localhost"' in content
    assert 'id="comment-form-email-error"' in content
    assert f'action="{address_of(article)}"' in content
    _response, back = switch(reader, content, **TYPED)
    assert '<html lang="ru">' in back


def test_a_form_in_order_is_shown_and_not_sent(reader):
    article = make_article()
    refused = send(reader, article, **TYPED).content.decode()
    response, content = switch(reader, refused, **{**TYPED, "email": ""})
    assert response.status_code == 200
    assert "Два &lt;три&gt;.</textarea>" in content
    assert not Comment.objects.exists()
    assert send(reader, article, **{**TYPED, "email": ""}).status_code == 303


def test_a_text_that_can_only_be_copied_comes_along(reader):
    closed = make_article(comments_open=False)
    refused = send(reader, closed, **TYPED).content.decode()
    assert 'name="text" rows="8" readonly' in refused
    response, content = switch(reader, refused, **TYPED)
    assert response.status_code == 403
    with translation.override("uk"):
        assert str(translation.gettext("Your text, to copy")) in content
    assert "Два &lt;три&gt;.</textarea>" in content


def test_enter_sends_the_comment(reader):
    """The first button of a form is the one that Enter presses, and the switch stands above the form."""
    refused = send(reader, make_article(), **TYPED).content.decode()
    buttons = re.findall('<button[^>]*form="comment-form"[^>]*>', refused)
    assert "hidden" in buttons[0]
    assert "formaction" not in buttons[0]


def test_no_other_site_can_show_it(reader):
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert send(reader, make_article(), look="yes", headers=headers).status_code == 403
