"""An address that was typed wrong, or forged, is answered with a page or a refusal, and never with an error."""

import pytest
from django.contrib import admin
from django.db import transaction

from tests import cast
from tests.articles.admin.forms import errors, filled
from tests.make import make_article, make_comment, make_photo

pytestmark = pytest.mark.django_db

HUGE = "9" * 30
GARBAGE = ("abc", HUGE, "%25%5C_%27", "2026-02-30", "2026-W54", "%EF%BF%BF")
# Page, and what it takes in its address; <pk> is an article's.
PAGES = {
    "calendar/": ["month", "week"],
    "twins/": ["from", "to", "days", "before", "changed_before"],
    "twins/csv/": ["from"],
    "trash/": ["q", "before"],
    "front/ru/": ["q"],
    "articles/slug/": ["title", "language"],
    "articles/photo/picker/": ["q", "before", "language"],
    "articles/photo/describe/": ["photo"],
    "articles/article/add/": ["autosave", "twin_of", "section"],
    "articles/article/<pk>/change/": ["autosave", "_changelist_filters", "_to_field"],
    "articles/article/<pk>/history/": ["before", "old"],
    "articles/article/<pk>/history/compare/": ["old"],
    "autocomplete/": ["term", "page", "model_name", "field_name"],
}
OF_AUTOCOMPLETE = {"app_label": "articles", "model_name": "relatedlink", "field_name": "to"}


@pytest.fixture(autouse=True)
def everything(client):
    user = cast.chief()
    user.is_superuser = True
    user.save()
    client.force_login(user)


def answer(client, url: str) -> int:
    with transaction.atomic():
        response = client.get(url)
        b"".join(getattr(response, "streaming_content", ()))
    assert response.status_code < 500, url
    return response.status_code


@pytest.mark.parametrize("page", PAGES)
def test_in_a_page(client, page):
    article = make_article()
    article.ensure_revision()
    for name in PAGES[page]:
        for garbage in GARBAGE:
            own = {k: v for k, v in OF_AUTOCOMPLETE.items() if k != name} if page == "autocomplete/" else {}
            more = "".join(f"&{key}={value}" for key, value in own.items())
            answer(client, f"/admin/{page.replace('<pk>', str(article.pk))}?{name}={garbage}{more}")


def test_in_every_list(client):
    """By every column, and as Django's own lookups have it: most are refused, none is an error."""
    make_comment(make_article(cover=make_photo()))
    for model in admin.site._registry:
        url = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        for field in model._meta.fields:
            for query in (f"{field.name}=abc", f"{field.name}__range=abc"):
                answer(client, f"{url}?{query}")
        for query in ("q=%25%27%5C_", "o=99.-99.x", "p=abc", "p=999999", "all=1", "_to_field=abc"):
            answer(client, f"{url}?{query}")
        for key in ("abc", HUGE, "_5F"):
            answer(client, f"{url}{key}/change/")


def test_a_filter_that_the_list_does_not_have_still_filters(client):
    make_article(slug="most")
    make_article()
    for slug, count in (("most", 1), ("tramvai", 0)):
        response = client.get(f"/admin/articles/article/?slug={slug}")
        assert len(response.context["cl"].result_list) == count


@pytest.mark.parametrize(
    "page", ["conflict", "submit", "return", "approve", "retract", "corrections", "previews/revoke"]
)
@pytest.mark.parametrize("pk", [HUGE, "0"])
def test_of_an_article_that_never_was(client, page, pk):
    for response in (client.get(url := f"/admin/articles/article/{pk}/{page}/"), client.post(url)):
        assert response.status_code in (302, 403, 404, 405)


@pytest.mark.parametrize("field", ["chosen_topics", "chosen_authors", "chosen_related", "section", "cover"])
@pytest.mark.parametrize("value", ["abc", HUGE])
def test_a_choice_that_never_was(client, field, value):
    url = f"/admin/articles/article/{make_article().pk}/change/"
    assert field in errors(client.post(url, filled(client, url, **{field: value})))
