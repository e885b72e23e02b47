"""Collected static files: hashed and compressed by whitenoise, stylesheets in one piece."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Stylesheets that pages link to. Each is a list of `@import "file" layer(name)`, so that development needs no build.
BUNDLES = ("css/site.css",)

_IMPORT = re.compile(r"""@import\s+["']([^"']+)["']\s+layer\(([\w.-]+)\)\s*;""")
_URL = re.compile(r"""url\(\s*(["']?)(?!["']?(?:data:|/|#|[a-z]+:))([^"')]+)\1\s*\)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")

# What Django hands to post_process: where each collected file comes from, by its name.
Sources = dict[str, tuple[Any, str]]


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Puts imported stylesheets into the one that imports them: a phone asks once, not for twenty files in turn."""

    # Modules import each other by their hashed names, so that a new release never runs with half of an old one. Django
    # sees an import only where it ends in a semicolon.
    support_js_module_import_aggregation = True

    def post_process(self, paths: Sources, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        bundled = {name: (_Made(bundle(name, paths)), name) for name in BUNDLES if name in paths}
        yield from super().post_process({**paths, **bundled}, dry_run, **options)


def bundle(name: str, paths: Mapping[str, tuple[Any, str]]) -> str:
    """The stylesheet `name` with its imports in their layers. Raises KeyError where an imported file is missing."""
    folder = posixpath.dirname(name)

    def inline(match: re.Match[str]) -> str:
        imported = posixpath.join(folder, match[1])
        return f"@layer {match[2]} {{\n{_from_here(_text(imported, paths), match[1])}\n}}"

    return _INDENT.sub("\n", _COMMENT.sub("", _IMPORT.sub(inline, _text(name, paths)))).strip() + "\n"


def _from_here(css: str, imported: str) -> str:
    """`css` with the addresses in it counted from the folder of the stylesheet that imports it."""
    folder = posixpath.dirname(imported)
    return _URL.sub(lambda url: f'url("{posixpath.normpath(posixpath.join(folder, url[2].strip()))}")', css)


def _text(name: str, paths: Mapping[str, tuple[Any, str]]) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


class _Made(Storage):
    """One file that exists in memory only: the collected stylesheet itself stays as it was written."""

    def __init__(self, text: str) -> None:
        self._content = text.encode()

    def _open(self, name: str, mode: str = "rb") -> "ContentFile[bytes]":
        return ContentFile(self._content, name=name)
