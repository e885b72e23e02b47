"""Comparing takes no longer than a person waits, whatever was changed."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.revisions.diff import differences
from articles.revisions.matching import matches

SIZE = 100_000


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


@pytest.mark.parametrize("texts", [_natural, _few_words, _periodic, _backwards])
@pytest.mark.parametrize("paragraph", [3, 60, SIZE])
def test_a_hundred_kilobytes_changed_throughout(texts, paragraph):
    old, new = (_in_paragraphs(text.split(" "), paragraph) for text in texts(random.Random(1794)))
    start = time.process_time()
    (body,) = differences({"body": old}, {"body": new})
    assert time.process_time() - start < 2
    assert body.rows


def _in_paragraphs(words: list[str], size: int) -> str:
    return "".join(f"<p>{' '.join(words[n : n + size])}.</p>" for n in range(0, len(words), size))
