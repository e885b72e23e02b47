from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..languages import Language, other
from ..models import Article, Status
from .finding import Finding, Level


def lacking(article: Article) -> Iterator[Finding]:
    """One query; none for an article that isn't saved yet, which can't have one. Whether the story may go out without
    it, REQUIRE_TWIN says (articles.twins)."""
    if article.pk is None:
        return
    language = other(article.language)
    twin = Article.objects.filter(story=article.story, language=language).values_list("pk", "status").first()
    pk, status = twin or (None, None)
    if status == Status.PUBLISHED:
        return
    if pk is None:
        sentence = _("There is no text in the other language yet: %(language)s.")
    elif status == Status.TRASHED:
        sentence = _("The text in the other language is in the trash: %(language)s.")
    else:
        sentence = _("The text in the other language isn’t published: %(language)s.")
    yield Finding(Level.SOFT, "twin", sentence % {"language": Language(language).label}, about=pk)
