"""The plain text files that the demo newsroom is written in, and what is said when one of them is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

HOME = Path(__file__).parent
_DURATION = re.compile(r"(?:(?P<days>\d+)d)?(?:(?P<hours>\d+)h)?(?:(?P<minutes>\d+)m)?")
_FIELD = re.compile(r"([a-z_]+):(?:\s+(.*))?")


class SourceError(Exception):
    """A demo file that can't be read; the message begins with file and line."""


@dataclass(frozen=True)
class Line:
    path: Path
    number: int
    text: str

    def error(self, message: str) -> SourceError:
        return SourceError(f"{self.path.relative_to(HOME)}:{self.number}: {message}")


Block = list[Line]


@dataclass(frozen=True)
class Fields:
    """`name: value` lines, each name once; reading one that is missing says where it should stand."""

    lines: dict[str, Line]
    at: Line

    @classmethod
    def of(cls, block: Block, allowed: str) -> "Fields":
        lines: dict[str, Line] = {}
        for line in block:
            name, value = field(line)
            if name not in allowed.split():
                raise line.error(f"“{name}” is not one of: {allowed}")
            if name in lines:
                raise line.error(f"“{name}” stands here a second time")
            lines[name] = Line(line.path, line.number, value)
        return cls(lines, block[0])

    def line(self, name: str) -> Line:
        if name not in self.lines or not self.lines[name].text:
            raise self.at.error(f"“{name}:” is missing")
        return self.lines[name]

    def text(self, name: str) -> str:
        return self.line(name).text

    def words(self, name: str) -> list[str]:
        """A comma-separated list; missing or empty is an empty one."""
        value = self.lines[name].text if name in self.lines else ""
        return [word.strip() for word in value.split(",") if word.strip()]

    def duration(self, name: str) -> timedelta | None:
        return duration(self.line(name)) if name in self.lines else None


def read_lines(path: Path) -> list[Line]:
    text = path.read_text(encoding="utf-8")
    return [Line(path, number, line.rstrip()) for number, line in enumerate(text.split("\n"), 1)]


def blocks(lines: list[Line]) -> Iterator[Block]:
    """What stands between blank lines."""
    block: Block = []
    for line in lines:
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def field(line: Line) -> tuple[str, str]:
    match = _FIELD.fullmatch(line.text)
    if not match:
        raise line.error(f"not of the form “name: value”: {line.text[:60]}")
    return match[1], (match[2] or "").strip()


def duration(line: Line) -> timedelta:
    """`40m`, `5h`, `2d4h`."""
    match = _DURATION.fullmatch(line.text)
    if not match or not line.text:
        raise line.error(f"“{line.text}” is not a duration such as 40m, 5h or 2d4h")
    return timedelta(**{unit: int(count) for unit, count in match.groupdict(default="0").items()})
