from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from django.utils.functional import Promise
from unfold.decorators import display

Column = TypeVar("Column", bound=Callable[..., Any])


def column(
    description: str | Promise,
    *,
    ordering: str | None = None,
    boolean: bool | None = None,
    label: Mapping[Any, str] | None = None,
) -> Callable[[Column], Column]:
    """Unfold's `display`, with types. `label`: a coloured word, by the first of the (key, word) that is returned."""
    decorate = display(
        description=description, ordering=ordering, boolean=boolean, label=dict(label) if label else None
    )
    return cast(Callable[[Column], Column], decorate)
