"""Load on one address: `wrk` where it is installed, else a small client of our own."""

import http.client
import multiprocessing
import re
import shutil
import subprocess
import time
from urllib.parse import urlsplit

# As many as two workers have threads for.
CONNECTIONS = 8


def client_name() -> str:
    return "wrk" if shutil.which("wrk") else "a Python client (apt-get install wrk gives the bare view its full rate)"


def pages_a_second(url: str, seconds: float) -> float:
    """Only whole answers with status 200 count; any other one ends the run."""
    return _wrk(url, seconds) if shutil.which("wrk") else _own(url, seconds)


def _wrk(url: str, seconds: float) -> float:
    duration = f"{max(1, round(seconds))}s"
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{duration}", "--timeout", "10s", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    failures = re.search(r"Non-2xx.*|Socket errors: connect [1-9].*", said)
    if not rate or failures:
        raise SystemExit(f"{url}: {failures[0] if failures else said}")
    return float(rate[1])


def _own(url: str, seconds: float) -> float:
    # Two processes: one alone would be slower than the bare view.
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        return sum(pool.starmap(_ask, [(url, seconds)] * 2))


def _ask(url: str, seconds: float) -> float:
    parts = urlsplit(url)
    assert parts.hostname
    client = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    start = time.perf_counter()
    answers = 0
    while time.perf_counter() - start < seconds:
        client.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
        response = client.getresponse()
        response.read()
        if response.status != 200:
            raise SystemExit(f"{url} answers {response.status}.")
        answers += 1
    return answers / (time.perf_counter() - start)
