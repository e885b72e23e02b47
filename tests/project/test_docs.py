"""Documents name only what exists, and the table of settings is whole."""

import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = settings.BASE_DIR
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
DEPLOY = ROOT / "docs" / "deploy.md"
# Made on the machine, so not in the tree.
MADE = ("var/", ".venv/")
# Capitals that are not a variable: SQL.
NOT_VARIABLES = {"EXISTS", "OFFSET", "OR", "LC_CTYPE"}
# What the system sets; nobody sets them for us.
OF_THE_SYSTEM = {"PATH"}
PATH = re.compile(r"[\w.-]+/[\w./-]*|[\w-]+\.(?:py|txt|toml|html|css|js)")
# `environ.get("NAME"`, `environ["NAME"]`, `number("NAME"`, `env.list("NAME"`.
READ = re.compile(
    r"""(?:environ\.get\(|environ\[|\b(?:flag|number|days|token|choices?)\(|\benv\.\w+\()\s*"([A-Z_]+)"(?!\] =)"""
)


def words_of_code(document: Path) -> Iterator[str]:
    """Every word of what stands between backticks, in a line or in a block."""
    text = document.read_text()
    for block in re.findall(r"^```\w*\n(.*?)^```$", text, re.M | re.S):
        for line in block.splitlines():
            yield from line.partition(" # ")[0].split()
    for span in re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)):
        yield from span.split()


@cache
def variables_read() -> frozenset[str]:
    sources = [ROOT / "manage.py", *(ROOT / "odessa_news").rglob("*.py")]
    sources += [path for app in ("articles", "comments") for path in (ROOT / app).rglob("*.py")]
    return frozenset(name for path in sources for name in READ.findall(path.read_text())) - OF_THE_SYSTEM


def variables_of_scripts() -> set[str]:
    scripts = [path.read_text() for path in (ROOT / "script").iterdir()]
    return {name for text in scripts for name in re.findall(r"\$\{([A-Z_]+):-", text)}


def variables_in(document: Path) -> set[str]:
    found = (re.fullmatch(r"([A-Z][A-Z_]+)(=.*)?,?", word) for word in words_of_code(document))
    return {match[1] for match in found if match}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\(([^)\s#]+)[^)]*\)", document.read_text())
    dead = [each for each in targets if "://" not in each and not (document.parent / each).exists()]
    assert not dead


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_paths_exist(document: Path) -> None:
    paths = [word for word in words_of_code(document) if PATH.fullmatch(word)]
    paths += re.findall(r"\b(?:script|bench)/[\w.-]*\w", document.read_text())
    # `make.py` and `e2e/` are said in the row of `tests/`.
    places = (ROOT, ROOT / "tests")
    assert not [path for path in paths if not path.startswith(MADE) and not any((at / path).exists() for at in places)]


@pytest.mark.parametrize("document", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=name)
def test_decisions_have_the_number_of_their_file(document: Path) -> None:
    assert document.read_text().startswith(f"# {int(document.name[:4])}. ")


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_names_in_python_exist(document: Path) -> None:
    for dotted in words_of_code(document):
        if re.fullmatch(r"(?:odessa_news|articles|comments)(?:\.[a-zA-Z_]+)+", dotted):
            assert pkgutil.resolve_name(dotted)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_commands_exist(document: Path) -> None:
    called = re.findall(r"manage\.py +([a-z_]+)", document.read_text())
    assert not set(called) - set(get_commands())


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_variables_are_read(document: Path) -> None:
    assert not variables_in(document) - NOT_VARIABLES - variables_read() - variables_of_scripts()


def test_the_table_has_every_variable_that_the_site_reads() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", DEPLOY.read_text(), re.M)
    assert {variable for row in rows for variable in re.findall(r"`([A-Z_]+)`", row)} == variables_read()


def test_every_exception_is_needed() -> None:
    named = {variable for document in DOCUMENTS for variable in variables_in(document)}
    assert named >= NOT_VARIABLES
    assert not variables_read() & NOT_VARIABLES


def test_every_library_has_its_reason() -> None:
    """Those that came with the project are named above the table."""
    ours = (ROOT / "requirements.txt").read_text().partition("# Each for a reason")[2]
    reasons = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text()
    names = re.findall(r"^([\w-]+)==", ours, re.M)
    assert names
    assert not [each for each in names if not re.search(rf"(?<![\w-]){each}(?![\w-])", reasons)]
