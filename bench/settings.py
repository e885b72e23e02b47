"""The site's own settings, with all state in `var/bench` and a choice of databases."""

import os
from pathlib import Path

# A developer's shell may have these set for a real site.
for name in (
    "DATABASE_URL",
    "SITE_URL",
    "DEFAULT_LANGUAGE",
    "DEBUG",
    "ALLOWED_HOSTS",
    "TRUSTED_PROXIES",
    "PORT",
    "HOST",
):
    os.environ.pop(name, None)
if "BENCH_VAR_DIR" not in os.environ:
    var = Path(os.environ.get("VAR_DIR") or Path(__file__).parent.parent / "var")
    os.environ["BENCH_VAR_DIR"] = str(var.resolve() / "bench")
os.environ["VAR_DIR"] = os.environ["BENCH_VAR_DIR"]
# Reading costs the same, and filling is quicker.
os.environ["EMBEDDED_POSTGRES_DURABLE"] = "no"

from odessa_news.settings import *  # noqa: E402, F403
from odessa_news.settings import DATABASES, LOGGING  # noqa: E402

DATABASES["default"]["NAME"] = os.environ.get("BENCH_DATABASE", "odessa_news")
DATABASES["default"]["CONN_MAX_AGE"] = None
# A 404 is one of the pages; a line in the log for each would be most of the output.
LOGGING["loggers"]["django"]["level"] = "ERROR"
