"""Reading settings from the environment: what is wrong there is said in one line that names the variable."""

import contextlib
import os
import secrets
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from psycopg2 import ProgrammingError  # type: ignore[import-untyped]
from psycopg2.extensions import make_dsn  # type: ignore[import-untyped]

env = environ.Env()

DATABASE_URL_FORM = "postgres://user:password@host:5432/name"
EMAIL_URL_FORM = "smtp+tls://user:password@host:587"
# Options that Django takes out before the rest goes to libpq.
DJANGO_OPTIONS = ("assume_role", "isolation_level")
# Nobody guesses so many characters at the speed of a site's answers.
SHORTEST_TOKEN = 16


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = os.environ.get(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is not one of: {', '.join(allowed)}.")
    return value


def choices(name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Some of `allowed`, separated by commas; none where it is unset."""
    values = tuple(filter(None, (value.strip() for value in os.environ.get(name, "").split(","))))
    if unknown := [value for value in values if value not in allowed]:
        raise ImproperlyConfigured(f"{name}: {', '.join(unknown)} is not one of: {', '.join(allowed)}.")
    return values


def flag(name: str, default: bool) -> bool:
    return choice(name, "yes" if default else "no", ("yes", "no", "true", "false", "1", "0")) in ("yes", "true", "1")


def number(name: str, default: int, *, lowest: int = 0, highest: int = 2**31) -> int:
    value = os.environ.get(name) or str(default)
    if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number from {lowest} to {highest}.")
    return int(value)


def token(name: str) -> str:
    """A secret that goes into a header; "" where it is unset."""
    value = os.environ.get(name, "")
    if value and (len(value) < SHORTEST_TOKEN or not value.isascii() or not value.isprintable() or " " in value):
        raise ImproperlyConfigured(
            f"{name} is no token: at least {SHORTEST_TOKEN} letters and digits, such as `openssl rand -hex 32` prints."
        )
    return value


def days(name: str) -> frozenset[date]:
    """Days as 2027-01-01, separated by commas; none where it is unset."""
    values = filter(None, (value.strip() for value in os.environ.get(name, "").split(",")))
    try:
        return frozenset(date.fromisoformat(value) for value in values)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}; a day looks like 2027-01-01.") from None


def site_url(default: str) -> str:
    """`SITE_URL`: scheme, host and port under which readers reach the site, without a path."""
    value = (os.environ.get("SITE_URL") or default).rstrip("/")
    try:
        parts = urlsplit(value)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        port_is_sound = False
    if not port_is_sound or parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"SITE_URL={value!r} is not an address such as https://news.example.org.")
    return value


def database_url() -> dict[str, object] | None:
    """`DATABASE_URL` as Django's settings, or None where it is unset and the embedded server serves."""
    value = os.environ.get("DATABASE_URL")
    if not value:
        return None
    if not value.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            f"DATABASE_URL is not of the form {DATABASE_URL_FORM}; PostgreSQL is the only engine."
        )
    try:
        config = environ.Env.db_url_config(value)
    except Exception as error:
        raise ImproperlyConfigured(
            f"DATABASE_URL can't be read ({error}); it looks like {DATABASE_URL_FORM}."
        ) from None
    if not config.get("NAME"):
        raise ImproperlyConfigured(f"DATABASE_URL names no database; it looks like {DATABASE_URL_FORM}.")
    try:
        make_dsn(**{name: option for name, option in config.get("OPTIONS", {}).items() if name not in DJANGO_OPTIONS})
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"DATABASE_URL can't be used: {' '.join(str(error).split())}.") from None
    return dict(config)


def email() -> dict[str, object]:
    """`EMAIL_URL` as Django's EMAIL_… settings: smtp://user:password@host:port, smtp+tls:// with STARTTLS, smtp+ssl://,
    or consolemail:// to print letters."""
    value = os.environ.get("EMAIL_URL") or "consolemail://"
    try:
        config = environ.Env.email_url_config(value)
    except Exception as error:
        raise ImproperlyConfigured(f"EMAIL_URL can't be read ({error}); it looks like {EMAIL_URL_FORM}.") from None
    if config.pop("OPTIONS", None):
        raise ImproperlyConfigured(f"EMAIL_URL has an option that is not known; it looks like {EMAIL_URL_FORM}.")
    if config["EMAIL_BACKEND"].endswith("smtp.EmailBackend") and not config["EMAIL_HOST"]:
        raise ImproperlyConfigured(f"EMAIL_URL names no host; it looks like {EMAIL_URL_FORM}.")
    port = 587 if config.get("EMAIL_USE_TLS") else 465 if config.get("EMAIL_USE_SSL") else 25
    config["EMAIL_PORT"] = config["EMAIL_PORT"] or port
    # Without one a mail server that is silent would hold the worker for ever.
    config["EMAIL_TIMEOUT"] = 20
    return {name: setting for name, setting in config.items() if setting is not None and setting != ""}


def secret_key(path: Path) -> str:
    """`SECRET_KEY`, or one made on the first start and kept in `path`, readable by its owner only."""
    if value := os.environ.get("SECRET_KEY"):
        return value
    try:
        key = _kept_key(path)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{error.filename}: {error.strerror}. All state is kept in {path.parent}, which must belong to the user "
            "who starts the site; VAR_DIR names another folder."
        ) from None
    if not key:
        raise ImproperlyConfigured(f"{path} is empty: delete it, or set SECRET_KEY.")
    return key


def _kept_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        # Linked into place whole, so that a second process starting at the same moment never reads half a key.
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
