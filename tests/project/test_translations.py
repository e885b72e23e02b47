"""No string is left untranslated: the catalogues are held against what the sources say today."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ru", "uk")
SOURCES = ("articles", "comments", "odessa_news", "templates", "locale", "manage.py")

needs_gettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="no gettext here: apt-get install gettext")


def entries(catalogue: Path) -> list[str]:
    """The catalogue's blocks, without its header."""
    return catalogue.read_text().split("\n\n")[1:]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """The catalogues as `makemessages` writes them from today's sources."""
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "art"))
        else:
            shutil.copy(source, copy / name)
    command = [
        "manage.py",
        "makemessages",
        "-l",
        "ru",
        "-l",
        "uk",
        "--no-location",
        "--no-wrap",
        "--no-obsolete",
        "-v0",
    ]
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path_factory.mktemp("var"))}
    subprocess.run([sys.executable, *command], cwd=copy, env=environment, check=True, capture_output=True)
    return copy / "locale"


@needs_gettext
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(fresh, language):
    untranslated = [
        entry
        for entry in entries(fresh / language / "LC_MESSAGES" / "django.po")
        if re.search(r'^msgstr(\[\d\])? ""$(?!\n")', entry, re.MULTILINE) or "#, fuzzy" in entry
    ]
    assert not untranslated, "\n\n".join(untranslated)


@needs_gettext
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_catalogue_has_no_string_that_is_gone(fresh, language):
    def messages(catalogue: Path) -> set[str]:
        return {e[e.index("msgid ") : e.index("msgstr")] for e in entries(catalogue) if "msgid " in e}

    committed = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    assert messages(committed) == messages(fresh / language / "LC_MESSAGES" / "django.po")


@needs_gettext
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_what_the_written_one_says(tmp_path, language):
    folder = ROOT / "locale" / language / "LC_MESSAGES"

    def unformat(mo: Path) -> str:
        return subprocess.check_output(["msgunfmt", "--no-wrap", "--sort-output", mo], text=True)

    subprocess.run(["msgfmt", "--check", "-o", tmp_path / "django.mo", folder / "django.po"], check=True)
    assert unformat(tmp_path / "django.mo") == unformat(folder / "django.mo")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ukrainian_and_russian_keep_to_their_own_letters(language):
    text = (ROOT / "locale" / language / "LC_MESSAGES" / "django.po").read_text()
    said = " ".join(re.findall(r'^msgstr.*"(.*)"$', text, re.MULTILINE))
    foreign = {"ru": "іїєґ", "uk": "ыэёъ"}[language]
    # The language switch names each language in itself.
    words = {word for word in re.findall(r"\w+", said.lower()) if set(word) & set(foreign)}
    assert words <= {"українською", "українська", "русский"}, words


def test_the_catalogue_knows_every_string_of_the_readers_templates():
    """`makemessages` overlooks what stands in `{{ … or _("…") }}`; no test of its own catalogues can see that."""
    catalogue = (ROOT / "locale" / "ru" / "LC_MESSAGES" / "django.po").read_text().replace('"\n"', "")
    known = set(re.findall(r'^msgid "(.*)"$', catalogue, re.MULTILINE))
    templates = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
    said = {text for path in templates for text in re.findall(r'\b_\("([^"]*)"\)', path.read_text())}
    assert len(said) > 100
    missing = said - known
    assert not missing
