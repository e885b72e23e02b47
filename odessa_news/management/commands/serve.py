import os
import socket
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, OperationalError, connections

from articles.models import Section
from articles.roles import ensure_groups
from odessa_news import environment
from odessa_news.assets import collect_assets
from odessa_news.demo.loading import load_demo
from odessa_news.demo.staff import Login
from odessa_news.postgres.server import EmbeddedServerError
from odessa_news.server import SiteServer


class Command(BaseCommand):
    help = (
        "Prepare everything and serve the site: migrations, static files, the demo newsroom if the database is empty."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        master = os.getpid()
        try:
            self._serve()
        except KeyboardInterrupt:
            raise CommandError("Stopped before it was ready. The next start goes on from there.") from None
        finally:
            # gunicorn's workers leave through here as well.
            if os.getpid() == master:
                self._stop_database()

    def _serve(self) -> None:
        started = time.monotonic()
        host = os.environ.get("HOST") or "127.0.0.1"
        port = environment.number("PORT", 8000, lowest=1, highest=65535)
        self._check_port(host, port)
        self._say("Database: " + ("embedded PostgreSQL" if settings.EMBEDDED_SERVER else "DATABASE_URL"))
        try:
            connections["default"].ensure_connection()
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {' '.join(str(error).split())}") from None
        self._say("Migrations")
        try:
            call_command("migrate", verbosity=0)
        except DatabaseError as error:
            # A user without the right to make tables, a full disk.
            raise CommandError(f"The database refused a migration: {' '.join(str(error).split())}") from None
        ensure_groups()
        self._say("Static files" if collect_assets() else "Static files: unchanged")
        logins = self._load_demo_if_empty()
        connections.close_all()

        # Here, because importing it builds the site.
        from odessa_news.wsgi import application

        def when_ready() -> None:
            took = time.monotonic() - started
            self._say(f"Ready after {took:.0f} s: {settings.SITE_URL}/   newsroom: {settings.SITE_URL}/admin/")
            for login in logins:
                self._say(f"  login {login.username:<10} password {login.password}")
            self._say("Ctrl-C stops it.")

        SiteServer(application, f"{host}:{port}", when_ready).run()

    def _check_port(self, host: str, port: int) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                reason = error.strerror or str(error)
                raise CommandError(f"Can't listen on {host}:{port}: {reason}. Choose another PORT.") from None

    def _load_demo_if_empty(self) -> list[Login]:
        if Section.objects.exists():
            return []
        self._say("The database is empty: loading the demo newsroom")
        return load_demo(say=self._say)

    def _stop_database(self) -> None:
        if embedded := getattr(settings, "EMBEDDED_SERVER", None):
            connections.close_all()
            try:
                is_stopped = embedded.release()
            except EmbeddedServerError as error:
                # Its folder is on a disk that went away, or not this user's any more.
                raise CommandError(f"The site has stopped, but not its database. {error}") from None
            if is_stopped:
                self._say("Stopped, PostgreSQL too.")

    def _say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)
