"""Accounts of the staff: how they come in, with which second factor, and where they are logged in."""
