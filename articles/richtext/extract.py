"""What a clean body says, without its markup."""

from collections.abc import Iterator

from articles.richtext.line import is_inline, line_text, sole_embed
from articles.richtext.tokens import Start, Token, tokens
from odessa_news.lib.text import count_words


def photo_ids(clean_html: str) -> list[int]:
    """In the order of their first use, without repeats."""
    found = (
        token.attrs.get("data-photo", "")
        for token in tokens(clean_html)
        if isinstance(token, Start) and token.name == "figure"
    )
    return list(dict.fromkeys(int(number) for number in found if number.isdecimal()))


def plain_text(clean_html: str) -> str:
    """A line for every paragraph, heading, list item, cell and caption; addresses of embeds are left out."""
    return "\n".join(text for line in _lines(clean_html) if (text := line_text(line).strip()) and not sole_embed(line))


def word_count(clean_html: str) -> int:
    return count_words(plain_text(clean_html))


def _lines(clean_html: str) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in tokens(clean_html):
        if is_inline(token):
            line.append(token)
        elif line:
            yield line
            line = []
    if line:
        yield line
