"""From the few marks of the demo texts to HTML: ## heading, > quotation, - list, [[photo: name | caption]], an address
alone (an embed), **bold**, *italic*, [link](/pages/rules/).
"""

import re
from collections.abc import Callable
from html import escape

from articles.models.urls import public_url

from .source import Block, Line

# (poster's name, caption in plain text, the line that asks for it) → <figure>
Figure = Callable[[str, str, Line], str]

_PHOTO = re.compile(r"\[\[photo: *([a-z-]+) *\| *(.+?) *\]\]")
_SIGNED_QUOTE = re.compile(r"(.*[.!?…»]) (— [^—]+)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ITALIC = re.compile(r"\*([^*]+)\*")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_LEFT_OVER = re.compile(r"\*|\[|\]\(")


def to_html(blocks: list[Block], language: str, figure: Figure) -> str:
    return "".join(_block(block, language, figure) for block in blocks)


def plain_page(blocks: list[Block], language: str) -> str:
    """A text that has no pictures."""

    def no_figure(_name: str, _caption: str, line: Line) -> str:
        raise line.error("there are no pictures in pages")

    return to_html(blocks, language, no_figure)


def _block(block: Block, language: str, figure: Figure) -> str:
    first = block[0]
    if first.text.startswith("## "):
        return f"<h2>{_inline(_only(block), language, 3)}</h2>"
    if first.text.startswith("[["):
        match = _PHOTO.fullmatch(_only(block).text)
        if not match:
            raise first.error("a photo is written [[photo: name | caption]]")
        return figure(match[1], match[2], first)
    if first.text.startswith("- "):
        items = "".join(f"<li>{_inline(_marked(line, '- '), language, 2)}</li>" for line in block)
        return f"<ul>{items}</ul>"
    if first.text.startswith("> "):
        return f"<blockquote>{''.join(_quote(_marked(line, '> '), language) for line in block)}</blockquote>"
    return f"<p>{_inline(_only(block), language)}</p>"


def _only(block: Block) -> Line:
    if len(block) > 1:
        raise block[1].error("a blank line is missing above")
    return block[0]


def _marked(line: Line, mark: str) -> Line:
    if not line.text.startswith(mark):
        raise line.error(f"“{mark}” is missing at the start, or a blank line above")
    return line


def _quote(line: Line, language: str) -> str:
    """«Words. — Who said them» becomes two paragraphs."""
    match = _SIGNED_QUOTE.fullmatch(line.text[2:])
    pieces = match.groups() if match else (line.text[2:],)
    return "".join(f"<p>{_inline(Line(line.path, line.number, piece), language)}</p>" for piece in pieces)


def _inline(line: Line, language: str, start: int = 0) -> str:
    html = escape(line.text[start:], quote=False)
    html = _BOLD.sub(r"<strong>\1</strong>", html)
    html = _ITALIC.sub(r"<em>\1</em>", html)
    html = _LINK.sub(lambda match: f'<a href="{_address(match[2], language)}">{match[1]}</a>', html)
    if left := _LEFT_OVER.search(html):
        raise line.error(f"“{left[0]}” without its partner")
    return html


def _address(url: str, language: str) -> str:
    # What stands below /comments/ says its language itself.
    return public_url(url[1:], language) if url.startswith("/") and not url.startswith("/comments/") else url
