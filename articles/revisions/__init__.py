"""Readers see an article's row, editors edit its revisions: what a revision holds, and the ways in and out of it."""
