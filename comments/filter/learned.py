"""What this newsroom's own verdicts have taught: a naive Bayes over words (comments.filter.training)."""

import math
import re
from collections.abc import Iterable, Iterator

from ..models.learned_word import LearnedWord
from .finding import Finding
from .letters import key_of
from .words import Reading

# Fewer verdicts of a kind are chance.
FEWEST_EXAMPLES = 50
# The row that counts comments.
TOTALS = ""
# Only the words that tell most are heard: the many that tell a little would outshout them in a long text.
LOUDEST = 15
NAMED = 5
# From here on a comment is spoken of at all, and from there on it is held.
SUSPECT, SURE = 0.8, 0.95
SUSPECT_WEIGHT, SURE_WEIGHT = 0.5, 1.0
SHORTEST, STEM = 3, 6
_ENDING = re.compile(
    "(?<=...)(?:[иы]ми|[оеиыі]м[иу]?|[ая](?:ми|м|х)|[оеиыі]го|[оеёі]в|[иы]х|[оеиыіаяую][йяюе]|ах|ях|[уюаяоеиі]т[ьи]?|ешь?|"
    "[аеиоуыэюяйьіїє])$"
)


def stem_of(key: str) -> str:
    """Without the commonest endings of both languages, and no more than six letters.

    Rough, but two thousand times as quick as a dictionary, and wrong in the same way each time.
    """
    return _ENDING.sub("", key)[:STEM]


def stems_in(words: Iterable[str]) -> dict[str, str]:
    """Stems of the words of a text, each with the first word that has it."""
    found: dict[str, str] = {}
    for word in words:
        key = key_of(word)
        if len(key) >= SHORTEST and key.isalpha():
            found.setdefault(stem_of(key), word)
    return found


def examine(reading: Reading) -> Iterator[Finding]:
    """One query."""
    stems = stems_in(reading.words)
    rows = {row.stem: row for row in LearnedWord.objects.filter(stem__any=[TOTALS, *stems])}
    totals = rows.pop(TOTALS, None)
    if totals is None or min(totals.approved, totals.refused) < FEWEST_EXAMPLES:
        return
    weights = {stem: _weight(row, totals) for stem, row in rows.items()}
    loudest = sorted(weights, key=lambda stem: (-abs(weights[stem]), stem))[:LOUDEST]
    chance = 1 / (1 + math.exp(-sum(weights[stem] for stem in loudest)))
    if chance < SUSPECT:
        return
    weight = SURE_WEIGHT if chance >= SURE else SUSPECT_WEIGHT
    named = [stems[stem][:40] for stem in loudest if weights[stem] > 0][:NAMED]
    yield Finding("learned", weight, {"percent": min(99, int(chance * 100)), "words": named})


def _weight(row: LearnedWord, totals: LearnedWord) -> float:
    """How much likelier it stands in what is refused (above 0) than in what is approved (below): a logarithm.

    Both kinds are taken as equally frequent: a newsroom that refuses little should still hear of what it refuses.
    """
    refused = (row.refused + 0.5) / (totals.refused + 1)
    approved = (row.approved + 0.5) / (totals.approved + 1)
    return math.log(refused / approved)
