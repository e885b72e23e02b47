"""The time of one page, through the whole WSGI application, in several databases by turns."""

import gzip
import time
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from django.contrib.auth.models import User
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from . import databases
from .databases import Say
from .kind import Kind
from .kinds import kinds

MAX_RATIO = 1.5
ROUNDS = 21


@dataclass
class Cost:
    """Of one kind of page; the lists by size of the archive, the smallest first."""

    kind: Kind
    seconds: list[list[float]] = field(default_factory=list)
    queries: list[int] = field(default_factory=list)
    raw: int = 0
    zipped: int = 0

    @property
    def medians(self) -> list[float]:
        return [median(times) for times in self.seconds]

    @property
    def ratio(self) -> float:
        return self.medians[-1] / self.medians[0]

    @property
    def is_flat(self) -> bool:
        return self.kind.grows or (self.ratio <= MAX_RATIO and len(set(self.queries)) == 1)


def measure(archives: list[BaseDatabaseWrapper], say: Say, rounds: int = ROUNDS) -> list[Cost]:
    """Interleaved, so that whatever else the machine does meets all archives alike."""
    site = Site()
    plans = []
    for archive in archives:
        databases.use(archive)
        plans.append([(kind, site.environ(kind)) for kind in kinds()])
    costs = []
    for pages in zip(*plans, strict=True):
        cost = Cost(pages[-1][0])
        _weigh(site, cost, list(zip(archives, pages, strict=True)))
        cost.seconds = _times(site, archives, [environ for _kind, environ in pages], rounds)
        if not cost.is_flat:
            # Before it is called too dear it is looked at longer.
            cost.seconds = _times(site, archives, [environ for _kind, environ in pages], 3 * rounds)
        say(f"  {cost.kind.name}: {' → '.join(f'{seconds * 1000:.1f}' for seconds in cost.medians)} ms")
        costs.append(cost)
    return costs


def _weigh(site: "Site", cost: Cost, pages: list[tuple[BaseDatabaseWrapper, tuple[Kind, dict[str, Any]]]]) -> None:
    """Queries and bytes; at the same time everything is warm afterwards."""
    for archive, (kind, environ) in pages:
        databases.use(archive)
        status, body = site.get(environ)
        if status != kind.status:
            raise SystemExit(f"{kind.address} answers {status} and not {kind.status}.")
        with CaptureQueriesContext(connection) as queries:
            site.get(environ)
        cost.queries.append(len(queries))
        cost.raw, cost.zipped = len(body), len(gzip.compress(body, 6))


def _times(
    site: "Site", archives: list[BaseDatabaseWrapper], environs: list[dict[str, Any]], rounds: int
) -> list[list[float]]:
    seconds: list[list[float]] = [[] for _ in archives]
    for turn in range(rounds):
        order = range(len(archives)) if turn % 2 else range(len(archives) - 1, -1, -1)
        for index in order:
            databases.use(archives[index])
            start = time.perf_counter()
            site.get(environs[index])
            seconds[index].append(time.perf_counter() - start)
    return seconds


class Site:
    def __init__(self) -> None:
        self.application = get_wsgi_application()
        self.requests = RequestFactory(headers={"host": "127.0.0.1"})

    def environ(self, kind: Kind) -> dict[str, Any]:
        headers = {}
        if kind.staff:
            client = Client()
            client.force_login(User.objects.get(username="chief"))
            headers["cookie"] = f"sessionid={client.cookies['sessionid'].value}"
        return self.environ_of(kind.address, headers)

    def environ_of(self, address: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
        return self.requests.get(address, headers=headers).environ

    def get(self, environ: dict[str, Any]) -> tuple[int, bytes]:
        said: list[str] = []
        response = self.application(dict(environ), lambda status, headers, *rest: said.append(status))  # type: ignore[arg-type]
        try:
            return int(said[0].split()[0]), b"".join(response)
        finally:
            response.close()
