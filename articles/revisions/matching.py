"""Which runs of two sequences are the same, in an order that both keep, in a time near linear in their length.

difflib alone takes minutes for a long text that was changed throughout. So the sequences are first cut at what stands
exactly once in both (patience diff), and difflib only sees what is left between the cuts, where it is cheap.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

# Each level of cutting reads everything once; texts of people are done after three.
_LEVELS = 12
# What difflib gets: no longer than this, and with no more equal pairs for each item than a text of people has.
_SHORT = 400
_LONGEST = 2000
_PAIRS_AN_ITEM = 12


class Match(NamedTuple):
    old: int
    new: int
    size: int


def matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """`old[m.old : m.old + m.size] == new[m.new : m.new + m.size]`, ascending in both."""
    found: list[Match] = []
    gaps = [(0, len(old), 0, len(new), _LEVELS)]
    while gaps:
        start, end, new_start, new_end, levels = gaps.pop()
        size = _common(old, new, start, new_start, 1, min(end - start, new_end - new_start))
        if size:
            found.append(Match(start, new_start, size))
            start, new_start = start + size, new_start + size
        size = _common(old, new, end - 1, new_end - 1, -1, min(end - start, new_end - new_start))
        if size:
            end, new_end = end - size, new_end - size
            found.append(Match(end, new_end, size))
        if start == end or new_start == new_end:
            continue
        ours, theirs = old[start:end], new[new_start:new_end]
        near = _closely(ours, theirs, _SHORT)
        anchors = _anchors(ours, theirs) if near is None and levels else []
        if not anchors:
            near = near or _closely(ours, theirs, _LONGEST) or []
            found += [Match(start + m.old, new_start + m.new, m.size) for m in near]
            continue
        found += [Match(start + i, new_start + j, 1) for i, j in anchors]
        for (i, j), (next_i, next_j) in pairwise([(-1, -1), *anchors, (len(ours), len(theirs))]):
            gaps.append((start + i + 1, start + next_i, new_start + j + 1, new_start + next_j, levels - 1))
    return _joined(sorted(found))


def _common(old: Sequence[Hashable], new: Sequence[Hashable], i: int, j: int, step: int, most: int) -> int:
    size = 0
    while size < most and old[i] == new[j]:
        size, i, j = size + 1, i + step, j + step
    return size


def _closely(old: Sequence[Hashable], new: Sequence[Hashable], longest: int) -> list[Match] | None:
    """What difflib finds, or None where that would take too long."""
    length = len(old) + len(new)
    counts = Counter(new)
    if length > longest or sum(counts[item] for item in old) > _PAIRS_AN_ITEM * length:
        return None
    found = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [Match(*match) for match in found if match.size]


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Places of what stands once in both; where nothing does, of three items in a row that do."""
    pairs = _once_in_both(old, new) or _once_in_both(_threes(old), _threes(new))
    return _longest_ascending(pairs)


def _threes(items: Sequence[Hashable]) -> list[Hashable]:
    return list(zip(items, items[1:], items[2:], strict=False))


def _once_in_both(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Ascending in the second."""
    counts, new_counts = Counter(old), Counter(new)
    places = {item: i for i, item in enumerate(old) if counts[item] == 1}
    return [(places[item], j) for j, item in enumerate(new) if item in places and new_counts[item] == 1]


def _longest_ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs that ascends in both; they come ascending in the second, and differ in both."""
    lowest_ends: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (i, _j) in enumerate(pairs):
        length = bisect_left(lowest_ends, i)
        before.append(ends[length - 1] if length else -1)
        lowest_ends[length : length + 1] = [i]
        ends[length : length + 1] = [n]
    chosen = []
    n = ends[-1] if ends else -1
    while n >= 0:
        chosen.append(pairs[n])
        n = before[n]
    return chosen[::-1]


def _joined(found: list[Match]) -> list[Match]:
    joined: list[Match] = []
    for match in found:
        last = joined[-1] if joined else None
        if last and (last.old + last.size, last.new + last.size) == (match.old, match.new):
            joined[-1] = Match(last.old, last.new, last.size + match.size)
        else:
            joined.append(match)
    return joined
