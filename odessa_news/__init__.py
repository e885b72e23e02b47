"""Odessa News: the project that wires the apps together."""
