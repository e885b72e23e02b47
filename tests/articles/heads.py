"""Reads the `<head>` of a public page as browsers and crawlers do."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


@dataclass
class Head(HTMLParser):
    text: str
    status: int
    meta: list[tuple[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    things: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self._script: str | None = None
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        assert len(given) == len(attributes), "an attribute twice"
        assert tag in ("meta", "link", "script", "title"), f"<{tag}> ends the head"
        if tag == "meta" and "charset" not in given:
            self.meta.append((given.get("property") or given["name"], given["content"]))
        elif tag == "link":
            self.links.append(given)
        elif given.get("type") == "application/ld+json":
            self._script = ""

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script += data

    def handle_endtag(self, tag: str) -> None:
        if self._script is not None:
            self.things.append(json.loads(self._script))
            self._script = None

    def all(self, name: str) -> list[str]:
        return [content for given, content in self.meta if given == name]

    def one(self, name: str) -> str:
        (content,) = self.all(name)
        return content

    @property
    def canonical(self) -> str:
        (link,) = [link for link in self.links if link["rel"] == "canonical"]
        return link["href"]

    @property
    def alternates(self) -> dict[str, str]:
        pairs = [(link["hreflang"], link["href"]) for link in self.links if "hreflang" in link]
        assert len(pairs) == len(dict(pairs)), "a language twice"
        return dict(pairs)

    @property
    def feeds(self) -> dict[str, str]:
        """Address: content type."""
        return {link["href"]: link["type"] for link in self.links if link["rel"] == "alternate" and "type" in link}

    def thing(self, kind: str) -> dict[str, Any]:
        (thing,) = [thing for thing in self.things if thing["@type"] == kind]
        assert thing["@context"] == "https://schema.org"
        return thing


def head_of(address: str) -> Head:
    response = Client().get(address)
    before, _end, _body = response.content.decode().partition("</head>")
    _doctype, _start, inside = before.partition("<head>")
    return Head(inside, response.status_code)
