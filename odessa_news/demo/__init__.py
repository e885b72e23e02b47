"""The demo newsroom: stories, people, pictures for a first look at the site."""
