"""Comments that wait for a moderator, by readers of every standing: few in a small archive, many in a large one."""

import random
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from articles.models import Article
from comments.models import Comment, Reader

# Some pages of each filter's choice in the smallest archive.
FEWEST, SHARE = 400, 10
BY_ONE_READER = 4
# How many each third of the readers has had approved: new ones, known ones, trusted ones.
APPROVED = (0, 2, 6)
WORD = "свидетельствую"
FINDING = {"name": "links", "weight": 0.5, "detail": {"number": 2}}
TEXT = "Сама там была и видела: вода тёплая, лавок мало, а чайки смотрят так, будто им задолжали. "


def add_waiting(articles: int, seed: int) -> None:
    """To the archive in use, of so many articles."""
    number = max(FEWEST, articles // SHARE)
    readers = _readers(number // BY_ONE_READER, random.Random(seed))  # noqa: S311
    russian, ukrainian = _places()
    begun = timezone.now() - timedelta(days=3)
    waiting = []
    for place in range(number):
        halves = ukrainian if place % 2 else russian
        # Every fourth below one article.
        article = russian[0] if place % 4 == 0 else halves[place // 4 % len(halves)]
        waiting.append(
            Comment(
                article_id=article,
                reader=readers[place // BY_ONE_READER % len(readers)],
                name="Тётя Роза",
                text=TEXT + (WORD if place % 4 == 2 else "И так каждое лето."),
                findings=[FINDING] if place % 4 == 1 else [],
                created_at=begun + timedelta(seconds=place),
            )
        )
    Comment.objects.bulk_create(waiting, batch_size=1000)


def _readers(number: int, chance: random.Random) -> list[Reader]:
    readers = Reader.objects.bulk_create([Reader(key_hash=f"{chance.getrandbits(256):064x}") for _ in range(number)])
    said = iter(Comment.objects.filter(status="approved", reader=None).order_by("-pk"))
    theirs = []
    for place, reader in enumerate(readers):
        for _ in range(APPROVED[place % len(APPROVED)]):
            if comment := next(said, None):
                comment.reader = reader
                theirs.append(comment)
    Comment.objects.bulk_update(theirs, ["reader"], batch_size=1000)
    return readers


def _places() -> list[list[int]]:
    """The newest articles: Russian ones of one section, and Ukrainian ones of any."""
    published = Article.objects.published()
    by_section = published.filter(language="ru").values("section").annotate(many=Count("id"))
    busiest = by_section.order_by("-many", "section")[0]["section"]
    both = published.filter(language="ru", section=busiest), published.filter(language="uk")
    return [list(articles.order_by("-published_at", "-pk").values_list("pk", flat=True)[:10]) for articles in both]
