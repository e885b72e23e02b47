"""Learning from the newsroom's verdicts. Nothing but counts of words is kept, and no word that only a few have used."""

from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from ..models import Comment, Moderation, Status
from ..models.learned_word import LearnedWord
from .learned import TOTALS, stems_in
from .letters import plain_text
from .words import WORD

# The newest of each kind: what was refused years ago tells little of today.
MOST_EXAMPLES = 5_000
# Of the newest so many, for not each was decided by a person.
LOOKED_AT = 4 * MOST_EXAMPLES
# A word in fewer comments is chance, or somebody's own: a name, a street.
FEWEST_COMMENTS = 4
MOST_WORDS = 20_000

APPROVED, REFUSED = (Status.APPROVED,), (Status.REJECTED, Status.SPAM)


def train() -> tuple[int, int]:
    """Learn anew. Returns how many approved and refused comments were read."""
    counts: dict[str, list[int]] = {}
    examples: dict[str, Counter[str]] = {}
    totals = [0, 0]
    for side, statuses in enumerate((APPROVED, REFUSED)):
        for text in _texts(statuses):
            totals[side] += 1
            for stem, word in stems_in(WORD.findall(plain_text(text))).items():
                counts.setdefault(stem, [0, 0])[side] += 1
                examples.setdefault(stem, Counter())[word[:40]] += 1
    usual = sorted((stem for stem in counts if sum(counts[stem]) >= FEWEST_COMMENTS), key=lambda s: -sum(counts[s]))
    rows = [
        LearnedWord(
            stem=stem, example=examples[stem].most_common(1)[0][0], approved=counts[stem][0], refused=counts[stem][1]
        )
        for stem in usual[:MOST_WORDS]
    ]
    rows.append(LearnedWord(stem=TOTALS, approved=totals[0], refused=totals[1]))
    with transaction.atomic():
        LearnedWord.objects.all().delete()
        LearnedWord.objects.bulk_create(rows, batch_size=2000)
    return totals[0], totals[1]


def _texts(statuses: tuple[Status, ...]) -> Iterator[str]:
    """Those about which a person has decided so: what was shown by trust, nobody has judged."""
    newest = [
        pk
        for status in statuses
        for pk in Comment.objects.filter(status=status).order_by("-created_at").values_list("pk", flat=True)[:LOOKED_AT]
    ]
    by_person = Moderation.objects.filter(comment=OuterRef("pk"), verdict=F("comment__status"), by__isnull=False)
    judged = Comment.objects.filter(Exists(by_person), pk__any=newest).order_by("-created_at")
    yield from judged.values_list("text", flat=True)[:MOST_EXAMPLES].iterator()
