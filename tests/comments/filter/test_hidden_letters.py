"""Words that hide too many letters for the list to tell which; and the limits of what is guessed at."""

import pytest

from comments.filter import describe, glued
from comments.filter.finding import holds, score_of
from comments.filter.letters import plain_text
from comments.filter.words import read

from .listed import entries_in, findings_in, list_words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["полный п***ц", "с**а", "бл**ь, а не город", "п#%дец", "к•••а"])
def test_two_letters_hidden_wait_for_a_moderator(text):
    (finding,) = findings_in(text)
    assert finding.name == "hidden"
    assert holds(score_of([finding]))
    assert finding.detail["words"][0] in describe([finding.as_json()])[0]


@pytest.mark.parametrize(
    "text",
    [
        *("это **очень** важно", "это **очень**важно", "***", "г-жа К***", "5*3*2", "093***12", "i**v@example.com"),
        *("Барон&Ко", "рост 5%, цены 7%", "да*нет", "#Одесса #море", "А*Б", "первое*****************второе"),
    ],
)
def test_other_signs_are_innocent(text):
    assert findings_in(text) == []


def test_one_letter_hidden_is_looked_up_in_all_forms_and_both_alphabets():
    list_words("козёл")
    assert [text for text in ("к*зел", "к#злами", "кoз@у козл#м", "k*зёл") if not entries_in(text)] == []
    assert entries_in("к*зак коз*к кол*") == set()


def test_no_more_are_guessed_at_than_there_is_time_for(monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(glued, "is_known", asked.append)
    read(plain_text(" ".join(f"ты{'фцщ' * (n % 5 + 1)}{chr(1072 + n % 32)}вы" for n in range(400))))
    assert 0 < len(asked) <= glued.MOST_LOOKUPS
    many = " ".join(f"{chr(1072 + n % 32)}{chr(1072 + n // 32)}*ом" for n in range(300))
    assert len(read(plain_text(many)).pieces) < 3000


def test_what_the_guide_promises():
    list_words("дурак", "дурень", "кот")
    assert entries_in("дур ак") == entries_in("самтыдурак") == {"дурак"}
    assert entries_in("дур ень") == entries_in("самтидурень") == {"дурень"}
    assert entries_in("к*т") == {"кот"}
