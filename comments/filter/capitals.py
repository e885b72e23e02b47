from collections.abc import Iterator

from .finding import Finding

# Abbreviations and short cries («УРА!!!») are no shouting.
FEWEST_LETTERS = 20
SHARE = 0.6
WEIGHT = 0.5


def examine(text: str) -> Iterator[Finding]:
    letters = [letter for letter in text if letter.isalpha() and letter.lower() != letter.upper()]
    if len(letters) < FEWEST_LETTERS:
        return
    share = sum(letter.isupper() for letter in letters) / len(letters)
    if share >= SHARE:
        yield Finding("capitals", WEIGHT, {"percent": round(share * 100)})
