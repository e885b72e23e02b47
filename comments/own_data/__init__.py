"""Everything that is kept about one commenter: fetched by himself, and erased by himself."""
