from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper

from .client import DatabaseClient
from .server import EmbeddedServer


class DatabaseWrapper(PostgresWrapper):
    """Starts the embedded server, unless it runs, before the first connection of this process."""

    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        EmbeddedServer.for_socket_dir(conn_params["host"]).hold()
        return super().get_new_connection(conn_params)
