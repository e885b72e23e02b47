"""The worker beside gunicorn: it comes with the site, is replaced when it dies, and goes with it however that goes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.site import ROOT, OwnSite, start_site


@pytest.fixture(scope="module")
def var(tmp_path_factory) -> Path:
    """An empty newspaper with one section, so that no demo is drawn."""
    var = tmp_path_factory.mktemp("worker")
    code = "from articles.models import Section; Section.objects.create(slug='own', name_ru='Моя', name_uk='Моя')"
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(var), "EMBEDDED_POSTGRES_DURABLE": "no"}
    for arguments in (["migrate", "-v0"], ["shell", "-c", code]):
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, check=True, capture_output=True)
    return var


@pytest.fixture
def served(var: Path) -> Iterator[OwnSite]:
    site = start_site(var)
    yield site
    site.process.kill()
    site.process.wait()
    wait_until(lambda: not (var / "postgres" / "data" / "postmaster.pid").exists())


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def task_worker(site: OwnSite) -> int | None:
    """Of the master's children the one that is deaf to Ctrl-C."""
    for pid in children(site.process.pid):
        try:
            status = Path(f"/proc/{pid}/status").read_text()
            ignored = int(next(line for line in status.splitlines() if line.startswith("SigIgn:")).split()[1], 16)
        except (FileNotFoundError, ProcessLookupError):
            continue
        if ignored >> (signal.SIGINT - 1) & 1:
            return pid
    return None


def is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for_worker(site: OwnSite) -> int:
    wait_until(lambda: task_worker(site) is not None)
    pid = task_worker(site)
    assert pid is not None
    return pid


def test_it_is_replaced_when_it_dies(served):
    first = wait_for_worker(served)
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: task_worker(served) not in (None, first))
    assert served.process.poll() is None


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_with_the_site_and_postgresql_is_stopped(served, var, how):
    worker = wait_for_worker(served)
    served.process.send_signal(how)
    assert served.process.wait(timeout=30) == 0
    assert not is_alive(worker)
    assert "Stopped, PostgreSQL too." in served.log.read_text()
    assert "Traceback" not in served.log.read_text()
    assert not (var / "postgres" / "data" / "postmaster.pid").exists()


def test_it_ends_when_the_master_is_killed_outright(served, var):
    worker = wait_for_worker(served)
    served.process.kill()
    served.process.wait()
    wait_until(lambda: not is_alive(worker))
    wait_until(lambda: not (var / "postgres" / "data" / "postmaster.pid").exists())
