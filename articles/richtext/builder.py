"""Puts a stream of allowed tags into the one shape that bodies have.

Text stands in paragraphs, headings, list items, cells and captions; inline tags never reach across them; nothing
is empty, and no space is left at the ends. Tags are written only when there is text for them, which is what makes
the empty ones disappear and the result the same when it goes through again.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from articles.richtext.tokens import start_tag, text_html

_INLINE = frozenset({"strong", "em", "a"})
_LISTS = frozenset({"ul", "ol"})
_HEADINGS = frozenset({"h2", "h3"})
# Only text and inline tags inside; a block inside one is a line of its own.
_LINES_ONLY = frozenset({"p", "h2", "h3", "caption", "figcaption"})
# Text may not stand in these by itself: the tag it gets.
_IMPLIED = {"": "p", "blockquote": "p", "ul": "li", "ol": "li", "figure": "figcaption"}
_SPACE = " \t\n\r\f\xa0"
# A run of spaces is one space; a non-breaking one stays only where it stands alone.
_SPACE_RUNS = re.compile(f"[{_SPACE}]{{2,}}|[\t\n\r\f]")


@dataclass(slots=True, eq=False)
class _Block:
    name: str
    attrs: Mapping[str, str] = field(default_factory=dict)
    written: bool = False
    implied: bool = False
    has_text: bool = False
    done: frozenset[str] = frozenset()
    """A figure's parts that it has already."""


