"""What the site costs, measured. Nothing here is used by a running site."""
