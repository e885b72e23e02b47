#!/usr/bin/env python
import os
import sys


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit(f"Odessa News needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "odessa_news.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. Run script/server once, then use .venv/bin/python manage.py.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
