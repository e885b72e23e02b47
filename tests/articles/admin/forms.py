"""What a browser would send back from a form of the newsroom."""

from typing import Any

import pytest
from django.template.response import TemplateResponse
from django.test import Client


def filled(client: Client, url: str, **over: Any) -> dict[str, Any]:
    """The fields of the form at `url` as it comes, and `over` in their places."""
    with pytest.MonkeyPatch.context() as patch:
        # Drawing the whole page takes longer than all else that a test does; how it looks is not for here.
        patch.setattr(TemplateResponse, "rendered_content", "")
        response: Any = client.get(url)
    assert response.status_code == 200, response.status_code
    data: dict[str, Any] = {}
    for form in _forms(response.context_data):
        for bound in form:
            data.update(_sent(bound))
    data.update(over)
    return {name: value for name, value in data.items() if value is not None}


def with_byline(data: dict[str, Any], *authors: Any) -> dict[str, Any]:
    """The form with these authors added below those that it has."""
    return {**data, "chosen_authors": [*data.get("chosen_authors", []), *(author.pk for author in authors)]}


def errors(response: Any) -> str:
    """All that the form says is wrong, as text."""
    assert response.status_code == 200, response.status_code
    return str(response.context["adminform"].form.errors.as_text())


def _forms(context: Any) -> Any:
    yield context["adminform"].form
    for inline in context.get("inline_admin_formsets", ()):
        yield inline.formset.management_form
        yield from inline.formset.forms


def _sent(bound: Any) -> dict[str, Any]:
    value, widgets = bound.value(), getattr(bound.field.widget, "widgets", None)
    if widgets:
        parts = bound.field.widget.decompress(value)
        return {f"{bound.html_name}_{n}": part.isoformat() if part else "" for n, part in enumerate(parts or ["", ""])}
    if value is None or value is False:
        return {}
    if value is True:
        return {bound.html_name: "on"}
    if hasattr(value, "url"):
        return {}
    return {bound.html_name: value}
