"""Database engine `odessa_news.postgres.external`: a PostgreSQL that is not ours to start, named by DATABASE_URL."""
