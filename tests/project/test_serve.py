"""The `serve` command where it doesn't come as far as serving."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections

from odessa_news.demo import pictures
from odessa_news.management.commands import serve
from odessa_news.postgres.server import EmbeddedServerError


class Embedded:
    """Stands for the embedded server, which the tests themselves hold."""

    def __init__(self, held):
        self.held, self.released = held, 0

    def release(self):
        self.released += 1
        return self.held


@pytest.fixture
def interrupted(monkeypatch):
    """Ctrl-C while the site is being prepared."""

    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(serve.Command, "_check_port", interrupt)
    monkeypatch.setattr(connections, "close_all", lambda: None)


@pytest.mark.parametrize("held", [True, False])
def test_ctrl_c_before_it_is_ready_is_one_line_and_stops_the_database(monkeypatch, capsys, interrupted, held):
    embedded = Embedded(held)
    monkeypatch.setattr(settings, "EMBEDDED_SERVER", embedded, raising=False)
    with pytest.raises(CommandError, match="next start goes on"):
        call_command("serve")
    assert embedded.released == 1
    assert capsys.readouterr().err == ("Stopped, PostgreSQL too.\n" if held else "")


def test_a_database_that_does_not_stop_is_one_line(monkeypatch, interrupted):
    class Stuck(Embedded):
        def release(self):
            raise EmbeddedServerError("Embedded PostgreSQL: pg_ctl failed: permission denied")

    monkeypatch.setattr(settings, "EMBEDDED_SERVER", Stuck(held=True), raising=False)
    monkeypatch.setattr(connections, "close_all", lambda: None)
    with pytest.raises(CommandError, match=r"^The site has stopped, but not its database\. Embedded"):
        call_command("serve")


def test_pictures_that_are_not_begun_when_ctrl_c_comes_are_not_drawn(monkeypatch):
    from contextlib import contextmanager

    from odessa_news.demo.reading import posters

    wanted, begun = posters(), []

    class Jpeg:
        cancelled = False

        def cancel(self):
            self.cancelled = True

    jpegs = [Jpeg() for _poster in wanted]

    @contextmanager
    def drawn(names, width):
        yield jpegs

    def filed(poster, jpeg):
        begun.append(poster)
        return Unsaved()

    class Unsaved:
        def save(self):
            raise KeyboardInterrupt

    monkeypatch.setattr(pictures, "_stored", lambda name: None)
    monkeypatch.setattr(pictures, "drawn", drawn)
    monkeypatch.setattr(pictures, "_filed", filed)
    said: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        pictures.load_photos(wanted, said.append)
    assert said == [f"Drawing {len(wanted)} pictures.", "Stopping…"]
    assert all(jpeg.cancelled for jpeg in jpegs)
