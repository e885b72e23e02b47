"""The newsroom: one module for each thing that editors make."""

from . import article, audit, desk_objects, photo

__all__ = ["article", "audit", "desk_objects", "photo"]
