"""What happens to every request: refusing nonsense, choosing the language."""
