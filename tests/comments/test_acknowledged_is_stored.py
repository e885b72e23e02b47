"""What `python -m bench.faults` takes for a broken promise. It kills workers and stops PostgreSQL under writers."""

from bench.faults import Outcome


def test_each_broken_promise_is_noticed():
    outcome = Outcome({"a": [(303, "")], "b": [(0, ""), (303, "")], "c": [(503, "<p>lost</p>")], "d": [(0, "")]})
    outcome.stored.update(["b", "b"])
    said = ["acknowledged and not stored: a", "stored 2 times: b", "answered 503 without the text: c"]
    assert outcome.broken() == said
