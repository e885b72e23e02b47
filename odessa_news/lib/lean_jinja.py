"""Jinja2 without what no template here asks of it: a page of a newspaper has six hundred values and a hundred calls.

All shortcuts keep what comes out; together they save a fifth of a page's work. Two lean on two names that Jinja2 and
MarkupSafe keep to themselves, and tests/project/test_lean_jinja.py tells when an upgrade takes them away.
"""

from collections.abc import MutableMapping
from functools import cache
from types import FunctionType
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context
from markupsafe import _escape_inner  # type: ignore[attr-defined]

_FUNCTIONS = frozenset({FunctionType, type(cache(print))})


def escaped(value: Any) -> str:
    """As markupsafe.escape(), for output alone: what is written at once need not be marked as safe before."""
    if type(value) is str:
        return _escape_inner(value)
    html = getattr(value, "__html__", None)
    return html() if html else _escape_inner(str(value))


class LeanContext(Context):
    """Calls functions as Python does. Jinja2 asks of everything called, three times, whether it wants the context; of
    ours none does. Macros, which do, are no functions."""

    def call(self, called: Any, /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kwargs: Any) -> Any:
        if type(called) in _FUNCTIONS:
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs, _loop_vars=_loop_vars, _block_vars=_block_vars)


class LeanTemplate(Template):
    @classmethod
    def _from_namespace(cls, environment: Environment, namespace: Any, globals: Any) -> Template:
        # What a compiled template writes goes through the `escape` of its module.
        namespace["escape"] = escaped
        return super()._from_namespace(environment, namespace, globals)


class LeanEnvironment(Environment):
    """Its `globals` must be complete before the first template is loaded."""

    context_class = LeanContext
    template_class = LeanTemplate

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Jinja2's ChainMap follows what is added later, and is gone through name by name for each page and macro.
        return {**self.globals, **(d or {})}
