"""The same or nearly the same text elsewhere.

Comparing with every comment would cost more with each. So of each text some numbers are kept (MinHash): its pieces of
five letters are hashed, sorted into slots by their hashes, and the smallest of each slot is kept. Texts that share most
pieces share most numbers; four of them together, a band, are equal in two texts by chance hardly ever and in near
copies often. One index finds who shares a band; those few are compared by trigrams.
"""

import re
import zlib
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import DateTimeField, ExpressionWrapper, F
from django.utils import timezone

from ..models import Comment
from ..models.text_print import TextPrint
from .finding import Finding
from .letters import plain_text

PIECE = 5
BANDS, BAND = 8, 4
SLOTS = BANDS * BAND  # 32: five bits of a hash
# «Спасибо, согласен» is said by many who have never met.
FEWEST_LETTERS = 25
# Of trigrams that two texts have, the share that both have.
NEARLY = 0.5
KEPT = timedelta(days=30)
# The newest that share a band.
MOST_COMPARED = 10
SAME_WEIGHT, NEAR_WEIGHT = 1.5, 1.0

_GAPS = re.compile(r"[\W_]+")
_EMPTY = 1 << 32


def examine(text: str, *, pk: int | None = None) -> Iterator[Finding]:
    """One query. `pk` is the comment's own, where it is stored already."""
    letters = _letters(text)
    if len(letters) < FEWEST_LETTERS:
        return
    candidates = _candidates(_bands(letters), pk)
    trigrams = _pieces(letters, 3) if candidates else set()
    best, likest = 0.0, None
    for other in candidates:
        likeness = _likeness(trigrams, _pieces(_letters(other.text), 3))
        if likeness > best:
            best, likest = likeness, other.pk
    if best < NEARLY:
        return
    detail = {"comment": likest, "percent": int(best * 100)}
    yield Finding("same_text", SAME_WEIGHT, detail) if best == 1 else Finding("near_text", NEAR_WEIGHT, detail)


def keep_print(comment: Comment) -> None:
    """Of a comment that was stored or changed. One query."""
    bands = bands_of(comment.text)
    if bands:
        row = TextPrint(comment=comment, bands=bands, created_at=comment.created_at)
        TextPrint.objects.bulk_create([row], update_conflicts=True, unique_fields=["comment"], update_fields=["bands"])
    else:
        forget_print(comment)


def forget_print(comment: Comment) -> None:
    """Its text is gone, or nobody's to be found by any more."""
    TextPrint.objects.filter(comment=comment).delete()


def forget_old_prints() -> None:
    TextPrint.objects.filter(created_at__lt=timezone.now() - KEPT).delete()


def bands_of(text: str) -> list[int]:
    """None for what is too short to be told from others."""
    letters = _letters(text)
    return _bands(letters) if len(letters) >= FEWEST_LETTERS else []


def _bands(letters: str) -> list[int]:
    slots = [_EMPTY] * SLOTS
    # Two bytes a letter, so that a piece is a slice. CRC32 is the same in every process and quick; multiplied, its
    # neighbours go apart.
    written = letters.encode("utf-16-le")
    for start in range(0, len(written) - 2 * PIECE + 1, 2):
        number = zlib.crc32(written[start : start + 2 * PIECE]) * 2654435761 & 0xFFFFFFFF
        slot, rest = number >> 27, number & 0x7FFFFFF
        if rest < slots[slot]:
            slots[slot] = rest
    # Short texts leave slots empty: those take the number of the next one that isn't.
    for slot in range(SLOTS):
        step = 1
        while slots[slot] == _EMPTY:
            slots[slot] = slots[(slot + step) % SLOTS]
            step += 1
    bands = (slots[band * BAND : (band + 1) * BAND] for band in range(BANDS))
    return [_hash(band, numbers) for band, numbers in enumerate(bands)]


def _candidates(bands: list[int], pk: int | None) -> list[Comment]:
    # As a sum, which no index of times serves: the planner can't guess how rare a band is, and would walk through the
    # whole month by such an index to spare itself the sorting of a few.
    written = ExpressionWrapper(F("created_at") + timedelta(0), DateTimeField())
    sharing = TextPrint.objects.alias(written=written).filter(bands__overlap=bands).exclude(comment=pk)
    recent = sharing.filter(written__gt=timezone.now() - KEPT).order_by(written.desc())
    # First these, then their texts: joined before, the planner would read all for a text sent five thousand times.
    newest = Comment.objects.filter(pk__in=recent.values("pk")[:MOST_COMPARED])
    return list(newest.order_by("-created_at", "-pk").only("text"))


def _letters(text: str) -> str:
    return _GAPS.sub(" ", plain_text(text)).strip()


def _pieces(letters: str, size: int) -> set[str]:
    return {letters[start : start + size] for start in range(max(1, len(letters) - size + 1))}


def _likeness(one: set[str], other: set[str]) -> float:
    """Jaccard's: 1 for equal texts, 0 for those that share nothing."""
    return len(one & other) / len(one | other)


def _hash(band: int, numbers: list[int]) -> int:
    """64 bits, which a bigint holds."""
    joined = b"".join(number.to_bytes(4) for number in [band, *numbers])
    low, high = zlib.crc32(joined), zlib.crc32(joined[::-1])
    return (high << 32 | low) - (1 << 63)