class Builder:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._blocks = [_Block("", written=True)]
        # What the incoming stream has open: the block that stands for it, or None for a tag that came to nothing.
        self._open: list[tuple[str, _Block | None]] = []
        self._wanted: list[tuple[str, Mapping[str, str]]] = []
        self._inline: list[str] = []
        self._text: list[str] = []
        self._gap = ""  # spaces seen since the last word; "\n" is a line break

    def start(self, name: str, attrs: Mapping[str, str]) -> None:
        if name == "br":
            self._gap += "\n"
        elif name == "img":
            self._image(attrs)
        elif name in _INLINE:
            self._start_inline(name, attrs)
        else:
            self._start_block(name, attrs)

    def end(self, name: str) -> None:
        if name in _INLINE:
            self._end_inline(name)
            return
        if not any(opened == name for opened, _ in self._open):
            return
        while self._open:
            opened, block = self._open.pop()
            if opened in _INLINE:
                self._forget(opened)
            elif block and block in self._blocks:
                self._close_to(block)
            else:
                self._break_line()
            if opened == name:
                return

    def text(self, text: str) -> None:
        words = text.strip(_SPACE)
        if not words:
            self._add_gap(text)
            return
        start = text.index(words[0])
        self._add_gap(text[:start])
        self._words(_SPACE_RUNS.sub(" ", words))
        self._add_gap(text[start + len(words) :])

    def finish(self) -> str:
        if len(self._blocks) > 1:
            self._close_to(self._blocks[1])
        return "".join(self._out)

    def _start_inline(self, name: str, attrs: Mapping[str, str]) -> None:
        useless = (name == "a" and not attrs) or any(wanted == name for wanted, _ in self._wanted)
        self._open.append((f"{name}!" if useless else name, None))
        if not useless:
            self._wanted.append((name, attrs))

    def _end_inline(self, name: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            opened = self._open[index][0]
            if opened in {name, f"{name}!"}:
                del self._open[index]
                if opened == name:
                    self._forget(name)
                return

    def _forget(self, name: str) -> None:
        self._wanted = [wanted for wanted in self._wanted if wanted[0] != name]
        if name in self._inline:
            self._end_inlines(self._inline.index(name))

    def _start_block(self, name: str, attrs: Mapping[str, str]) -> None:
        block = self._place(name, attrs)
        self._open.append((name, block))
        if block is None:
            self._break_line()
            return
        self._end_inlines()
        self._blocks.append(block)
        self._gap = ""
        if name in {"td", "th", "figure"}:
            self._write_blocks()  # an empty cell still holds its column; a photo needs no caption

    def _place(self, name: str, attrs: Mapping[str, str]) -> _Block | None:
        """Closes what the block can't stand in; None if it is only a line of the one around it."""
        if name == "figure" and not attrs:
            return None
        self._close_implied()
        parent = self._blocks[-1].name
        if parent in _LINES_ONLY:
            if parent in {"caption", "figcaption"} or name not in {*_LISTS, "blockquote", "table", "figure"}:
                return None
            self._close_to(self._blocks[-1])
            return self._place(name, attrs)
        if name == "li" and parent not in _LISTS:
            name = "p"
        if name == "figcaption" and parent != "figure":
            name = "p"
        if name in _HEADINGS and parent:
            name = "p"
        if parent == "figure":
            return self._place_in_figure(name, attrs)
        if parent in _LISTS and name != "li":
            if name == "p":
                return None
            self._blocks.append(_Block("li", implied=True))
        return _Block(name, attrs)

    def _place_in_figure(self, name: str, attrs: Mapping[str, str]) -> _Block | None:
        figure = self._blocks[-1]
        if name == "p" and "figcaption" not in figure.done:
            return None
        if name == "figcaption" and "figcaption" not in figure.done:
            return _Block(name)
        self._close_to(figure)
        return self._place("p" if name == "figcaption" else name, attrs)

    def _image(self, attrs: Mapping[str, str]) -> None:
        self._close_implied()
        figure = self._blocks[-1]
        if attrs and figure.name == "figure" and "img" not in figure.done:
            figure.done |= {"img"}
            self._write(start_tag("img", attrs))

    def _add_gap(self, spaces: str) -> None:
        if spaces:
            self._gap += "\xa0" if spaces == "\xa0" else " "

    def _words(self, words: str) -> None:
        block = self._text_block()
        self._write_gap(block)
        self._write_blocks()
        for name, attrs in self._wanted[len(self._inline) :]:
            self._write(start_tag(name, attrs))
            self._inline.append(name)
        self._text.append(words)
        block.has_text = True

    def _text_block(self) -> _Block:
        block = self._blocks[-1]
        if block.name == "figure" and "figcaption" in block.done:
            self._close_to(block)
            return self._text_block()
        implied = _IMPLIED.get(block.name)
        if implied is None:
            return block
        self._blocks.append(_Block(implied, implied=True))
        return self._text_block()

    def _write_gap(self, block: _Block) -> None:
        gap, self._gap = self._gap, ""
        if not gap or not block.has_text:
            return
        if "\n" in gap:
            self._write("<br>")
        else:
            self._text.append(gap if gap == "\xa0" else " ")

    def _write_blocks(self) -> None:
        if self._blocks[-1].written:
            return
        for parent, block in pairwise(self._blocks):
            if not block.written:
                block.written = True
                parent.has_text = False  # what follows a block inside another begins a new line
                if block.name == "figcaption":
                    parent.done |= {"figcaption"}
                self._write(start_tag(block.name, block.attrs))

    def _write(self, tag: str) -> None:
        self._flush()
        self._out.append(tag)

    def _flush(self) -> None:
        if self._text:
            self._out.append(text_html(unicodedata.normalize("NFC", "".join(self._text))))
            self._text.clear()

    def _end_inlines(self, keep: int = 0) -> None:
        while len(self._inline) > keep:
            self._write(f"</{self._inline.pop()}>")

    def _close_implied(self) -> None:
        while self._blocks[-1].implied:
            self._close_to(self._blocks[-1])

    def _close_to(self, block: _Block) -> None:
        """Closes the block and all inside it."""
        self._gap = ""
        self._end_inlines()
        while True:
            last = self._blocks.pop()
            if last.written:
                self._write(f"</{last.name}>")
            if last is block:
                return

    def _break_line(self) -> None:
        """Between two blocks that had to become one; a paragraph of our own making simply ends."""
        if self._blocks[-1].implied:
            self._close_to(self._blocks[-1])
        else:
            self._gap += "\n"
