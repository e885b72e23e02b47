"""Of the content alone: makes no query."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..revisions.content import Content
from .finding import Finding, Level

# Lists of two columns and search results cut a longer one.
LONG_TITLE = 90


def hard(content: Content) -> Iterator[Finding]:
    if not content["section"]:
        yield Finding(Level.HARD, "section", _("Choose a section: readers find a published article by it."))
    # Spaces of no width, or dashes alone, are nothing that a reader could click on.
    if not any(character.isalnum() for character in content["title"]):
        yield Finding(Level.HARD, "title", _("An article needs a title."))


def soft(content: Content) -> Iterator[Finding]:
    if (length := len(content["title"])) > LONG_TITLE:
        sentence = _("The title is longer than %(most)s characters (%(count)s): lists and search results cut it.")
        yield Finding(Level.SOFT, "title", sentence % {"most": LONG_TITLE, "count": length})
    if not content["lead"].strip():
        yield Finding(Level.SOFT, "lead", _("There is no lead: lists and messengers will show the title alone."))
    if not content["cover"]:
        yield Finding(Level.SOFT, "cover", _("There is no cover."))
    if not content["topics"]:
        yield Finding(Level.SOFT, "topics", _("There are no topics: who follows one won’t meet the article."))
