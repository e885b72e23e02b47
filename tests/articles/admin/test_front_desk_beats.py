"""The front page is of all sections: who is bound to one of them looks at it, and arranges nothing by any way in."""

import pytest

from articles.admin.front_draft import Draft
from articles.models import AuditEntry, Beat, FrontSlot
from tests import cast
from tests.make import make_article, make_section

pytestmark = pytest.mark.django_db

ADDRESSES = ["/admin/front/{}/", "/admin/front/{}/arrange/", "/admin/front/{}/preview/"]


def sent(language: str, article: int) -> dict[str, object]:
    return {"version": Draft.saved(language).version, "slot_1": article, "until_1": ""}


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_bound_to_a_section(client, language):
    editor, sport = cast.editor(), make_section(slug="sport")
    Beat.objects.create(user=editor, section=sport, language="uk")
    client.force_login(editor)
    own, others = make_article(section=sport, language=language), make_article(language=language)
    for article in (own, others):
        for address in ADDRESSES:
            assert client.post(address.format(language), sent(language, article.pk)).status_code == 403, address
    assert not FrontSlot.objects.exists()
    assert not AuditEntry.objects.filter(verb="arranged").exists()
    response = client.get(ADDRESSES[0].format(language))
    assert response.status_code == 200
    assert b'name="save"' not in response.content


def test_bound_to_a_language(client):
    editor = cast.editor()
    Beat.objects.create(user=editor, section=None, language="uk")
    client.force_login(editor)
    for language, status in (("ru", 403), ("uk", 302)):
        article = make_article(language=language)
        data = sent(language, article.pk)
        assert client.post(ADDRESSES[0].format(language), data).status_code == status
    assert list(FrontSlot.objects.values_list("language", flat=True)) == ["uk"]
