"""One line of a body: the text and inline tags between two block tags."""

from collections.abc import Sequence
from html import escape

from articles.richtext.clean import link_attributes
from articles.richtext.embeds import Embed, find_embed
from articles.richtext.tokens import Start, Token, start_tag, text_html
from odessa_news.lib.typography import typograph_nodes

INLINE = frozenset({"strong", "em", "a", "br"})


def is_inline(token: Token) -> bool:
    return isinstance(token, str) or token.name in INLINE


def line_text(line: Sequence[Token]) -> str:
    return "".join(_text_of(token) for token in line)


def line_html(line: Sequence[Token], language: str) -> str:
    """Typeset as the one string that the reader sees, whatever tags stand in it."""
    texts = typograph_nodes([_text_of(token) for token in line], language)
    return "".join(_token_html(token, text) for token, text in zip(line, texts, strict=True))


def sole_embed(line: Sequence[Token]) -> Embed | None:
    """The embed, if the line is nothing but its address, bare or as a link to itself."""
    text = line_text(line).strip()
    embed = find_embed(text if "://" in text else f"https://{text}")
    if embed is None:
        return None
    links = [token.attrs.get("href", "") for token in line if isinstance(token, Start) and token.name == "a"]
    # A link that says one address and leads to another is not for us to complete.
    return embed if all(find_embed(link) == embed for link in links) else None


def _text_of(token: Token) -> str:
    if isinstance(token, str):
        return token
    return "\n" if isinstance(token, Start) and token.name == "br" else ""


def _token_html(token: Token, text: str) -> str:
    if isinstance(token, str):
        return text_html(text)
    if not isinstance(token, Start):
        return "" if token.name == "br" else f"</{escape(token.name)}>"
    return start_tag(token.name, link_attributes(token.attrs.get("href", "")) if token.name == "a" else {})
