"""Of CKEditor's files only those that our editor loads exist for the site: neither samples nor plugins with holes."""

from collections.abc import Iterable, Iterator
from posixpath import normpath
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder

_FENCED = "ckeditor/"
_FILES = frozenset(
    f"ckeditor/{name}"
    for name in (
        *("ckeditor-init.js", "ckeditor.css", "fixups.js", "ckeditor/ckeditor.js"),
        *("ckeditor/lang/ru.js", "ckeditor/lang/uk.js", "ckeditor/lang/en.js"),
        *("ckeditor/plugins/icons.png", "ckeditor/plugins/icons_hidpi.png"),
    )
)
# What newsroom_editor.PLUGINS and the widgets of photolibrary load beside ckeditor.js, each lazily.
_PLUGINS = (
    *("clipboard", "dialog", "lineutils", "link", "magicline", "pastefromgdocs", "pastefromlibreoffice"),
    *("pastefromword", "pastetools", "table", "tableselection", "tabletools", "widget"),
)
_FOLDERS = ("ckeditor/ckeditor/skins/moono-lisa/", *(f"ckeditor/ckeditor/plugins/{name}/" for name in _PLUGINS))


def is_served(path: str) -> bool:
    path = normpath(path)
    return not path.startswith(_FENCED) or path in _FILES or path.startswith(_FOLDERS)


class FencingFinder(AppDirectoriesFinder):
    """Static files of the apps, for `collectstatic` and for a development server alike."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        for path, storage in super().list(ignore_patterns):
            if is_served(path.replace("\\", "/")):
                yield path, storage

    def find_in_app(self, app: str, path: str) -> str | None:
        return super().find_in_app(app, path) if is_served(path) else None
