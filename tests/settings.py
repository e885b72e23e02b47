"""The site's settings, with the embedded server and all files of a test run in a place of their own."""

import os
from pathlib import Path

from jinja2 import StrictUndefined

# CI's machine and a developer's shell may have these set for a real site.
for name in (
    "DATABASE_URL",
    "SITE_URL",
    "DEFAULT_LANGUAGE",
    "DEBUG",
    "ALLOWED_HOSTS",
    "TRUSTED_PROXIES",
    "PORT",
    "HOST",
    "TASK_WORKER",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
):
    os.environ.pop(name, None)
os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", os.environ["VAR_DIR"] + "/hypothesis")
os.environ["EMBEDDED_POSTGRES_DURABLE"] = "no"
os.environ["SECRET_KEY"] = "a key for tests, as long as the check of deployment asks a key to be"

from odessa_news.settings import *  # noqa: E402, F403
from odessa_news.settings import TEMPLATES, VAR_DIR  # noqa: E402

# A name that nobody gave is a blank on a page and a failure here.
TEMPLATES[0]["OPTIONS"]["undefined"] = StrictUndefined  # type: ignore[index]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
MEDIA_ROOT = VAR_DIR / "media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
