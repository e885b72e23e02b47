"""The stop list in the newsroom: one entry, many at once, and who may."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import AuditEntry
from comments.filter import entries
from comments.models import StopForm, StopWord
from tests import cast
from tests.queue import run_tasks

from .listed import entries_in, list_words

pytestmark = pytest.mark.django_db

LIST = reverse("admin:comments_stopword_changelist")
ADD = reverse("admin:comments_stopword_add")
BRING_IN = reverse("admin:comments_stopword_bring_in")
ENTRY = {"text": "кот", "language": "", "weight": "1", "spared": "", "note": ""}


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(cast.moderator())
    return client


def test_an_entry_is_in_force_when_it_is_saved(desk):
    assert desk.post(ADD, {**ENTRY, "spared": "коты", "note": "проверка"}).status_code == 302
    assert entries_in("котами") == {"кот"}
    assert entries_in("коты") == set()
    entry = StopWord.objects.get()
    page = desk.get(reverse("admin:comments_stopword_change", args=[entry.pk])).content.decode()
    assert "котами" in page
    desk.post(reverse("admin:comments_stopword_change", args=[entry.pk]), {**ENTRY, "text": "пёс"})
    assert entries_in("кот псами") == {"пёс"}


@pytest.mark.parametrize(
    "over", [{"text": "!!!"}, {"text": "Коты"}, {"weight": "0"}, {"weight": "nan"}, {"text": "кот\x00"}]
)
def test_what_can_not_be_an_entry_is_said(desk, over):
    list_words("коты", "кот")
    response = desk.post(ADD, {**ENTRY, **over})
    assert response.status_code == 200
    assert response.context["errors"]
    assert StopWord.objects.count() == 2


def test_many_at_once_by_the_worker(desk):
    list_words("кот")
    lines = "\n".join(["пёс / пса # собака", "", "КОТ", "продам гараж", "site.ru", "…", "я" * 101])
    data = {"lines": lines, "language": "ru", "weight": "0.5", "note": "сентябрь"}
    response = desk.post(BRING_IN, data, follow=True)
    assert response.redirect_chain[-1][0] == LIST
    said = " ".join(str(message) for message in response.context["messages"])
    assert "…" in said
    assert StopWord.objects.filter(formed_at=None).count() == 3
    assert entries_in("псы, продам гараж") == set()
    run_tasks()
    assert entries_in("псы, продам гараж, www.site.ru, коты") == {"пёс", "продам гараж", "site.ru", "кот"}
    dog = StopWord.objects.get(text="пёс")
    assert (dog.note, dog.spared, dog.weight, dog.language) == ("собака", "пса", 0.5, "ru")
    assert entries_in("пса") == set()
    assert StopWord.objects.get(text="site.ru").note == "сентябрь"
    assert AuditEntry.objects.filter(object_type="comments.stopword").count() == 3


def test_thousands_of_lines_are_the_workers(desk, django_assert_max_num_queries):
    list_words("слово7")
    lines = "\n".join([*(f"слово{n}" for n in range(2_500)), "…", "слово2 # дважды"])
    data = {"lines": lines, "language": "ru", "weight": "0.5", "note": "сентябрь"}
    with django_assert_max_num_queries(20):
        response = desk.post(BRING_IN, data)
    assert response.status_code == 302
    assert StopWord.objects.count() == 1
    said = " ".join(str(message) for message in desk.get(LIST).context["messages"])
    assert "2502" in said
    assert "…" in said
    run_tasks()
    assert StopWord.objects.exclude(formed_at=None).count() == 2_500
    assert set(StopWord.objects.exclude(text="слово7").values_list("language", "weight", "note")) == {
        ("ru", 0.5, "сентябрь")
    }
    log = AuditEntry.objects.filter(object_type="comments.stopword")
    assert (log.count(), set(log.values_list("who", flat=True))) == (2_499, {"moderator"})


def test_begun_anew_after_it_was_cut_short_it_goes_on(desk, monkeypatch):
    monkeypatch.setattr(entries, "LINES_AT_ONCE", 2)
    record, parts = AuditEntry.record_each, []

    def fails_at_the_second(*arguments):
        parts.append(arguments)
        if len(parts) == 2:
            raise RuntimeError("as intended")
        record(*arguments)

    words = ["кот", "пёс", "дурак", "осёл", "козёл"]
    with monkeypatch.context() as patch:
        patch.setattr(AuditEntry, "record_each", fails_at_the_second)
        with pytest.raises(RuntimeError):
            entries.bring_in(words, None)
    assert StopWord.objects.count() == 2
    done = entries.bring_in(words, None)
    assert (len(done.added), done.known) == (3, 2)
    assert AuditEntry.objects.filter(object_type="comments.stopword").count() == 5


def test_too_many_lines_are_refused_with_the_list_kept(desk):
    lines = "\n".join(["слово"] * 20_001)
    response = desk.post(BRING_IN, {"lines": lines, "weight": "1"})
    assert response.status_code == 200
    assert "20001" in response.content.decode()
    assert not StopWord.objects.exists()


@pytest.mark.parametrize("person", [cast.reporter, cast.editor])
def test_who_does_not_moderate_sees_no_list(person):
    client = Client()
    client.force_login(person())
    for address in (LIST, ADD, BRING_IN):
        assert client.get(address).status_code == 403
        assert client.post(address, {**ENTRY, "lines": "кот"}).status_code == 403
    assert not StopWord.objects.exists()


def test_the_list_costs_the_same_with_one_row_and_with_twenty(desk):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(LIST).status_code == 200
        return len(queries)

    list_words("кот")
    one = cost()
    list_words(*(f"слово{n}" for n in range(20)))
    assert cost() == one


def test_the_list_is_searched(desk):
    list_words("кот", "пёс # собачье")
    for typed in ("ко", "собачь"):
        page = desk.get(LIST, {"q": typed}).content.decode()
        assert ("кот</a>" in page, "пёс</a>" in page) == (typed == "ко", typed != "ко")


def test_the_starter_list(capsys):
    call_command("load_stop_words")
    count = StopWord.objects.count()
    assert count > 40
    assert not StopWord.objects.filter(formed_at=None).exists()
    assert StopForm.objects.count() > 10 * count
    call_command("load_stop_words")
    assert StopWord.objects.count() == count


def test_a_file_that_can_not_be_read(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("load_stop_words", str(tmp_path / "nowhere.txt"))
