"""What readers say back."""
