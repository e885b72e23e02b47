"""Comparing takes no longer than a person waits, whatever was changed: about as many steps more as there is text."""

import random
from collections import Counter
from difflib import SequenceMatcher

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.revisions import matching
from articles.revisions.diff import differences
from articles.revisions.matching import matches

SIZE = 100_000
# difflib alone needs hundreds.
STEPS_A_CHARACTER = 4


# How long a draw takes says how busy the machine is, and nothing of ours.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 5), max_size=40))
def test_what_matches_is_the_same_and_ascends(old, new):
    end = new_end = 0
    for match in matches(old, new):
        assert old[match.old : match.old + match.size] == new[match.new : match.new + match.size]
        assert match.size > 0
        assert match.old >= end
        assert match.new >= new_end
        end, new_end = match.old + match.size, match.new + match.size


def test_a_long_list_keeps_what_both_have():
    old = list(range(5000))
    new = [n for n in old if n % 7] + [-1]
    assert sum(match.size for match in matches(old, new)) == len(new) - 1


def _natural(rng: random.Random) -> tuple[str, str]:
    """Prose with the word frequencies of prose, each sixth word changed."""
    vocabulary = ["".join(rng.choices("абвгдежзиклмнопрст", k=rng.randint(2, 9))) for _n in range(4000)]
    weights = [1 / n for n in range(1, 4001)]
    words = rng.choices(vocabulary, weights, k=SIZE // 5)
    others = rng.choices(vocabulary, weights, k=SIZE // 5)
    changed = [other if n % 6 == 0 else word for n, (word, other) in enumerate(zip(words, others, strict=True))]
    return " ".join(words), " ".join(changed)


def _few_words(rng: random.Random) -> tuple[str, str]:
    return " ".join(rng.choices(["да", "ні"], k=SIZE // 3)), " ".join(rng.choices(["да", "ні"], k=SIZE // 3))


def _periodic(rng: random.Random) -> tuple[str, str]:
    words = [f"с{n % 60}" for n in range(SIZE // 4)]
    return " ".join(words), " ".join(word if n % 10 else "иное" for n, word in enumerate(words))


def _backwards(rng: random.Random) -> tuple[str, str]:
    words = [f"слово{n}" for n in range(SIZE // 9)]
    return " ".join(words), " ".join(reversed(words))


class _Counted(SequenceMatcher):
    """difflib looks at each pair of equal items that it is given, at least once."""

    pairs = 0

    def __init__(self, junk, old, new, autojunk=True):
        counts = Counter(new)
        _Counted.pairs += sum(counts[item] for item in old)
        super().__init__(junk, old, new, autojunk)


@pytest.mark.parametrize("texts", [_natural, _few_words, _periodic, _backwards])
@pytest.mark.parametrize("paragraph", [3, 60, SIZE])
def test_a_hundred_kilobytes_changed_throughout(monkeypatch, texts, paragraph):
    cut = [0]
    anchors = matching._anchors

    def counted(old, new):
        cut[0] += len(old) + len(new)
        return anchors(old, new)

    monkeypatch.setattr(matching, "SequenceMatcher", _Counted)
    monkeypatch.setattr(matching, "_anchors", counted)
    monkeypatch.setattr(_Counted, "pairs", 0)
    old, new = (_in_paragraphs(text.split(" "), paragraph) for text in texts(random.Random(1794)))
    (body,) = differences({"body": old}, {"body": new})
    assert body.rows
    assert 0 < cut[0] + _Counted.pairs < STEPS_A_CHARACTER * (len(old) + len(new))


def _in_paragraphs(words: list[str], size: int) -> str:
    return "".join(f"<p>{' '.join(words[n : n + size])}.</p>" for n in range(0, len(words), size))
