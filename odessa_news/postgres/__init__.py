"""Database engine `odessa_news.postgres`: Django's PostgreSQL backend that starts the embedded server when needed.

See docs/decisions/0001-embedded-postgresql.md.
"""
