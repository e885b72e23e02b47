"""Django's Ukrainian writes «об'єкт»: what an editor can meet of it has words of our own."""

import gettext
import re
from pathlib import Path

import django

from odessa_news import newsroom_words

# Names of languages and of parts of Django, pages of its own that we replace, commands of an operator.
NOT_MET = {
    *("Vietnamese", "Syndication", "A JSON object", "LogEntry Object", "object id", "object repr"),
    "Enter a valid domain name.",
    "name",
    "%(name)s object with primary key %(key)r does not exist.",
    "Content type %(ct_id)s object has no associated model",
    "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, "
    "and @/./+/-/_ characters.",
    "If you have configured your browser to disable “Referer” headers, please re-enable them, at least for this site, "
    "or for HTTPS connections, or for “same-origin” requests.",
}
POOR = re.compile(r"[а-яіїєґ]'[а-яіїєґ]|Зробить", re.IGNORECASE)


def poor_sentences() -> set[str]:
    found = set()
    for app in ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/postgres"):
        folder = Path(django.__file__).parent / app / "locale"
        catalogue = gettext.translation("django", folder, ["uk"])
        found |= {
            key
            for key, said in catalogue._catalog.items()  # type: ignore[attr-defined]
            if isinstance(key, str) and POOR.search(said)
        }
    return found


def test_each_has_words_of_our_own() -> None:
    assert poor_sentences() - NOT_MET == poor_sentences() & {
        word for word in newsroom_words.PROOFREAD if isinstance(word, str)
    }


def test_every_exception_is_needed() -> None:
    assert not NOT_MET - poor_sentences()


def test_words_are_there_once() -> None:
    words = [*newsroom_words.UNFOLD, *newsroom_words.DJANGO, *newsroom_words.PROOFREAD]
    assert len(words) == len({str(word) for word in words})
