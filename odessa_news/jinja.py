"""The engine of readers' pages: Jinja2, for which a template is a Python function. The newsroom's are Django's."""

from functools import cache
from typing import Any

from django.conf import settings
from django.template.defaultfilters import date
from django.templatetags.static import static
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateNotFound

from articles import presentation
from comments.opening import closed_because, only_trusted
from comments.threads import comment_action, thread_page
from odessa_news.drawn_once import drawn_once
from odessa_news.lib.lean_jinja import LeanEnvironment, escaped

# The newsroom's pages and letters are in Django's own language.
NOT_FOR_READERS = ("admin/", "mail/", "unfold/")


class ReadersTemplates(FileSystemLoader):
    """templates/ without what Django's engine then looks for."""

    def get_source(self, environment: Environment, template: str) -> Any:
        if template.startswith(NOT_FOR_READERS):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


def environment(*, loader: FileSystemLoader, **options: Any) -> Environment:
    """Called by Django's backend with settings.TEMPLATES; what a template of readers can call stands here."""
    readers: BaseLoader = ReadersTemplates(loader.searchpath)
    made = LeanEnvironment(**options, loader=readers, trim_blocks=True)
    made.globals.update(
        _=gettext,
        drawn_once=drawn_once,
        get_language=get_language,
        # The names of collected files are the same as long as the process lives.
        static=static if settings.DEBUG else cache(static),
        static_or_blank=presentation.static_or_blank,
        home_address=presentation.home_address,
        iso=presentation.iso,
        when=presentation.when,
        when_short=presentation.when_short,
        minutes_to_read=presentation.minutes_to_read,
        plain=presentation.plain,
        paragraphs=_paragraphs,
        # Below an article stands what comments know of it, and articles know nothing of comments.
        comment_thread=thread_page,
        comment_action=comment_action,
        comments_closed=closed_because,
        comments_only_trusted=only_trusted,
    )
    made.filters["date"] = date
    return made


def _paragraphs(text: str) -> SafeString:
    if "\n" not in text:
        return SafeString(f"<p>{escaped(text)}</p>")  # which is most of them, and a tenth of the time
    return mark_safe(linebreaks(text, autoescape=True))  # which escaped it
