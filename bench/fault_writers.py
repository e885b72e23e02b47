"""Readers who write comments whatever happens, and what came of it."""

import html
import http.client
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

WRITERS = 4
# For one answer, on a machine that does much else.
ANSWER_WITHIN = 30
FORM_TYPE = "application/x-www-form-urlencoded"
TEXTAREA = re.compile(r"<textarea[^>]*>(.*?)</textarea>", re.S)


@dataclass
class Outcome:
    """Text → what came of it. Status 0: the connection broke before there was an answer."""

    answers: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    stored: Counter[str] = field(default_factory=Counter)

    def count(self, status: int) -> int:
        """While writers go on, too."""
        return sum(answered == status for answers in list(self.answers.values()) for answered, _body in answers)

    def statuses(self) -> dict[int, int]:
        found = Counter(status for answers in list(self.answers.values()) for status, _body in answers)
        return dict(sorted(found.items()))

    def broken(self) -> list[str]:
        """A line for each promise that was not kept."""
        lines = []
        for text, answers in self.answers.items():
            if any(200 <= status < 400 for status, _body in answers) and not self.stored[text]:
                lines.append(f"acknowledged and not stored: {text}")
            if self.stored[text] > 1:
                lines.append(f"stored {self.stored[text]} times: {text}")
            for status, body in answers:
                if status >= 400 and text not in _in_forms(body):
                    lines.append(f"answered {status} without the text: {text}")
        return lines


@contextmanager
def writing(port: int, article: int, outcome: Outcome) -> Iterator[None]:
    done, numbers, lock = threading.Event(), count(1), threading.Lock()
    path = f"/comments/ru/send/{article}/"

    def write() -> None:
        while not done.is_set():
            with lock:
                number = next(numbers)
            text = f"Слово номер {number} <конец & {number * 7919}>"
            # An address sends few an hour.
            address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
            answers = [_post(port, path, text, address)]
            # As a reader does who got no answer, and one who clicks twice.
            if answers[0][0] in (0, 503) or number % 3 == 0:
                answers.append(_post(port, path, text, address))
            outcome.answers[text] = answers
            if answers[-1][0] == 503:
                # "In a minute", it says; and whoever starts the database needs the processor, too.
                time.sleep(0.1)

    # Daemons: an answer that does not come keeps no process alive.
    threads = [threading.Thread(target=write, daemon=True) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        until = time.monotonic() + 2 * ANSWER_WITHIN + 5
        for thread in threads:
            thread.join(max(0, until - time.monotonic()))


def _post(port: int, path: str, text: str, address: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_WITHIN)
    try:
        headers = {"Content-Type": FORM_TYPE, "X-Forwarded-For": address}
        connection.request("POST", path, urlencode({"name": "Читатель", "text": text}), headers)
        response = connection.getresponse()
        return response.status, response.read().decode()
    except (OSError, http.client.HTTPException):
        time.sleep(0.05)
        return 0, ""
    finally:
        connection.close()


def _in_forms(body: str) -> list[str]:
    return [html.unescape(typed).strip() for typed in TEXTAREA.findall(body)]
