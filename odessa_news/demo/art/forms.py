"""Outlines: lists of points, to be filled, turned, joined. Angles are degrees, clockwise from the right."""
import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Points = Sequence[Point]


def rect(x0: float, y0: float, x1: float, y1: float) -> list[Point]:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def oval(x: float, y: float, rx: float, ry: float | None = None, a0: float = 0,
        a1: float = 360) -> list[Point]:
    ry = rx if ry is None else ry
    n = max(8, int(abs(a1 - a0) / 4))
    angles = [math.radians(a0 + (a1 - a0) * i / n) for i in range(n + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def pill(x0: float, y0: float, x1: float, y1: float, r: float) -> list[Point]:
    """A rectangle with round corners."""
    r = min(r, (x1 - x0) / 2, (y1 - y0) / 2)
    corners = ((x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180), (x1 - r, y0 + r, 270))
    return [p for cx, cy, a in corners for p in oval(cx, cy, r, r, a, a + 90)]


def arch(x0: float, top: float, x1: float, bottom: float, rise: float | None = None) -> list[Point]:
    """A doorway: straight sides under a half-round (or `rise` high) top."""
    half = (x1 - x0) / 2
    ry = half if rise is None else rise
    return [(x0, bottom), *oval(x0 + half, top + ry, half, ry, 180, 360), (x1, bottom)]


def bez(*p: Point, n: int = 20) -> list[Point]:
    """A Bézier curve of any degree through its first and last point."""
    out = []
    for i in range(n + 1):
        t, level = i / n, list(p)
        while len(level) > 1:
            level = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(level)]
        out.append(level[0])
    return out


def smooth(points: Points, closed: bool = True, n: int = 8) -> list[Point]:
    """A soft curve through all the points (Catmull-Rom)."""
    p = list(points)
    ring = [p[-1], *p, p[0], p[1]] if closed else [p[0], *p, p[-1]]
    out = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for i in range(n):
            t = i / n
            out.append(tuple(0.5 * (2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3) for k in (0, 1)))
    return [(x, y) for x, y in out] if closed else [*[(x, y) for x, y in out], p[-1]]


def move(points: Points, x: float = 0, y: float = 0, size: float = 1, turn: float = 0,
        flip: bool = False) -> list[Point]:
    """Scale, turn and carry a shape drawn around (0, 0)."""
    cos, sin, side = math.cos(math.radians(turn)), math.sin(math.radians(turn)), -1 if flip else 1
    return [(x + size * side * (px * cos - py * sin), y + size * (px * sin + py * cos)) for px, py in points]
