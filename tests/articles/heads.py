"""Reads the `<head>` of a public page as browsers and crawlers do, whatever the page's own template looks like."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation


@dataclass
class Head(HTMLParser):
    meta: list[tuple[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    things: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self._script: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        assert len(given) == len(attributes), "an attribute twice"
        if tag == "meta":
            self.meta.append((given.get("property") or given["name"], given["content"]))
        elif tag == "link":
            self.links.append(given)
        else:
            assert (tag, given) == ("script", {"type": "application/ld+json"})
            self._script = ""

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script += data
        else:
            assert not data.strip(), "text in <head>"

    def handle_endtag(self, tag: str) -> None:
        assert tag == "script"
        self.things.append(json.loads(self._script or ""))
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
    """Runs the view at `address`; of what it renders only the part of this package's own making."""
    head, _response = head_and_response(address)
    return head


def head_and_response(address: str) -> tuple[Head, HttpResponse]:
    path = address.partition("?")[0]
    language = path.split("/")[1] if path.split("/")[1] in ("ru", "uk") else settings.LANGUAGE_CODE
    with translation.override(language), patch("articles.views.rendering.render", _render_head):
        match = resolve(path)
        view: Callable[..., HttpResponse] = match.func
        response = view(RequestFactory().get(address), *match.args, **match.kwargs)
    head = Head()
    head.feed(response.content.decode())
    head.close()
    return head, response


def _render_head(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    return HttpResponse(render_to_string("includes/_meta.html", context), status=status)
