"""Helpers without models: text, dates, HTTP. Imports nothing from the apps."""
