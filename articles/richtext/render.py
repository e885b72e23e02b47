"""The public form of a body, made when it is saved: typeset, with responsive pictures and embed cards."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.richtext.embeds import Embed
from articles.richtext.line import is_inline, line_html, line_text, sole_embed
from articles.richtext.picture import PictureSource, picture_figure
from articles.richtext.tokens import Start, Token, start_tag, tokens
from odessa_news.lib.slugs import slugify_title

# Written as they come; the other blocks have ways of their own below. What is in neither list is not written.
_PLAIN = frozenset(["ul", "ol", "li", "blockquote", "thead", "tbody", "tr", "caption"])
_CELLS = frozenset({"th", "td"})
_CELL_ATTRIBUTES = ("scope", "colspan", "rowspan")
# Headings live in one namespace with the ids of the page around the body.
_ID_PREFIX = "h-"


def render(clean_html: str, language: str, photos: Mapping[int, PictureSource]) -> SafeString:
    """`clean_html` is what `clean` returned. A photo that is not in `photos` is left out with its caption."""
    with override(language):
        return mark_safe(_Renderer(language, photos).run(clean_html))  # every piece is escaped where it is written


def embed_card(embed: Embed) -> SafeString:
    """In the active language. A link by itself; a script may put the player in its place when it is clicked."""
    player = format_html(' data-embed data-src="{}" data-title="{}"', embed.player_url, embed.title)
    return format_html(
        '<div class="embed"{}>'
        '<a href="{}" rel="noopener" class="embed-link"><span class="embed-provider">{}</span> '
        '<span class="embed-action">{}</span></a></div>',
        player if embed.player_url else "",
        embed.url,
        embed.provider,
        embed.action,
    )


class _Renderer:
    def __init__(self, language: str, photos: Mapping[int, PictureSource]) -> None:
        self._language = language
        self._photos = photos
        self._out: list[str] = []
        self._line: list[Token] = []
        self._blocks: list[str] = []
        self._ids: set[str] = set()
        self._photo: PictureSource | None = None
        self._photo_alt = ""
        self._photo_caption = ""
        self._table_starts: list[int] = []  # where in _out the tag waits for the table's name
        self._table_names: list[str] = []
        self._tables = 0

    def run(self, html: str) -> str:
        for token in tokens(html):
            if is_inline(token):
                self._line.append(token)
            elif isinstance(token, Start):
                self._flush()
                self._start(token)
            elif not isinstance(token, str):
                self._end(token.name)
        self._flush()
        return "".join(self._out)

    def _start(self, tag: Start) -> None:
        if tag.name == "img":
            self._photo_alt = tag.attrs.get("alt", "")
            return
        self._blocks.append(tag.name)
        if tag.name in _PLAIN:
            self._out.append(f"<{tag.name}>")
        elif tag.name in _CELLS:
            kept = {name: tag.attrs[name] for name in _CELL_ATTRIBUTES if name in tag.attrs}
            self._out.append(start_tag(tag.name, kept))
        elif tag.name == "table":
            self._start_table()
        elif tag.name == "figure":
            number = tag.attrs.get("data-photo", "")
            self._photo = self._photos.get(int(number)) if number.isdecimal() else None
            self._photo_alt = self._photo_caption = ""

    def _end(self, name: str) -> None:
        if self._blocks:
            self._blocks.pop()
        if name == "p":
            self._paragraph()
        elif name in {"h2", "h3"}:
            self._heading(name)
        elif name == "figcaption":
            self._photo_caption = self._take_line()
        elif name == "figure":
            self._figure()
        elif name == "table":
            self._end_table()
        elif name in _PLAIN or name in _CELLS:
            if name == "caption" and self._table_names:
                self._table_names[-1] = " ".join(line_text(self._line).split())
            self._flush()
            self._out.append(f"</{name}>")

    def _flush(self) -> None:
        """Text that stands in its block without a paragraph: in list items, cells, captions."""
        if self._line:
            self._out.append(self._take_line())

    def _take_line(self) -> str:
        html = line_html(self._line, self._language)
        self._line = []
        return html

    def _paragraph(self) -> None:
        embed = None if self._blocks else sole_embed(self._line)
        if embed:
            self._line = []
            self._out.append(embed_card(embed))
        else:
            self._out.append(f"<p>{self._take_line()}</p>")

    def _heading(self, name: str) -> None:
        anchor = self._free_id(_ID_PREFIX + slugify_title(line_text(self._line), self._language))
        self._out.append(f'<{name} id="{anchor}">{self._take_line()}</{name}>')

    def _free_id(self, wanted: str) -> str:
        anchor, number = wanted, 1
        while anchor in self._ids:
            number += 1
            anchor = f"{wanted}-{number}"
        self._ids.add(anchor)
        return anchor

    def _figure(self) -> None:
        self._line = []
        if self._photo:
            self._out.append(
                picture_figure(self._photo, self._language, alt=self._photo_alt, caption_html=self._photo_caption)
            )
        self._photo = None

    def _start_table(self) -> None:
        self._table_starts.append(len(self._out))
        self._table_names.append("")
        self._out.append("")

    def _end_table(self) -> None:
        """Wide tables scroll in a box of their own, which the keyboard must reach and a screen reader must name."""
        self._flush()
        if not self._table_starts:
            return
        self._tables += 1
        name = self._table_names.pop() or (
            _("Table") if self._tables == 1 else _("Table %(number)d") % {"number": self._tables}
        )
        box = format_html('<div class="table" tabindex="0" role="region" aria-label="{}"><table>', name)
        self._out[self._table_starts.pop()] = box
        self._out.append("</table></div>")
