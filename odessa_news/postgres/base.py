from typing import Any

from .client import DatabaseClient
from .kept import KeptConnection
from .server import EmbeddedServer, EmbeddedServerError


class DatabaseWrapper(KeptConnection):
    """Starts the embedded server, unless it runs, before the first connection of this process; and again where it was
    killed under us."""

    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        server = EmbeddedServer.for_socket_dir(conn_params["host"])
        try:
            server.hold()
        except EmbeddedServerError as error:
            # As any other database that is away, so that whoever copes with that copes with this.
            raise self.Database.OperationalError(str(error)) from error
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            if not server.revive():
                raise
        return super().get_new_connection(conn_params)
