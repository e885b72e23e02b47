"""What the filter of comments costs: the longest comment against a long stop list."""

import itertools
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from articles.models import Article
from comments.filter import Draft, examine
from comments.filter.dictionary import analyzers
from comments.filter.entries import import_lines, write_missing_forms
from comments.models import TEXT_LENGTH, StopForm

ENTRIES = 10_000
# Entries of a dictionary in which so many lemmas are found, with room.
READ = 900_000
ALLOWED = 0.050
ROUNDS = 31


@dataclass(frozen=True)
class FilterCost:
    text: str
    seconds: float
    forms: int

    @property
    def is_enough(self) -> bool:
        return self.seconds < ALLOWED


def measure(say: Callable[[str], None]) -> list[FilterCost]:
    """In the archive that stands, which is left as it was."""
    chance = random.Random(4)  # noqa: S311
    read = itertools.islice(analyzers()["ru"].dictionary.iter_known_words(), READ)
    lemmas = [word for word, _tag, lemma, *_where in read if word == lemma]
    chance.shuffle(lemmas)
    listed, others = lemmas[:ENTRIES], " ".join(lemmas[ENTRIES : ENTRIES + 1500])
    pairs = zip("оаесрх", "oaecpx", strict=True)
    mixed = others.translate({ord(cyrillic): latin for cyrillic, latin in pairs})
    texts = {
        "ordinary": others[:TEXT_LENGTH],
        "every word disguised": mixed[:TEXT_LENGTH],
        "letters pulled apart": " ".join(others.replace(" ", ""))[:TEXT_LENGTH],
    }
    with transaction.atomic():
        say(f"{ENTRIES:,} entries of the stop list …")
        import_lines(listed)
        write_missing_forms()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE comments_stopform, comments_stopword")
        forms = StopForm.objects.count()
        article = Article.objects.values_list("pk", flat=True)[:1].get()
        costs = [FilterCost(name, _best(Draft("Роза", text, article, None, "")), forms) for name, text in texts.items()]
        transaction.set_rollback(True)
    return costs


def _best(draft: Draft) -> float:
    """What a busy machine adds is not the filter's."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        examine(draft)
        times.append(time.perf_counter() - began)
    return min(times)
