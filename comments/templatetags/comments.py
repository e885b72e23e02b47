from typing import TYPE_CHECKING, Any

from django import template
from django.template import Context

from ..threads import thread_page, thread_url

if TYPE_CHECKING:
    from articles.models import Article

register = template.Library()


@register.inclusion_tag("comments/_thread.html", takes_context=True)
def comment_thread(context: Context, article: "Article") -> dict[str, Any]:
    """What stands below a public article: its comments, and the form. One query."""
    return {
        "thread": thread_page(article),
        "action": thread_url(article) if article.comments_open else "",
        "pages": context.get("pages", ()),
    }
