"""Static files as they are served: collected, bundled, hashed and compressed into var/static when they have changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_assets() -> bool:
    """Run collectstatic unless no source has changed since the last time. Tells whether it ran."""
    stamp = settings.STATIC_ROOT / ".collected"
    digest = _digest_of_sources()
    if stamp.exists() and stamp.read_text() == digest:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest)
    return True


def _digest_of_sources() -> str:
    digest = hashlib.sha256()
    # How files are collected counts as a source of what comes out.
    digest.update((Path(__file__).parent / "staticfiles.py").read_bytes())
    for finder in get_finders():
        for path, storage in finder.list([]):
            source = Path(storage.path(path)).stat()
            digest.update(f"{path} {source.st_size} {source.st_mtime_ns}\n".encode())
    return digest.hexdigest()
