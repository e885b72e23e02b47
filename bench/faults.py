"""Whether what was acknowledged is stored: readers write comments while workers are killed and PostgreSQL is stopped.

.venv/bin/python -m bench.faults --rounds 50
"""

import argparse
import html
import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import psycopg2  # type: ignore[import-untyped]

from odessa_news.postgres.server import DATABASE, SUPERUSER, EmbeddedServer

ROOT = Path(__file__).parent.parent
WRITERS = 4
# For a machine that does much else; nothing is judged by it.
PATIENCE = 120
MAKE_ARTICLE = "from tests.make import make_article; print('article', make_article(language='ru').pk)"


@dataclass
class Outcome:
    """Text → what came of it. Status 0: the connection broke before there was an answer."""

    answers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    stored: Counter[str] = field(default_factory=Counter)

    def count(self, status: int) -> int:
        """While writers go on, too."""
        return sum(answered == status for answers in list(self.answers.values()) for answered, _body in answers)

    def broken(self) -> list[str]:
        """A line for each promise that was not kept."""
        lines = []
        for text, answers in self.answers.items():
            if any(200 <= status < 400 for status, _body in answers) and not self.stored[text]:
                lines.append(f"acknowledged and not stored: {text}")
            if self.stored[text] > 1:
                lines.append(f"stored {self.stored[text]} times: {text}")
            for status, body in answers:
                if status >= 400 and text not in html.unescape(body):
                    lines.append(f"answered {status} without the text: {text}")
        return lines


def run(var: Path, rounds: int) -> Outcome:
    """Each round kills a worker and stops PostgreSQL, at moments of chance, under writers who don't stop."""
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(var),
        "TRUSTED_PROXIES": "1",
        "EMBEDDED_POSTGRES_DURABLE": "yes",
    }
    held = [EmbeddedServer(var / "postgres")]
    held[0].hold()
    try:
        _manage(environment, "migrate", "-v0")
        _manage(environment, "collectstatic", "--noinput", "-v0")
        article = int(_manage(environment, "shell", "-c", MAKE_ARTICLE).rsplit("article ", 1)[1])
        outcome = Outcome()
        with _gunicorn(environment, var / "gunicorn.log") as (master, port):  # noqa: SIM117
            with _writers(port, f"/comments/ru/send/{article}/", outcome):
                for _ in range(rounds):
                    _await_answers(outcome, 5)
                    _kill_a_worker(master)
                    _await_answers(outcome, 5)
                    _stop_database(held[0])
                    time.sleep(random.uniform(0, 1))  # noqa: S311
                    # A new worker may have started it already; `hold` knows.
                    held.append(EmbeddedServer(var / "postgres"))
                    held[-1].hold()
                _await_answers(outcome, 5)
        with psycopg2.connect(host=str(held[0].socket_dir), user=SUPERUSER, dbname=DATABASE) as connection:  # noqa: SIM117
            with connection.cursor() as cursor:
                cursor.execute("SELECT text FROM comments_comment")
                outcome.stored.update(text for (text,) in cursor)
        connection.close()
        return outcome
    finally:
        for server in held:
            server.release()


def _manage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-W", "ignore", "manage.py", *arguments]
    return subprocess.check_output(command, cwd=ROOT, env=environment, text=True)


@contextmanager
def _gunicorn(environment: dict[str, str], log: Path) -> Iterator[tuple[int, int]]:
    """Process id of the master, and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-b 127.0.0.1:{port} -w 2 --worker-class gthread --threads 2 --graceful-timeout 5".split()
    command = [sys.executable, "-m", "gunicorn", *options, "odessa_news.wsgi:application"]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    try:
        yield process.pid, port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


@contextmanager
def _writers(port: int, path: str, outcome: Outcome) -> Iterator[None]:
    done, numbers, lock = threading.Event(), count(1), threading.Lock()

    def write() -> None:
        while not done.is_set():
            with lock:
                number = next(numbers)
            text = f"Слово номер {number} <конец & {number * 7919}>"
            address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
            answers = [_post(port, path, text, address)]
            # As a reader does who got no answer, and one who clicks twice.
            if answers[0][0] in (0, 503) or number % 3 == 0:
                answers.append(_post(port, path, text, address))
            with lock:
                outcome.answers[text] = answers

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _post(port: int, path: str, text: str, address: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": address}
        connection.request("POST", path, urlencode({"name": "Читатель", "text": text}), headers)
        response = connection.getresponse()
        return response.status, response.read().decode()
    except (OSError, http.client.HTTPException):
        time.sleep(0.05)
        return 0, ""
    finally:
        connection.close()


def _await_answers(outcome: Outcome, more: int) -> None:
    """So that every fault meets a site that works, however slow the machine; then on to any moment."""
    goal, deadline = outcome.count(303) + more, time.monotonic() + PATIENCE
    while outcome.count(303) < goal:
        if time.monotonic() > deadline:
            raise TimeoutError("the site did not take comments again")
        time.sleep(0.05)
    time.sleep(random.uniform(0, 0.3))  # noqa: S311


def _kill_a_worker(master: int) -> None:
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    if workers:
        os.kill(int(random.choice(workers)), signal.SIGKILL)  # noqa: S311


def _stop_database(server: EmbeddedServer) -> None:
    how = random.choice(["immediate", "fast"])  # noqa: S311
    server._run("pg_ctl", "-D", str(server.data), "-m", how, "-w", "stop", account=server._account())


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="each kills a worker and stops PostgreSQL")
    with tempfile.TemporaryDirectory(prefix="odessa-faults-") as var:
        outcome = run(Path(var), parser.parse_args().rounds)
    statuses = Counter(status for answers in outcome.answers.values() for status, _body in answers)
    print(f"{len(outcome.answers)} comments, answers by status (0: none): {dict(sorted(statuses.items()))}")
    broken = outcome.broken()
    print("\n".join(broken) or "Every acknowledged comment is stored once; every refusal kept the text.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
