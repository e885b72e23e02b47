"""Well-formed HTML as a flat stream of tokens, and back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Start:
    name: str
    attrs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    name: str


Token = Start | End | str


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(Start(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(End(tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self.tokens.append(data)


def tokens(html: str) -> Iterator[Token]:
    """Only for what a sanitiser has written: on anything else html.parser and browsers disagree."""
    collector = _Collector()
    collector.feed(html)
    collector.close()
    return iter(collector.tokens)


def start_tag(name: str, attrs: Mapping[str, str] | None = None) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in (attrs or {}).items())
    return f"<{name}{written}>"


def text_html(text: str) -> str:
    return escape(text, quote=False)
