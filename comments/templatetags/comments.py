from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from django import template
from django.template import Context
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

from articles.templatetags.presentation import when

from ..threads import thread_page, thread_url

if TYPE_CHECKING:
    from articles.models import Article

    from ..models import Comment

register = template.Library()


@register.simple_tag
def comment_items(comments: "Iterable[Comment]") -> SafeString:
    """A list item for each comment. Put together here, because a thread shows fifty (as cards of articles are)."""
    return mark_safe("\n".join(map(_item, comments)))  # all texts are escaped in _item


def _item(comment: "Comment") -> str:
    place, moment = escape(comment.get_absolute_url()), when(comment.created_at)
    return (
        f'<li class="comment" id="comment-{comment.pk}">\n'
        f'<header><b class="comment-name" dir="auto">{escape(comment.name)}</b> '
        f'<a class="comment-permalink" href="{place}">{moment}</a></header>\n'
        f'<div class="comment-text" dir="auto">{linebreaks(comment.text, autoescape=True)}</div>\n</li>'
    )


@register.inclusion_tag("comments/_thread.html", takes_context=True)
def comment_thread(context: Context, article: "Article") -> dict[str, Any]:
    """What stands below a public article: its comments, and the form. One query."""
    return {
        "thread": thread_page(article),
        "action": thread_url(article) if article.comments_open else "",
        "pages": context.get("pages", ()),
    }
