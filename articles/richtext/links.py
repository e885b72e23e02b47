"""Links of a clean body: other addresses in their places, and new ones where a text names an e-mail address."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeGuard

from articles.richtext.tokens import End, Start, Token, start_tag, text_html, tokens

# As people write them; not all that RFC 5322 allows.
_MAIL = re.compile(
    r"(?<![\w.%+/@:-])([a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?![\w@-])", re.I
)


def link_addresses(html: str) -> list[str]:
    return [token.attrs["href"] for token in tokens(html) if _is_link(token)]


def with_links(html: str, change: Callable[[str], str]) -> str:
    """The body with every address of a link as `change` makes it."""
    return _written(
        Start("a", {**token.attrs, "href": change(token.attrs["href"])}) if _is_link(token) else token
        for token in tokens(html)
    )


def with_mail_links(html: str) -> str:
    """The body with e-mail addresses in its text as `mailto:` links; those inside of a link stay what they are."""
    return _written(_mail_linked(tokens(html))) if "@" in html else html


def _mail_linked(body: Iterable[Token]) -> Iterator[Token]:
    links = 0
    for token in body:
        if isinstance(token, str) and not links:
            for number, part in enumerate(_MAIL.split(token)):
                # Every second part is an address.
                yield from (Start("a", {"href": f"mailto:{part}"}), part, End("a")) if number % 2 else (part,)
            continue
        if not isinstance(token, str) and token.name == "a":
            links += 1 if isinstance(token, Start) else -1
        yield token


def _is_link(token: Token) -> TypeGuard[Start]:
    return isinstance(token, Start) and token.name == "a" and "href" in token.attrs


def _written(body: Iterable[Token]) -> str:
    return "".join(
        text_html(token)
        if isinstance(token, str)
        else start_tag(token.name, token.attrs)
        if isinstance(token, Start)
        else f"</{token.name}>"
        for token in body
    )
