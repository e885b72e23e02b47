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
    none, unpublished = (
        _("There is no text in the other language yet: %(language)s."),
        _("The text in the other language isn’t published: %(language)s."),
    )
    sentence = (unpublished if pk else none) % {"language": Language(language).label}
    yield Finding(Level.SOFT, "twin", sentence, about=pk)
