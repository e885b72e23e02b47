from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from unfold.decorators import display

Column = TypeVar("Column", bound=Callable[..., Any])


def column(
    description: str | Promise,
    *,
    ordering: str | None = None,
    boolean: bool | None = None,
    label: Mapping[Any, str] | None = None,
) -> Callable[[Column], Column]:
    """Unfold's `display`, with types. `label`: a coloured word, by the first of the (key, word) that is returned;
    nothing where the word is ""."""
    mark = display(description=description, ordering=ordering, boolean=boolean)

    def decorate(function: Column) -> Column:
        return cast(Column, mark(function if label is None else _labelled(function, label)))

    return decorate


def _labelled(function: Callable[..., tuple[Any, str]], label: Mapping[Any, str]) -> Callable[..., SafeString]:
    @wraps(function)
    def labelled(*args: Any) -> SafeString:
        key, word = function(*args)
        return _label(str(word), label.get(key, "")) if word else SafeString("")

    return labelled


@lru_cache(maxsize=256)
def _label(word: str, colour: str) -> SafeString:
    """Unfold draws two templates for each of them, and a list has few different ones."""
    return render_to_string("unfold/helpers/label.html", {"text": word, "type": colour})
