"""The embedded server starts for its first user and stops after its last, however that one ended."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from odessa_news.postgres.server import BIN, EmbeddedServer, EmbeddedServerError

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from odessa_news.postgres.server import EmbeddedServer
EmbeddedServer(Path(sys.argv[1]), durable=False).hold()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Of one server for all tests, each of which leaves it stopped: a new one is a thousand files and a second."""
    return tmp_path_factory.mktemp("pg")


@pytest.fixture
def hold(home):
    """Start a process that uses the server of `home`; returns when it has it."""
    started = []

    def start():
        process = subprocess.Popen([sys.executable, "-c", HOLD, home], cwd=ROOT, stdout=subprocess.PIPE)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
    assert wait_until_stopped(home)


def pid_of(home):
    """The server's process id, or None where none lives."""
    try:
        pid = int((home / "data" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, 0)
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return None
    return pid


def wait_until_stopped(home):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if pid_of(home) is None:
            return True
        time.sleep(0.05)
    return False


def psql(home, statement):
    target = ["-h", home / "run", "-U", "odessa_news", "-d", "odessa_news"]
    return subprocess.check_output([BIN / "psql", *target, "-Atc", statement], text=True)


def test_lives_as_long_as_its_last_user_and_no_longer(home, hold):
    first = hold()
    pid = pid_of(home)
    second = hold()
    assert pid_of(home) == pid
    first.kill()
    first.wait()
    time.sleep(0.5)
    assert pid_of(home) == pid
    second.send_signal(signal.SIGKILL)
    second.wait()
    assert wait_until_stopped(home)


def test_starts_again_and_keeps_its_data(home, hold):
    first = hold()

    def sql(statement):
        return psql(home, statement)

    sql("CREATE TABLE kept AS SELECT 'маяк' AS word")
    first.kill()
    first.wait()
    assert wait_until_stopped(home)
    hold()
    assert sql("SELECT upper(word) FROM kept") == "МАЯК\n"


def test_trigrams_know_cyrillic(home, hold):
    hold()
    said = psql(home, "CREATE EXTENSION pg_trgm; SELECT similarity('Маяк', 'маяка') > 0.5")
    assert said.endswith("t\n")


def test_nobody_else_can_reach_the_socket(home, hold):
    hold()
    assert (home / "run").stat().st_mode & 0o077 == 0
    assert (home / "data").stat().st_mode & 0o077 == 0


def test_a_server_killed_outright_is_started_anew(home, hold):
    first = hold()
    os.kill(pid_of(home), signal.SIGKILL)
    first.kill()
    first.wait()
    time.sleep(0.2)
    hold()
    assert pid_of(home)


def test_a_folder_that_can_not_be_written_is_said_in_one_line(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddedServerError, match="file/postgres: Not a directory"):
        EmbeddedServer(tmp_path / "file" / "postgres").hold()
