"""What the newsroom's own verdicts teach, and when it is heard."""

import io

import pytest
from django.core.management import call_command

from comments.filter.learned import FEWEST_EXAMPLES, examine, stem_of
from comments.filter.letters import plain_text
from comments.filter.training import train
from comments.filter.words import read
from comments.models import Comment, LearnedWord, Moderation
from tests.cast import moderator
from tests.make import make_article

pytestmark = pytest.mark.django_db

GOOD = (
    "Трамвай пятый не ходит с утра",
    "Спасибо коммунальникам за двор",
    "На пляже опять убирают песок",
    "Дождь в городе",
)
BAD = ("Ставки и бонусы в нашем казино", "Бонус за регистрацию, ставка без риска", "Заработок на ставках, пиши в личку")


def teach(status, texts, count, by="moderator"):
    article = make_article()
    rows = [Comment(article=article, name="Р", text=texts[n % len(texts)], status=status) for n in range(count)]
    for comment in Comment.objects.bulk_create(rows):
        Moderation.objects.create(comment=comment, verdict=status, by=by)


def found(text):
    return list(examine(read(plain_text(text))))


@pytest.fixture
def person():
    return moderator()


def test_what_was_refused_is_known_again_by_its_words(person):
    teach("approved", GOOD, FEWEST_EXAMPLES, person)
    teach("rejected", BAD, FEWEST_EXAMPLES - 10, person)
    teach("spam", BAD, 10, person)
    assert train() == (FEWEST_EXAMPLES, FEWEST_EXAMPLES)
    (finding,) = found("Лучшее казино: бонусами осыпаем, ставкам рады, трамвай")
    assert finding.weight == 1
    assert finding.detail["percent"] >= 95
    assert {"казино", "бонусами", "ставкам"} <= set(finding.detail["words"])
    assert "трамвай" not in finding.detail["words"]
    assert found("Трамвай не ходит, спасибо городу") == []
    assert found("Никогда не слыханные слова") == []


def test_too_few_verdicts_teach_nothing(person):
    teach("approved", GOOD, FEWEST_EXAMPLES, person)
    teach("spam", BAD, FEWEST_EXAMPLES - 1, person)
    train()
    assert found("Казино, ставки, бонус") == []


def test_only_what_a_person_decided_is_learned(person):
    teach("approved", GOOD, 60, None)
    teach("spam", BAD, 7, person)
    # Decided otherwise since.
    Moderation.objects.filter(comment__status="spam")[0].comment.approve(by=None)
    assert train() == (0, 6)


def test_words_of_a_few_are_not_kept(person):
    teach("spam", ["Звоните Аполлинарии Прокофьевне"], 3, person)
    teach("spam", ["Ставки"], 4, person)
    train()
    assert set(LearnedWord.objects.values_list("stem", "example")) == {("", ""), ("ставк", "ставки")}


def test_learning_anew_forgets_what_was(person):
    teach("spam", ["Ставки"], 4, person)
    train()
    Comment.objects.all().delete()
    assert train() == (0, 0)
    assert LearnedWord.objects.count() == 1


def test_the_command_says_what_it_read(person):
    teach("spam", ["Ставки"], 4, person)
    out = io.StringIO()
    call_command("train_filter", stdout=out)
    assert "0 approved comments and 4 refused ones." in out.getvalue()
    assert str(FEWEST_EXAMPLES) in out.getvalue()


def test_one_query(person, django_assert_num_queries):
    teach("spam", BAD, 60, person)
    teach("approved", GOOD, 60, person)
    train()
    with django_assert_num_queries(1):
        found("Ставки, бонус, казино " * 200)


@pytest.mark.parametrize(
    "forms",
    [
        "бонус бонусы бонусами бонусов",
        "ставка ставки ставкам ставку",
        "новий нового новому новими",
        "реклама рекламы рекламой",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem_of(form) for form in forms.split()}) == 1
