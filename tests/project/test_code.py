"""Rules that the project's own files keep: none grows out of hand, and what is dangerous stands where it is known."""

import ast
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
FOLDERS = ("articles", "bench", "comments", "odessa_news", "static", "templates", "tests")
# Lines at most. What passes them becomes a package by noun, or several components.
LIMITS = {".py": 400, ".html": 120, ".css": 120, ".js": 120}

TRANSLATES = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}

# Each word (a pattern: django-csp has constants for its own) that lets HTML or a request past a guard, and the files
# that may say it. Beside each use stands why.
MAY_SAY = {
    "mark_safe": {
        "articles/feeds/content.py",
        "articles/models/page.py",
        "articles/models/public_form.py",
        "articles/presentation.py",
        "articles/richtext/picture.py",
        "articles/richtext/render.py",
        "articles/structured_data.py",
        "odessa_news/drawn_once.py",
        "odessa_news/jinja.py",
    },
    r"\|\s*safe\b": set(),
    r"autoescape\s+off": set(),
    "csrf_exempt": set(),
    "(?i)unsafe.inline": {"articles/admin/base.py", "odessa_news/newsroom_headers.py"},
    "(?i)unsafe.eval": {"odessa_news/newsroom_headers.py"},
    # Who asks for a password asks for the code too.
    r"\bauthenticate\(|\bauth\.login\(|AdminAuthenticationForm": {"odessa_news/accounts/login.py"},
    "__import__": set(),
    "shell=True": set(),
}


def own_files(*endings: str) -> Iterator[Path]:
    """Migrations are history and may be as long as they are."""
    for path in (ROOT / "manage.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")))):
        if path.suffix in endings and "migrations" not in path.parts:
            yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("ending", LIMITS)
def test_no_file_grows_out_of_hand(ending: str) -> None:
    lengths = {name(path): len(path.read_text().splitlines()) for path in own_files(ending)}
    assert lengths
    assert not {file: lines for file, lines in lengths.items() if lines > LIMITS[ending]}


@pytest.mark.parametrize("word", MAY_SAY)
def test_it_is_said_only_where_it_is_known(word: str) -> None:
    """Both ways: a file that says it is listed, and a listed file still says it."""
    sources = (path for path in own_files(".py", ".html", ".js") if "tests" not in path.relative_to(ROOT).parts)
    assert {name(path) for path in sources if re.search(word, path.read_text())} == MAY_SAY[word]


def test_no_sentence_is_hidden_from_its_translators() -> None:
    """gettext's own tools do not look into f-strings: what is said there stays English."""
    calls = [
        (name(path), part.lineno)
        for path in own_files(".py")
        if "tests" not in path.relative_to(ROOT).parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in TRANSLATES
    ]
    assert calls == []


def test_every_folder_of_tests_is_a_package() -> None:
    """Without it pytest may take two files of one name for each other, or leave one out."""
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert not [name(folder) for folder in folders if not (folder / "__init__.py").exists()]


def test_every_file_with_tests_is_collected() -> None:
    """pytest reads `test_*.py`; a test in a file of another name would never run."""
    others = (path for path in (ROOT / "tests").rglob("*.py") if not path.name.startswith("test_"))
    assert not [name(path) for path in others if re.search(r"^def test_", path.read_text(), re.M)]


def test_the_rule_about_leaves_names_everything_else() -> None:
    """The contract of import-linter lists who may not import views, admin and feeds; a new module belongs there."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (contract,) = [each for each in contracts if "leaves" in each["name"]]
    leaves = {"views", "admin", "feeds", "sitemaps", "urls", "personal_urls", "migrations", "apps", "management"}
    modules = {
        f"{app}.{module.name}"
        for app in ("articles", "comments")
        for module in pkgutil.iter_modules([str(ROOT / app)])
        if module.name not in leaves
    }
    assert set(contract["source_modules"]) == modules
