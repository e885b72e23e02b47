"""Sentences out of the words of the demo stories: a chain of word pairs, mixed with draws by Zipf's law."""

import random
import re
from bisect import bisect
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import accumulate, pairwise

from odessa_news.demo import reading

_SENTENCE_END = re.compile(r"[.!?…:;—–()«»„“]+\s*")
_WORD = re.compile(r"[а-яёєіїґ’-]+,?", re.IGNORECASE)
# Marks of the demo texts' own language and list items are no words.
_MARKS = re.compile(r"\[\[.*?\]\]|https?://\S+|\]\([^)]*\)|[*#>\[\]]|^- ", re.MULTILINE)
_SYLLABLE = re.compile(r"[^аеёиоуыэюяіїє]*[аеёиоуыэюяіїє]", re.IGNORECASE)

# How often the next word is drawn from the whole vocabulary: the demo's texts alone would only be repeated.
LEAP = 0.3
# How often it is one that no demo story has: names, terms, slips. An archive's vocabulary never stops growing.
RARE = 0.03
RARE_WORDS = 60_000


class Words:
    """The vocabulary of one language and the ways in which its words follow each other."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.chance = chance
        sentences = _sentences(language)
        self.starts = [sentence[0] for sentence in sentences]
        self.followers: dict[str, list[str]] = defaultdict(list)
        for sentence in sentences:
            for word, follower in pairwise(sentence):
                self.followers[word].append(follower)
        counts = Counter(word for sentence in sentences for word in sentence).most_common()
        self.ranked = [word for word, _count in counts]
        # Zipf: the word of rank r is r times rarer than the first.
        self.zipf = list(accumulate(1 / rank for rank in range(1, len(self.ranked) + 1)))
        self.rare_zipf = list(accumulate(1 / rank for rank in range(1, RARE_WORDS + 1)))
        long_words = sorted({word.rstrip(",").lower() for word in self.ranked if len(word) > 7})
        self.heads = [head for word in long_words if (head := "".join(_SYLLABLE.findall(word)[:2]))]
        self.tails = [word[len("".join(_SYLLABLE.findall(word)[:-2])) :] for word in long_words]

    def sentence(self, shortest: int = 5, longest: int = 16) -> str:
        """Words with a capital and a full stop."""
        words = [self.chance.choice(self.starts)]
        for _ in range(self.chance.randint(shortest, longest) - 1):
            words.append(self._after(words[-1]))
        text = " ".join(words).rstrip(",")
        return f"{text[0].upper()}{text[1:]}."

    def title(self) -> str:
        return self.sentence(4, 9).rstrip(".")

    def _after(self, word: str) -> str:
        draw = self.chance.random()
        if draw < RARE:
            return self._rare(_ranked(self.rare_zipf, self.chance))
        if draw < LEAP or word not in self.followers:
            return self.ranked[_ranked(self.zipf, self.chance)]
        return self.chance.choice(self.followers[word])

    @lru_cache(maxsize=RARE_WORDS)  # noqa: B019 -- lives as long as one run of the command
    def _rare(self, rank: int) -> str:
        """The beginning of one word and the end of another; the same for the same rank."""
        pick = random.Random(rank)
        return pick.choice(self.heads) + pick.choice(self.tails)


def _ranked(totals: list[float], chance: random.Random) -> int:
    return bisect(totals, chance.random() * totals[-1])


def _sentences(language: str) -> list[list[str]]:
    found = []
    for story in reading.stories():
        if language not in story.texts:
            continue
        text = story.texts[language]
        lines = [text.lead, *(line.text for block in text.body for line in block)]
        for sentence in _SENTENCE_END.split(_MARKS.sub(" ", "\n".join(lines)).replace("\n", ". ")):
            words = [word for word in _WORD.findall(sentence) if word.strip("-’,")]
            if len(words) > 2:
                found.append([words[0].lower() if words[0].istitle() else words[0], *words[1:]])
    return found
