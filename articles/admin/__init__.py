"""The newsroom: one module for each thing that editors make."""

from . import article, desk_objects, front, photo

__all__ = ["article", "desk_objects", "front", "photo"]
