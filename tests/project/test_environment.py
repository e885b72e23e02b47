"""Settings from the environment: the site starts with none, and what is wrong is said in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from odessa_news import environment

ROOT = Path(__file__).resolve().parents[2]


def manage(tmp_path, *arguments, **variables):
    own = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **variables}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=own, capture_output=True, text=True, timeout=60
    )


def test_starts_with_no_environment_at_all(tmp_path):
    done = manage(tmp_path, "check")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://root@localhost/news"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgres://"),
        ("DATABASE_URL", "postgres://u:p@localhost/news?sslmod=require"),
        ("DEFAULT_LANGUAGE", "en"),
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("SITE_URL", "news.example.org"),
        ("SITE_URL", "https://news.example.org:port"),
        ("DEBUG", "maybe"),
        ("TRUSTED_PROXIES", "-1"),
        ("REQUIRE_OTP", "editor,boss"),
        ("WEB_CONCURRENCY", "many"),
        ("WEB_THREADS", "0"),
        ("METRICS_TOKEN", "short"),
        ("METRICS_TOKEN", "two words of a token"),
        ("VAR_DIR", "/proc/nowhere"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable(tmp_path, name, value):
    done = manage(tmp_path, "check", **{name: value})
    assert done.returncode == 1
    assert name in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("made_by_another", ["", "secret_key"])
def test_state_of_another_user_is_one_line(tmp_path, made_by_another):
    (tmp_path / made_by_another).touch()
    (tmp_path / made_by_another).chmod(0o500 if not made_by_another else 0)
    done = manage(tmp_path, "check")
    tmp_path.chmod(0o700)
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_database_url_may_have_the_options_of_libpq_and_django(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://u:p@localhost/news?sslmode=require&assume_role=editor")
    config = environment.database_url()
    assert config
    assert config["OPTIONS"] == {"sslmode": "require", "assume_role": "editor"}


def test_a_database_that_does_not_answer_is_one_line(tmp_path):
    done = manage(tmp_path, "serve", DATABASE_URL="postgres://nobody:x@127.0.0.1:1/news", PORT="18431")
    assert done.returncode == 1
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_one_line(tmp_path, unused_port_listener):
    done = manage(tmp_path, "serve", PORT=str(unused_port_listener))
    assert done.returncode == 1
    assert f"127.0.0.1:{unused_port_listener}" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@pytest.fixture
def unused_port_listener():
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_the_secret_key_is_made_once_and_is_private(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "secret_key"
    key = environment.secret_key(path)
    assert len(key) > 60
    assert environment.secret_key(path) == key
    assert path.stat().st_mode & 0o077 == 0


def test_an_empty_secret_key_is_no_key(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "secret_key").touch()
    with pytest.raises(ImproperlyConfigured, match="empty"):
        environment.secret_key(tmp_path / "secret_key")
