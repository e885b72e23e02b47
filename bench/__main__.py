import argparse
import os
import shlex
import sys

import django

# As the site's own server (odessa_news/server.py, WEB_THREADS of the settings).
GUNICORN = "--worker-class gthread --threads 2 --keep-alive 5"


def main() -> int:
    options = _options()
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    from . import databases, filter, rate, report, threads, timing

    sizes = sorted(options.sizes)
    archives = databases.prepare(sizes, _say)
    costs = []
    if not options.only_rate:
        _say("Every kind of page, by turns:")
        costs = timing.measure([archives[size] for size in sizes], _say, options.rounds)
    filtered = []
    rates = []
    databases.use(archives[sizes[-1]])
    talks = None
    if not options.only_rate:
        _say("Threads of comments, by turns:")
        talks = threads.measure(_say, options.rounds)
    gunicorn = shlex.split(options.gunicorn)
    if not options.only_rate:
        filtered = filter.measure(_say)
    if options.seconds:
        _say("Fresh pages a second:")
        rates = rate.measure(_rated(), sizes[-1], options.seconds, _say, gunicorn)
    print(report.report(sizes, costs, talks, rates, gunicorn, filtered))
    flat = all(cost.is_flat for cost in costs) and (talks is None or talks.are_flat)
    return 0 if flat and all(part.is_enough for part in (*rates, *filtered)) else 1


def _rated() -> dict[str, str]:
    from .kinds import kinds

    addresses = {kind.name: kind.address for kind in kinds()}
    return {"article": addresses["article"], "section": addresses["section"], "front": addresses["front page"]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/run", description="See bench/README.md.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000], help="articles, two numbers or more")
    parser.add_argument("--rounds", type=int, default=21, help="requests a page and archive")
    parser.add_argument(
        "--seconds", type=float, default=1, help="of load a page and round, whole ones; 0 leaves the rates out"
    )
    parser.add_argument("--only-rate", action="store_true", help="leave the comparison of archives out")
    parser.add_argument("--gunicorn", default=GUNICORN, help=f"its options, by default {GUNICORN}")
    return parser.parse_args()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
