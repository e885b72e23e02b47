#!/usr/bin/env python
import os
import sys


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit(f"Odessa News needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "odessa_news.settings")
    try:
        from django.conf import settings
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db import OperationalError
    except ImportError as error:
        sys.exit(f"{error}. Run script/server once to install what is missing, then use .venv/bin/python manage.py.")
    try:
        _ = settings.INSTALLED_APPS
    except ImproperlyConfigured as error:
        sys.exit(f"Configuration: {error}")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"Database: {' '.join(str(error).split())}")


if __name__ == "__main__":
    main()
