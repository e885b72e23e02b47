from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.public_texts import render_articles, render_pages


class Command(BaseCommand):
    help = (
        "Make the public form of all texts anew, in batches. Safe while the site is live and safe to run twice; after "
        "an interruption go on with --after. Times of articles stay."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--after", type=int, default=0, metavar="ID", help="only articles with larger ids")
        parser.add_argument(
            "--links",
            action="store_true",
            help="after DEFAULT_LANGUAGE has changed: mend links in texts, each to the language of its text",
        )

    def handle(self, *args: Any, after: int, links: bool, **options: Any) -> None:
        seen = changed = 0
        for done in render_articles(after, links=links):
            seen, changed = seen + done.seen, changed + done.changed
            self.stdout.write(f"{seen} articles, {changed} changed; to go on from here: --after {done.after}")
            self.stdout.flush()
        pages = render_pages(links=links)
        self.stdout.write(f"Done: {changed} of {seen} articles changed, and {pages} pages.")
