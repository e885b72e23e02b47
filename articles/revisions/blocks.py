"""A body as text: its paragraphs, headings, list items and rows of tables, each as words and notes."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..richtext.tokens import End, Start, tokens
from .words import Note, Token, words

Block = tuple[Token, ...]

_NOTES = {
    "h2": gettext_lazy("heading"),
    "h3": gettext_lazy("smaller heading"),
    "blockquote": gettext_lazy("quotation"),
    "ul": gettext_lazy("list"),
    "ol": gettext_lazy("numbered list"),
    "figcaption": gettext_lazy("caption of the picture"),
    "caption": gettext_lazy("caption of the table"),
    "table": gettext_lazy("table"),
}
_INLINE = {
    "strong": (gettext_lazy("bold"), gettext_lazy("end of bold")),
    "em": (gettext_lazy("italic"), gettext_lazy("end of italic")),
}
_CELL = " | "


def blocks(clean_html: str) -> list[Block]:
    """In the active language, as far as notes go. No tags; `words` of a block joined are its text."""
    return _Reader().read(clean_html)


class _Reader:
    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._line: list[Token] = []
        self._text = ""
        self._open: list[str] = []
        self._photo = ""

    def read(self, html: str) -> list[Block]:
        for token in tokens(html):
            if isinstance(token, Start):
                self._start(token.name, token.attrs)
            elif isinstance(token, End):
                self._end(token.name)
            else:
                self._text += token
        self._end_block()
        return self._blocks

    def _start(self, name: str, attrs: Mapping[str, str]) -> None:
        if name == "br":
            self._text += "\n"
        elif name == "a":
            self._note(_("link to %(address)s") % {"address": attrs.get("href", "")})
        elif name in _INLINE:
            self._note(str(_INLINE[name][0]))
        elif name == "img":
            self._picture(attrs)
        else:
            self._end_line()
            self._open.append(name)
            self._photo = attrs.get("data-photo", "")

    def _end(self, name: str) -> None:
        if name == "a":
            self._note(_("end of the link"))
        elif name in _INLINE:
            self._note(str(_INLINE[name][1]))
        else:
            self._end_line()
            if name == "tr":
                self._end_block()
            if name in self._open:
                while self._open.pop() != name:
                    pass

    def _picture(self, attrs: Mapping[str, str]) -> None:
        self._end_block()
        name = attrs.get("alt") or attrs.get("src", "").rpartition("/")[2]
        sentence = _("[picture “%(name)s”, No. %(number)s]") if self._photo else _("[picture “%(name)s”]")
        self._blocks.append((sentence % {"name": name, "number": self._photo},))

    def _note(self, text: str) -> None:
        self._end_text()
        self._line.append(Note(text))

    def _end_text(self) -> None:
        self._line += words(self._text)
        self._text = ""

    def _end_line(self) -> None:
        """Cells of a row stand in one line."""
        if "tr" not in self._open:
            self._end_block()
        elif self._text.strip():
            self._text += _CELL
            self._end_text()

    def _end_block(self) -> None:
        self._end_text()
        line, self._line = self._line, []
        if not any(isinstance(token, str) and token.strip() for token in line):
            return
        kind = next((_NOTES[name] for name in reversed(self._open) if name in _NOTES), None)
        self._blocks.append((Note(str(kind)), *line) if kind else tuple(line))
