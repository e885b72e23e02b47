"""Posters as JPEG files, drawn by several processes. Without Django, so that those processes start quickly."""

import io
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager

from . import art

RATIO = 3 / 2


@contextmanager
def drawn(names: list[str], width: int) -> Iterator[list[Future[bytes]]]:
    """The posters, in the order of their names, to wait for."""
    if not names:
        yield []
        return
    # Not forked: a copy of the calling process would hold its database connection.
    spawn = multiprocessing.get_context("spawn")
    workers = min(os.cpu_count() or 1, len(names))
    # Ctrl-C reaches every process of the terminal; these leave what to do about it to the one that waits for them.
    with ProcessPoolExecutor(workers, spawn, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as processes:
        yield [processes.submit(draw, name, width) for name in names]


def draw(name: str, width: int) -> bytes:
    out = io.BytesIO()
    art.draw(name, width, round(width / RATIO)).save(out, "JPEG", quality=95)
    return out.getvalue()
