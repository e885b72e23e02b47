"""The site as its operator starts it: `manage.py serve` on a database and files of its own, with the demo newsroom."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "pass-word-1794"
# A first start draws and encodes 24 pictures; on two busy cores that has taken three minutes.
START_SECONDS = 420


@dataclass
class Site:
    url: str
    log: Path


@dataclass
class OwnSite(Site):
    process: "subprocess.Popen[str]"

    def stop(self) -> int:
        """Ctrl-C. Returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


def start_site(var: Path) -> OwnSite:
    """Serve with state in `var`; what is there from an earlier run is used again. Returns when it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    var.mkdir(parents=True, exist_ok=True)
    log = var / "serve.log"
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(var),
        "PORT": str(port),
        "DEMO_PASSWORD": PASSWORD,
        "EMBEDDED_POSTGRES_DURABLE": "no",
    }
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment, stderr=output, text=True
        )
    deadline = time.monotonic() + START_SECONDS
    while "Ready after" not in log.read_text():
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            process.wait()
            raise AssertionError(f"serve did not start:\n{log.read_text()}")
        time.sleep(0.2)
    return OwnSite(f"http://127.0.0.1:{port}", log, process)


@contextmanager
def shared_site(var: Path) -> Iterator[Site]:
    """One for all workers of a run: who needs it first starts it, and stops it when the others are done with it."""
    var.mkdir(parents=True, exist_ok=True)
    address = var / "address"
    with (var / "door.lock").open("w") as door, (var / "guests.lock").open("w") as guests:
        flock(door, LOCK_EX)
        own = None
        try:
            flock(guests, LOCK_EX | LOCK_NB)
        except BlockingIOError:  # it runs: its host is the first of the guests
            flock(guests, LOCK_SH)
        else:
            own = start_site(var)
            address.write_text(own.url)
            flock(guests, LOCK_SH)
        flock(door, LOCK_UN)
        yield own or Site(address.read_text(), var / "serve.log")
        if own:
            flock(door, LOCK_EX)
            flock(guests, LOCK_EX)
            if own.process.poll() is None:
                own.stop()
