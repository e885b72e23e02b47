"""The site as its operator starts it: `manage.py serve` on a database and files of its own, with the demo newsroom."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "pass-word-1794"
# A first start draws and encodes 24 pictures; on two busy cores that has taken three minutes.
START_SECONDS = 420


@dataclass
class Site:
    url: str
    process: "subprocess.Popen[str]"
    log: Path

    def stop(self) -> int:
        """Ctrl-C. Returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


def start_site(var: Path) -> Site:
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
    return Site(f"http://127.0.0.1:{port}", process, log)
