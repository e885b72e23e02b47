"""Russian and Ukrainian words and their forms (pymorphy3). 50 MB of memory once loaded, half a second to load."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from .letters import key_of

LANGUAGES = ("ru", "uk")


@cache
def analyzers() -> dict[str, Any]:
    """Loaded when first asked for. The site's server asks before it forks (odessa_news/wsgi.py), so all share it."""
    import pymorphy3

    return {language: pymorphy3.MorphAnalyzer(lang=language) for language in LANGUAGES}


def is_known(word: str) -> bool:
    """Whether the word, in any form, is in a dictionary. `word` may be what a stranger typed."""
    return any(analyzer.word_is_known(_apostrophe(word)) for analyzer in analyzers().values())


def forms_of(word: str, language: str = "") -> set[str]:
    """The keys of all forms of a word (letters.key_of), of one language or of both where none is named."""
    word = _apostrophe(word.lower())
    languages = [language] if language else list(LANGUAGES)
    found = {form for name in languages for form in _forms_in(word, name)}
    return {key_of(word), *(key_of(form) for form in found)}


def _forms_in(word: str, language: str) -> Iterator[str]:
    """Of the word as it stands in a dictionary, or else of what it is a form of.

    «сука» is a word of its own in Russian; that in Ukrainian it is also the genitive of «сук» concerns nobody. Forms of
    a word that no dictionary has are guessed, and left out where they are other words: a guess must not hurt those.
    """
    analyzer = analyzers()[language]
    parses = analyzer.parse(word)
    is_anywhere = is_known(word)
    same = [parse for parse in parses if key_of(parse.normal_form) == key_of(word)]
    if analyzer.word_is_known(word):
        chosen = same or ([] if _is_lemma_elsewhere(word, language) else parses[:1])
        for parse in chosen:
            yield from (form.word for form in parse.lexeme)
        return
    for parse in same or ([] if is_anywhere else parses[:1]):
        yield from (form.word for form in parse.lexeme if not is_known(form.word))


def _is_lemma_elsewhere(word: str, language: str) -> bool:
    others = (analyzer for name, analyzer in analyzers().items() if name != language)
    return any(
        analyzer.word_is_known(word) and any(parse.normal_form == word for parse in analyzer.parse(word))
        for analyzer in others
    )


def _apostrophe(word: str) -> str:
    """As the Ukrainian dictionary writes it."""
    return word.replace("’", "'").replace("ʼ", "'").replace("`", "'")
