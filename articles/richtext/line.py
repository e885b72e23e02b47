"""One line of a body: the text and inline tags between two block tags."""

import re
from collections.abc import Sequence
from html import escape

from articles.richtext.clean import link_attributes
from articles.richtext.embeds import Embed, find_embed
from articles.richtext.tokens import End, Start, Token, start_tag, text_html
from odessa_news.lib.typography import typograph_nodes

# Without the full stop, comma or bracket that ends the sentence around it.
_ADDRESS = re.compile(r"""(?<!\w)(https?://[^\s<>"«»„“”]*[^\s<>"«»„“”.,;:!?…'’)\]])""")

INLINE = frozenset({"strong", "em", "a", "br"})


def is_inline(token: Token) -> bool:
    return isinstance(token, str) or token.name in INLINE


def line_text(line: Sequence[Token]) -> str:
    return "".join(_text_of(token) for token in line)


def line_html(line: Sequence[Token], language: str) -> str:
    """Typeset as the one string that the reader sees, whatever tags stand in it."""
    texts = typograph_nodes([_text_of(token) for token in line], language)
    html: list[str] = []
    in_link = False
    for token, text in zip(line, texts, strict=True):
        if isinstance(token, str):
            html.append(text_html(text) if in_link else _linked(text))
        else:
            in_link = isinstance(token, Start) if token.name == "a" else in_link
            html.append(_tag_html(token))
    return "".join(html)


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


def _linked(text: str) -> str:
    """Addresses that stand in the text as they were pasted are there to be opened."""
    if "://" not in text:
        return text_html(text)
    pieces = []
    for number, piece in enumerate(_ADDRESS.split(text)):
        # Every second piece is an address.
        attributes = link_attributes(piece) if number % 2 else {}
        if attributes:
            pieces.append(f"{start_tag('a', {**attributes, 'class': 'address'})}{text_html(piece)}</a>")
        else:
            pieces.append(text_html(piece))
    return "".join(pieces)


def _tag_html(token: Start | End) -> str:
    if not isinstance(token, Start):
        return "" if token.name == "br" else f"</{escape(token.name)}>"
    return start_tag(token.name, link_attributes(token.attrs.get("href", "")) if token.name == "a" else {})
