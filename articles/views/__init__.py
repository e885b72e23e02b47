"""Public pages. Each view: gate, query, context, render."""
