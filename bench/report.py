"""The results as Markdown, without a date: a diff shows what has changed."""

import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from . import load
from .filter import ALLOWED, ENTRIES, FilterCost
from .rate import WORKERS, Rate
from .threads import Threads
from .timing import MAX_RATIO, Cost


def report(
    sizes: list[int],
    costs: list[Cost],
    talks: Threads | None,
    rates: list[Rate],
    gunicorn: list[str],
    filtered: list[FilterCost],
) -> str:
    lines = list(_machine())
    if costs:
        lines += ["", *_costs(sizes, costs)]
    if talks:
        lines += ["", *_threads(talks)]
    if filtered:
        lines += ["", *_filtered(filtered)]
    if rates:
        lines += ["", *_rates(sizes, rates, gunicorn)]
    return "\n".join(lines)


def _machine() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (postgres,) = cursor.fetchone()
    yield "# What the pages cost"
    yield ""
    yield (
        f"Written by `bench/run` on {os.cpu_count()} cores of {_processor()}; Python {platform.python_version()}, "
        f"PostgreSQL {postgres.split()[0]}."
    )


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.machine()


def _costs(sizes: list[int], costs: list[Cost]) -> Iterator[str]:
    yield "## Every kind of page, in a small and in a large archive"
    yield ""
    yield (
        f"Median milliseconds of one request through the whole application, by number of articles. A ratio above "
        f"{MAX_RATIO} fails, and so does another number of queries."
    )
    yield ""
    yield f"| page | queries | KB | KB gzip | {' | '.join(f'{size:,}' for size in sizes)} | ratio | |"
    yield f"|---|--:|--:|--:|{'--:|' * len(sizes)}--:|---|"
    for cost in costs:
        queries = "/".join(str(count) for count in dict.fromkeys(cost.queries))
        times = " | ".join(f"{seconds * 1000:.1f}" for seconds in cost.medians)
        verdict = "lists more" if cost.kind.grows else "" if cost.is_flat else "**too dear**"
        yield (
            f"| {cost.kind.name} | {queries} | {cost.raw / 1024:.1f} | {cost.zipped / 1024:.1f} | {times} "
            f"| {cost.ratio:.2f} | {verdict} |"
        )


def _threads(talks: Threads) -> Iterator[str]:
    yield "## Threads of comments"
    yield ""
    yield (
        f"Median milliseconds of one request, by turns in one archive. More than {MAX_RATIO} times the thread that it "
        f"is held against fails, and so do more queries than that one needs."
    )
    yield ""
    yield "| thread | queries | KB | ms | to that of ten | held against | ratio | |"
    yield "|---|--:|--:|--:|--:|---|--:|---|"
    for cost in talks.costs:
        beside = f"{cost.beside} | {talks.ratio(cost, cost.beside):.2f}" if cost.beside else " | "
        yield (
            f"| {cost.name} | {cost.queries} | {cost.size / 1024:.1f} | {cost.median * 1000:.1f} "
            f"| {talks.ratio(cost):.2f} | {beside} | {'' if talks.is_flat(cost) else '**too dear**'} |"
        )


def _filtered(filtered: list[FilterCost]) -> Iterator[str]:
    yield "## The filter of comments"
    yield ""
    yield (
        f"Milliseconds for a comment of 5,000 characters (the best of some thirty), all its queries included; "
        f"{ENTRIES:,} entries of the stop list in {filtered[0].forms:,} forms. More than {ALLOWED * 1000:.0f} fail."
    )
    yield ""
    yield "| comment | ms | |"
    yield "|---|--:|---|"
    for cost in filtered:
        yield f"| {cost.text} | {cost.seconds * 1000:.1f} | {'' if cost.is_enough else '**too slow**'} |"


def _rates(sizes: list[int], rates: list[Rate], gunicorn: list[str]) -> Iterator[str]:
    options = f" ({' '.join(gunicorn)})" if gunicorn else ""
    yield "## Fresh pages a second"
    yield ""
    yield (
        f"{WORKERS} gunicorn workers{options} on the loopback, {sizes[-1]:,} articles, nothing cached, beside a Django "
        f"view without middleware that returns the same bytes. Load by {load.client_name()}."
    )
    yield ""
    yield "| page | KB | fresh | bare view | share | asked | |"
    yield "|---|--:|--:|--:|--:|--:|---|"
    for rate in rates:
        yield (
            f"| {rate.page} | {rate.size / 1024:.1f} | {rate.fresh:.0f} | {rate.bare:.0f} "
            f"| 1/{1 / rate.share:.1f} | 1/{1 / rate.asked:.0f} | {'' if rate.is_enough else '**too slow**'} |"
        )
