"""A content as a form has it, `{name: [values]}` with each value a string, and back. While somebody is typing: nothing
has to be right yet, so whatever isn't a content's is left out and whatever is missing stays as it was."""

from typing import Any

from .content import LISTS, TEXTS, Content

Fields = dict[str, list[str]]

# Longer lists are nobody's work.
MOST_IDS = 200


def content_from(fields: Any, base: Content) -> Content:
    """`fields` may be anything that JSON can say. It isn't cleaned yet: keep_autosave() does."""
    content = dict(base)
    if not isinstance(fields, dict):
        return content
    for name in (*TEXTS, "slug", "body"):
        if values := _strings(fields.get(name)):
            content[name] = values[0]
    for name in ("section", "cover"):
        if values := _strings(fields.get(name)):
            content[name] = next(iter(_ids(values)), None)
    for name in LISTS:
        if isinstance(fields.get(name), list):
            content[name] = _ids(_strings(fields[name]))
    if isinstance(fields.get("comments_open"), list):
        content["comments_open"] = bool(fields["comments_open"])
    return content


def fields_of(content: Content) -> Fields:
    fields = {name: [str(content[name])] for name in (*TEXTS, "slug", "body")}
    fields |= {name: ["" if content[name] is None else str(content[name])] for name in ("section", "cover")}
    fields |= {name: [str(pk) for pk in content[name]] for name in LISTS}
    return {**fields, "comments_open": ["on"] if content["comments_open"] else []}


def _strings(values: Any) -> list[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


def _ids(values: list[str]) -> list[int]:
    """Eighteen digits fit PostgreSQL's bigint."""
    ids = (int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 19)
    return list(dict.fromkeys(ids))[:MOST_IDS]
