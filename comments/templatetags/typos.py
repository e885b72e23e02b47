from typing import Any

from django import template

from articles import roles
from articles.models import Article

from ..typos import TypoReport

register = template.Library()
# A text with more has other troubles; the list has them all.
SHOWN = 20


@register.inclusion_tag("admin/comments/_typos_beside.html", takes_context=True)
def typos_of(context: Any, article: Article | None) -> dict[str, Any]:
    """Beside an article's form, what readers find wrong in it: articles know nothing of comments and their kin. One
    query, for who may edit the article."""
    request = context["request"]
    may = article is not None and article.pk is not None and roles.may_edit(request.user, article)
    reports = TypoReport.objects.open().filter(article=article)[:SHOWN] if may else ()
    return {"reports": list(reports), "csrf_token": context.get("csrf_token")}
