from collections.abc import Iterable

from django.db.backends.postgresql.client import DatabaseClient as PostgresClient

from .server import BIN, EmbeddedServer


class DatabaseClient(PostgresClient):
    """`manage.py dbshell` with the psql of the embedded server; none needs to be installed."""

    executable_name = str(BIN / "psql")

    def runshell(self, parameters: Iterable[str]) -> None:
        EmbeddedServer.for_socket_dir(self.connection.settings_dict["HOST"]).hold()
        super().runshell(parameters)
