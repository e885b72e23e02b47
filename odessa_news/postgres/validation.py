from typing import Any

from django.core import checks
from django.db.backends.base.validation import BaseDatabaseValidation


class DatabaseValidation(BaseDatabaseValidation):
    """Part of `migrate` and of `check --database default`."""

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._letters()]

    def _letters(self) -> list[checks.CheckMessage]:
        """pg_trgm asks the operating system's locale what a letter is, whichever provider the database itself uses."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
            (ctype,) = cursor.fetchone()
        if ctype not in ("C", "POSIX"):
            return []
        return [
            checks.Warning(
                f"The database was created with LC_CTYPE {ctype}, for which ж is no letter: searches in Cyrillic "
                "read whole tables.",
                hint="Create it anew from template0 with LC_CTYPE 'C.UTF-8', and restore a dump into it.",
                id="odessa_news.W001",
            )
        ]
