"""Every public address in both languages: it answers, sets no cookie, and says where it stands."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from articles.models import RESERVED_SLUGS
from tests.project.newspaper import NOT_PUBLIC, arguments, make_newspaper, public_addresses, public_names

pytestmark = pytest.mark.django_db

HTML = "text/html"


@pytest.fixture(scope="module")
def paper(module_db):
    with module_db():
        return make_newspaper()


@pytest.fixture(scope="module")
def answers(paper, module_db):
    """Responses of all public addresses, by address, to a reader who sends nothing of his own."""
    with module_db():
        return dict(walk(Client(), paper))


def test_the_list_of_addresses_is_the_urls_own(paper):
    assert set(arguments(paper)) == set(public_names()) - NOT_PUBLIC


def walk(client, paper):
    """Responses of all public addresses; redirects to the one right address are followed."""
    for address in public_addresses(paper):
        yield address, client.get(address, follow=True)


def test_all_answer(answers):
    for address, response in answers.items():
        assert response.status_code == (404 if address == "/no-such-page/" else 200), address


def test_none_sets_or_reads_a_cookie(client, paper, answers):
    client.cookies["sessionid"] = "x" * 32
    client.cookies["csrftoken"] = "y" * 32
    client.cookies["django_language"] = "uk"
    for address, response in walk(client, paper):
        assert "Set-Cookie" not in response.headers, address
        assert not response.cookies, address
        assert "cookie" not in response.headers.get("Vary", "").lower(), address
        assert "csrf" not in response.text.lower() if HTML in response["Content-Type"] else True, address
        if "comment" not in address:
            assert response.content == answers[address].content, address


def test_none_varies_by_what_the_browser_likes(client, answers):
    for address, plain in answers.items():
        asked = client.get(address, follow=True, headers={"accept-language": "uk, pl;q=0.9"})
        assert asked.content == plain.content, address
        assert set(re.split(r",\s*", asked.headers.get("Vary", "Accept-Encoding"))) <= {"Accept-Encoding"}, address


def test_all_pages_are_in_the_language_of_their_address(answers):
    for address, response in answers.items():
        if HTML not in response["Content-Type"]:
            continue
        final = response.redirect_chain[-1][0] if response.redirect_chain else address
        language = "uk" if final.startswith("/uk/") else "ru"
        assert f'<html lang="{language}"' in response.text, address
        assert response["Content-Language"] == language, address


def test_a_strict_policy_is_on_all_and_nothing_is_inline(answers):
    for address, response in answers.items():
        policy = response["Content-Security-Policy"]
        assert "'unsafe" not in policy, address
        assert "default-src 'none'" in policy, address
        if HTML in response["Content-Type"]:
            assert not re.search(r"<script(?![^>]*(src=|application/ld\+json))|\sstyle=|\son\w+=", response.text), (
                address
            )


def test_all_may_be_kept_but_must_be_asked_about(client, answers):
    for address, response in answers.items():
        if HTML not in response["Content-Type"] or response.status_code != 200:
            continue
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate", address
        again = client.get(response.request["PATH_INFO"], headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304, address


def test_addresses_made_by_hand_are_those_of_the_urls(paper):
    for language in ("ru", "uk"):
        with translation.override(language):
            assert paper.section.get_absolute_url() == reverse("section", args=[paper.section.slug])
            assert paper.author.get_absolute_url() == reverse("author", args=[paper.author.slug])
            assert paper.topic.get_absolute_url() == reverse("topic", args=[paper.topic.slug])
            assert paper.page.get_absolute_url() == reverse("page", args=[paper.page.slug])
    for article in (paper.article, paper.twin):
        with translation.override(article.language):
            kwargs = {"section": paper.section.slug, "slug": article.slug, "pk": article.pk}
            assert article.get_absolute_url() == reverse("article", kwargs=kwargs)


def test_no_section_can_be_called_like_a_part_of_the_site(paper):
    first_parts = {re.split(r"[/.-]", address.strip("/"))[0] for address in public_addresses(paper)}
    own = {"", "no", "favicon", paper.section.slug.split("-")[0]}
    assert first_parts - own <= set(RESERVED_SLUGS)


def test_an_old_slug_or_section_leads_to_todays_address_in_one_step(client, paper):
    article = paper.article
    today = article.get_absolute_url()
    for stale in (f"/x/old-{article.pk}/", f"/uk/x/y-{article.pk}/", f"/{paper.section.slug}/old-name-{article.pk}/"):
        response = client.get(stale)
        assert (response.status_code, response["Location"]) == (301, today), stale


def test_an_address_without_its_slash_leads_to_the_one_with(client, paper):
    response = client.get(paper.article.get_absolute_url().rstrip("/"))
    assert response.status_code == 301
    assert response["Location"].endswith(paper.article.get_absolute_url())
