from ..kept import KeptConnection


class DatabaseWrapper(KeptConnection):
    """Django's PostgreSQL backend that looks after its kept connections cheaply."""
