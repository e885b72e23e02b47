"""Whether what was acknowledged is stored: readers write comments while workers are killed and PostgreSQL is stopped.

.venv/bin/python -m bench.faults --rounds 50
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from .fault_site import ENDS, FaultSite, Patience
from .fault_writers import Outcome, writing


def run(var: Path, rounds: int, seconds: float) -> Outcome:
    """Each round kills a worker and ends PostgreSQL, at moments of chance, under writers who don't stop.

    Raises TimeoutError where that takes longer than so many seconds, or the site does not take comments again.
    """
    outcome, patience = Outcome(), Patience(seconds)
    with FaultSite(var, patience) as site, _told(site, outcome):
        with writing(site.port, site.article, outcome):
            for how in islice(cycle(ENDS), rounds):
                _await_answers(outcome, patience)
                site.kill_a_worker()
                _await_answers(outcome, patience)
                site.end_database(how)
                _wait_up_to(0.5)
                if random.random() < 0.5:  # noqa: S311
                    site.kill_a_worker()
                _wait_up_to(0.5)
                site.start_database()
            _await_answers(outcome, patience)
        outcome.stored.update(site.stored())
    return outcome


@contextmanager
def _told(site: FaultSite, outcome: Outcome) -> Iterator[None]:
    """What the site said last, where it was waited for in vain."""
    try:
        yield
    except TimeoutError as error:
        said = (site.var / "serve.log").read_text()[-2000:]
        raise TimeoutError(f"{error}; answers by status: {outcome.statuses()}\n{said}") from error


def _await_answers(outcome: Outcome, patience: Patience, more: int = 5) -> None:
    """So that every fault meets a site that works, however slow the machine; then on to any moment."""
    goal = outcome.count(303) + more
    while outcome.count(303) < goal:
        patience.left()
        time.sleep(0.05)
    _wait_up_to(0.3)


def _wait_up_to(seconds: float) -> None:
    time.sleep(random.uniform(0, seconds))  # noqa: S311


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="each kills a worker and ends PostgreSQL")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="odessa-faults-") as var:
        # For a machine that does much else.
        outcome = run(Path(var), rounds, seconds=120 + 30 * rounds)
    print(f"{len(outcome.answers)} comments, answers by status (0: none): {outcome.statuses()}")
    broken = outcome.broken()
    print("\n".join(broken) or "Every acknowledged comment is stored once; every refusal kept the text.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
