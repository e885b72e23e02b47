"""How many fresh pages a second gunicorn serves, beside a bare Django view that returns the same bytes."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from . import load
from .databases import Say, name_of

ROOT = Path(__file__).parent.parent
# Page → the smallest share of the bare view's rate.
ASKED = {"article": 1 / 14, "section": 1 / 14, "front": 1 / 18}
WORKERS = 2
# Many short rounds: the machine may be half as fast a minute later, and only neighbours can be compared.
ROUNDS = 15


@dataclass(frozen=True)
class Rate:
    page: str
    fresh: float
    bare: float
    share: float
    """The median of the rounds' own shares; `fresh` and `bare` are medians too."""
    size: int

    @property
    def asked(self) -> float:
        return ASKED[self.page]

    @property
    def is_enough(self) -> bool:
        return self.share >= self.asked


def measure(addresses: dict[str, str], size: int, seconds: float, say: Say, gunicorn: list[str]) -> list[Rate]:
    """`addresses` by page, in the archive of `size` articles."""
    with tempfile.TemporaryDirectory(prefix="odessa-bench-") as directory:
        site = _server("odessa_news.wsgi:application", gunicorn, {"BENCH_DATABASE": name_of(size)})
        bare = _server("bench.bare:application", gunicorn, {"BENCH_BYTES": directory})
        with site as site_url:
            sizes = {}
            for page, address in addresses.items():
                body = _fetch(site_url + address)
                sizes[page] = len(body)
                (Path(directory) / page).write_bytes(body)
            with bare as bare_url:
                return [
                    _rate(page, site_url + address, f"{bare_url}/{page}", sizes[page], seconds, say)
                    for page, address in addresses.items()
                ]


def _rate(page: str, site: str, bare: str, size: int, seconds: float, say: Say) -> Rate:
    """By turns, so that whatever else the machine does meets both alike."""
    fresh_rates, bare_rates = [], []
    for url in (site, bare):
        load.pages_a_second(url, min(1.0, seconds))  # warms the workers
    for _ in range(ROUNDS):
        fresh_rates.append(load.pages_a_second(site, seconds))
        bare_rates.append(load.pages_a_second(bare, seconds))
    share = median(fresh / bare for fresh, bare in zip(fresh_rates, bare_rates, strict=True))
    rate = Rate(page, median(fresh_rates), median(bare_rates), share, size)
    say(f"  {page}: {rate.fresh:.0f} of {rate.bare:.0f} a second, 1/{1 / rate.share:.1f}")
    return rate


@contextmanager
def _server(application: str, options: list[str], environment: dict[str, str]) -> Iterator[str]:
    """Two gunicorn workers on a free port of the loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = ["-m", "gunicorn", application, "-b", address, "-w", str(WORKERS), "--log-level", "warning", *options]
    python = [sys.executable, "-W", "ignore"]
    process = subprocess.Popen([*python, *command], cwd=ROOT, env={**os.environ, **environment})
    try:
        _wait(address, process)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    host, port = address.split(":")
    for _ in range(200):
        if process.poll() is not None:
            raise SystemExit("gunicorn did not start; its reason stands above.")
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("gunicorn did not listen within 20 seconds.")


def _fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as response:  # noqa: S310 -- our own server
        return bytes(response.read())
