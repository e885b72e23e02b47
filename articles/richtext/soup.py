"""The first pass over foreign HTML: our tags only, nothing that makes a parser slow.

It decides nothing about safety (nh3 does, after it). It renames tags that nh3 can only drop, turns pasted players into
links, and takes away what HTML parsers answer with quadratic time: deep nesting, and inline tags with endlessly
different attributes. Linear in its input.
"""

import re
from html import escape, unescape

from django.utils.translation import gettext as _

from articles.richtext.embeds import find_embed

# Fifty times the longest feature; a body above it is an import gone wrong, and each save parses it.
MAX_CHARACTERS = 500_000
MAX_ESCAPED = 100_000  # nh3 writes &amp; and &nbsp; in quadratic time: a third of a second for this many
MAX_TAGS = 20_000
MAX_DEPTH = 40  # open tags around one word; deeper ones are dropped, never their text


class UnreadableHTML(ValueError):
    """Refused as a whole; the message is for the editor."""


_PARAGRAPH_LIKE = (
    "p div section article main header footer aside nav address center pre dl dt dd form fieldset details summary "
    "hgroup body hr"
)
_KEPT = "a ul ol li blockquote table thead tbody tr th td caption figure img figcaption br"
_RENAMED = {
    **dict.fromkeys(_PARAGRAPH_LIKE.split(), "p"),
    **dict.fromkeys(("h1", "h2"), "h2"),
    **dict.fromkeys(("h3", "h4", "h5", "h6"), "h3"),
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em"), "em"),
    "tfoot": "tbody",
    **{name: name for name in _KEPT.split()},
}
_WITH_ATTRIBUTES = frozenset({"a", "figure", "img", "td", "th"})
# What the parser closes by itself when the next one begins, so that it can't nest without one of the others.
_NOT_NESTING = frozenset({"p", "br", "img", "li", "thead", "tbody", "tr", "th", "td", "caption"})
_SPLITS_PARAGRAPH = frozenset({"hr"})

# Raw text elements: what stands in them is not text of the article, and tags in it are not tags.
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"})

# Always matches as far as it goes, with no way back: the time is linear whatever is left open.
_MARKUP = re.compile(
    r"""<!--(?:>|->|.*?(?:--!?>|\Z))
    |<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)
        (?P<attrs>(?:[^>=]++|=\s*+"[^"]*+(?:"|\Z)|=\s*+'[^']*+(?:'|\Z)|=)*+)(?:(?P<end>>)|\Z)
    |<(?:[!?]|/(?=[^a-zA-Z]|\Z))[^>]*+(?:>|\Z)""",
    re.VERBOSE | re.DOTALL,
)
_SRC = re.compile(r"""(?<![^\s"'/])src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def prepare(html: str) -> str:
    refuse_if_huge(html)
    return _Preparation(html).run()


def refuse_if_huge(html: str) -> None:
    if len(html) > MAX_CHARACTERS:
        raise UnreadableHTML(
            _("The text is too long: %(length)d characters with its markup, at most %(limit)d are possible.")
            % {"length": len(html), "limit": MAX_CHARACTERS}
        )
    if html.count("&") + html.count("\xa0") > MAX_ESCAPED:
        raise UnreadableHTML(_("The text has too many “&” signs and non-breaking spaces to be an article."))


class _Preparation:
    def __init__(self, html: str) -> None:
        self.html = html
        self.out: list[str] = []
        self.tags = 0
        # A table is a world of its own: nothing in it can close a tag outside.
        self.worlds: list[dict[str, int]] = [{}]
        self.skipped: dict[str, int] = {}
        self.depth = 0

    def run(self) -> str:
        position = 0
        while match := _MARKUP.search(self.html, position):
            self._text(self.html[position : match.start()])
            position = match.end()
            if match["name"] is None or match["end"] is None:
                continue  # a comment, a declaration, or a tag that the text breaks off in
            name = match["name"].lower()
            if name in _RAW and not match["close"]:
                position = self._skip_raw(name, match["attrs"], position)
            elif name in _RENAMED:
                self._tag(_RENAMED[name], name, bool(match["close"]), match["attrs"])
        self._text(self.html[position:])
        return "".join(self.out)

    def _text(self, text: str) -> None:
        self.out.append(text.replace("<", "&lt;"))

    def _tag(self, name: str, original: str, closing: bool, attrs: str) -> None:
        self.tags += 1
        if self.tags > MAX_TAGS:
            raise UnreadableHTML(
                _("The text has more than %(limit)d tags. Paste it without its formatting.") % {"limit": MAX_TAGS}
            )
        if original in _SPLITS_PARAGRAPH:
            self.out.append("<p></p>")
        elif name in _NOT_NESTING:
            self._write(name, closing, attrs)
        elif closing:
            self._close(name)
        else:
            self._open(name, attrs)

    def _open(self, name: str, attrs: str) -> None:
        if self.depth >= MAX_DEPTH:
            self.skipped[name] = self.skipped.get(name, 0) + 1
            return
        self.depth += 1
        world = self.worlds[-1]
        world[name] = world.get(name, 0) + 1
        self._write(name, False, attrs)
        if name == "table":
            self.worlds.append({})

    def _close(self, name: str) -> None:
        if self.skipped.get(name):
            self.skipped[name] -= 1
            return
        if name == "table" and len(self.worlds) > 1:
            self.depth -= sum(self.worlds.pop().values())
        world = self.worlds[-1]
        if world.get(name):
            world[name] -= 1
            self.depth -= 1
            self._write(name, True, "")

    def _write(self, name: str, closing: bool, attrs: str) -> None:
        if closing:
            self.out.append(f"</{name}>")
        else:
            self.out.append(f"<{name}{attrs if name in _WITH_ATTRIBUTES else ''}>")

    def _skip_raw(self, name: str, attrs: str, position: int) -> int:
        if name == "iframe":
            self._link_to_player(attrs)
        end = re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE).search(self.html, position)
        return end.end() if end else len(self.html)

    def _link_to_player(self, attrs: str) -> None:
        """A pasted player becomes its address in a paragraph: that is how this house writes an embed."""
        match = _SRC.search(attrs)
        source = unescape(next((value for value in match.groups() if value), "")) if match else ""
        embed = find_embed(f"https:{source}" if source.startswith("//") else source.strip())
        if embed:
            self.tags += 2
            self.out.append(f"<p>{escape(embed.url)}</p>")
