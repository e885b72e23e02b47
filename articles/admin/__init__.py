"""The newsroom: one module for each thing that editors make."""

from . import article, desk_objects, people, photo

__all__ = ["article", "desk_objects", "people", "photo"]
