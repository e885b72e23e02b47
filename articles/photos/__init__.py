"""Pictures on their way in (checked, stripped) and out (renditions)."""
