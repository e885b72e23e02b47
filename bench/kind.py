from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of page, by the address of one of them in the database in use."""

    name: str
    address: str
    status: int = 200
    staff: bool = False
    # What is listed grows with the archive: measured, but not held against it.
    grows: bool = False
