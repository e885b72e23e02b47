"""Workers are killed and PostgreSQL is ended while readers write; `python -m bench.faults` does it in large."""

import os
import tempfile
from pathlib import Path

from bench.fault_site import ENDS
from bench.fault_writers import Outcome
from bench.faults import run

# Seconds; half a minute is usual. Reached where the site does not come back, or the machine is drowning.
AT_MOST = 600


def test_every_acknowledged_comment_is_stored_once_and_every_refusal_keeps_the_text():
    # Not tmp_path, which is too long for a socket: that would be made elsewhere, and stay.
    with tempfile.TemporaryDirectory(prefix="odessa-faults-") as var:
        outcome = run(Path(var), rounds=len(ENDS), seconds=AT_MOST)
        assert not _processes_of(var)
    assert outcome.broken() == []
    assert outcome.count(303) >= 20
    assert outcome.count(503)


def test_each_broken_promise_is_noticed():
    outcome = Outcome({"a": [(303, "")], "b": [(0, ""), (303, "")], "c": [(503, "<p>c</p>")], "d": [(0, "")]})
    outcome.answers["<e>"] = [(503, "<textarea>\n&lt;e&gt;</textarea>")]
    outcome.stored.update(["b", "b"])
    said = ["acknowledged and not stored: a", "stored 2 times: b", "answered 503 without the text: c"]
    assert outcome.broken() == said


def _processes_of(var: str) -> list[str]:
    """The keeper of PostgreSQL apart, which ends by itself once it has seen that there is nothing to stop."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        if process.name == str(os.getpid()):
            continue
        try:
            said = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if var.encode() in said and b"keeper.py" not in said:
            found.append(said.decode(errors="replace"))
    return found
