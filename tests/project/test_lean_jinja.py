"""The shortcuts of readers' templates write what Jinja2 writes without them."""

from typing import Any

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from jinja2 import DictLoader, Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from odessa_news.jinja import environment
from odessa_news.lib.lean_jinja import LeanEnvironment, escaped

VALUES = [
    *("", "Одесса", "<script>&\"'</script>", "\N{ZERO WIDTH SPACE}<b>", 0, -17, True, None, 1.5, ["<a>"]),
    *(Markup("<b>&amp;</b>"), mark_safe('<i>"</i>'), gettext_lazy("Comments")),
]
SOURCE = """
{%- macro bold(x) %}<b>{{ x }}</b>{% endmacro %}
{%- set kept %}<i>{{ value }}</i>{% endset %}
{{- value }}|{{ value ~ "<" }}|{{ bold(value) }}|{{ bold(bold(value)) }}|{{ kept }}|{{ value|string|e }}{{ value|safe }}
{%- for x in [value, value] %}{% set y = shout(x) %}{{ loop.index }}{{ y }}{{ known(word="<") }}{% endfor %}
{%- block part %}{{ value }}{{ named(value) }}{% endblock %}
"""


def known(word: str) -> str:
    return word * 2


def written(kind: type[Environment], value: Any) -> str:
    made = kind(loader=DictLoader({"page": SOURCE}), autoescape=True)
    made.globals.update(shout=lambda x: f"{x}<!", known=known, named=Named())
    return made.get_template("page").render(value=value)


class Named:
    """Something that can be called and is no function."""

    def __call__(self, value: Any) -> str:
        return f"<named {value}>"


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_what_is_written_is_the_same(value: Any) -> None:
    assert written(LeanEnvironment, value) == written(Environment, value)


def test_a_text_of_a_reader_is_escaped_by_the_engine_of_the_site() -> None:
    made = environment(loader=FileSystemLoader([]), autoescape=True)
    assert made.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    assert made.from_string("{{ paragraphs(x) }}").render(x="<b>'") == "<p>&lt;b&gt;&#39;</p>"


def test_compiled_templates_write_through_the_shortcut() -> None:
    template = LeanEnvironment(autoescape=True).from_string("{{ x }}")
    assert template.root_render_func.__globals__["escape"] is escaped


def test_what_takes_the_context_and_is_no_function_gets_it() -> None:
    class Asks:
        @pass_context
        def __call__(self, context: Context) -> str:
            return str(context["x"])

    assert LeanEnvironment().from_string("{{ f() }}").render(f=Asks(), x=17) == "17"
