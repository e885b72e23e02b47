"""The site as it is served, with a durable database of its own, and what can happen to it."""

import ctypes
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg2  # type: ignore[import-untyped]

from odessa_news.postgres.server import DATABASE, SUPERUSER, EmbeddedServer, EmbeddedServerError

ROOT = Path(__file__).parent.parent
PREPARE = """
from django.core.management import call_command
from tests.make import make_article
call_command("migrate", verbosity=0)
print("article", make_article(language="ru").pk)
"""
# How PostgreSQL ends: as an operator stops it, as one in a hurry does, and as a kernel without memory does.
ENDS = {"fast": signal.SIGINT, "immediate": signal.SIGQUIT, "killed": signal.SIGKILL}
PR_SET_PDEATHSIG = 1


class Patience:
    """How long all of it may take together, so that nothing is waited for without end."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds for the next wait. Raises TimeoutError where there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for all of it is over")
        return left


class FaultSite:
    """`with FaultSite(directory, patience) as site: …`; afterwards no process of it is left."""

    def __init__(self, var: Path, patience: Patience) -> None:
        self.var, self.patience = var, patience
        self.server = EmbeddedServer(var / "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(var),
            "PORT": str(self.port),
            "TRUSTED_PROXIES": "1",
            "WEB_CONCURRENCY": "2",
            "TASK_WORKER": "no",
            "EMBEDDED_POSTGRES_DURABLE": "yes",
        }
        self.article = 0
        self.serving: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "FaultSite":
        try:
            self._prepare()
            self._serve()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._leave()

    def kill_a_worker(self) -> None:
        """There may be none at this moment."""
        assert self.serving
        master = self.serving.pid
        workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if workers:
            os.kill(int(random.choice(workers)), signal.SIGKILL)  # noqa: S311

    def end_database(self, how: str) -> None:
        """Not by `pg_ctl stop`: that waits for a new server, too, where one is started within a tenth of a second."""
        postmaster = self._postmaster()
        assert postmaster
        os.kill(postmaster, ENDS[how])
        while _runs(postmaster):
            self.patience.left()
            time.sleep(0.01)

    def start_database(self) -> None:
        while True:
            self.server.release()
            try:
                return self.server.hold()
            except EmbeddedServerError:
                # Backends of a killed server may not have noticed yet.
                self.patience.left()
                time.sleep(0.1)

    def stored(self) -> list[str]:
        where = {"host": str(self.server.socket_dir), "user": SUPERUSER, "dbname": DATABASE}
        connection = psycopg2.connect(**where, connect_timeout=10, options="-c statement_timeout=10s")
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT text FROM comments_comment")
                return [text for (text,) in cursor]
        finally:
            connection.close()

    def _prepare(self) -> None:
        """The tables come quicker into a database that is not durable yet."""
        self.server = EmbeddedServer(self.var / "postgres", durable=False)
        self.server.hold()
        said = subprocess.check_output(
            [sys.executable, "-W", "ignore", "manage.py", "shell", "-c", PREPARE],
            cwd=ROOT,
            env=self.environment,
            text=True,
            timeout=self.patience.left(),
        )
        self.article = int(said.rsplit("article ", 1)[1])
        self.server.release()
        self.server = EmbeddedServer(self.var / "postgres")
        self.server.hold()

    def _serve(self) -> None:
        command = [sys.executable, "-W", "ignore", "manage.py", "serve"]
        with (self.var / "serve.log").open("w") as log:
            self.serving = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                self.patience.left()
                if self.serving.poll() is not None:
                    raise RuntimeError((self.var / "serve.log").read_text()) from None
                time.sleep(0.05)

    def _leave(self) -> None:
        """Whatever has happened; the waits here are no longer those of `patience`."""
        if self.serving:
            self.serving.terminate()
            try:
                self.serving.wait(15)
            except subprocess.TimeoutExpired:
                pass
            finally:
                _kill_group(self.serving.pid)
                self.serving.wait()
        self.server.release()
        postmaster = self._postmaster()
        if postmaster and _runs(postmaster):
            os.kill(postmaster, signal.SIGKILL)

    def _postmaster(self) -> int | None:
        try:
            return int((self.server.data / "postmaster.pid").read_text().partition("\n")[0])
        except (FileNotFoundError, ValueError):
            return None


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    # Its parent, the container's first process, may be in no hurry.
    return state not in "ZX"


def _kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


def _end_with_parent() -> None:
    """A run that is killed itself leaves no site behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
