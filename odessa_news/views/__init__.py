"""Addresses that belong to no app: errors, health, uploaded files."""
