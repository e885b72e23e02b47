"""The embedded server starts for its first user and stops after its last, however that one ended."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from psycopg2 import OperationalError  # type: ignore[import-untyped]

from odessa_news.postgres.base import DatabaseWrapper
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


@pytest.fixture
def server(home):
    """Held by this process, and durable."""
    server = EmbeddedServer(home)
    server.hold()
    yield server
    server.release()
    assert wait_until_stopped(home)


def kill(home):
    pid = pid_of(home)
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while pid_of(home) == pid and "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return pid


def test_killed_under_its_users_it_is_started_again_by_the_next_connection(home, server):
    here = {**connection.settings_dict, "HOST": str(server.socket_dir)}
    database = DatabaseWrapper({**here, "NAME": "odessa_news"}, "revived")

    def ask(statement):
        with closing(database.get_new_connection(database.get_connection_params())) as connected:
            with connected.cursor() as cursor:
                cursor.execute(statement)
                said = cursor.fetchall()
            connected.commit()
        return said

    ask("CREATE TABLE survives (word text); INSERT INTO survives VALUES ('маяк') RETURNING word")
    killed = kill(home)
    deadline = time.monotonic() + 30
    while True:
        try:
            assert ask("SELECT word FROM survives") == [("маяк",)]
            break
        except OperationalError:
            # Until the children of the killed one have noticed.
            assert time.monotonic() < deadline
            time.sleep(0.2)
    assert pid_of(home) not in (None, killed)


def test_stopped_in_good_order_it_is_left_alone(home, server):
    os.kill(pid_of(home), signal.SIGINT)
    assert wait_until_stopped(home)
    assert not server.revive()
    assert pid_of(home) is None


def test_one_starts_it_and_nobody_waits_for_that(home, server):
    kill(home)
    with (home / "starting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert not server.revive()


def test_a_folder_that_can_not_be_written_is_said_in_one_line(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(EmbeddedServerError, match="file/postgres: Not a directory"):
        EmbeddedServer(tmp_path / "file" / "postgres").hold()
