"""A full archive to measure the site with: `manage.py fill`. Nothing here is used by a running site."""
