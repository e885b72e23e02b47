"""Small things that recur from poster to poster: gulls, clouds, glints, people, lamps, trees."""
import math

from .canvas import Canvas, H, W
from .forms import Point, arch, bez, move, oval, pill, rect, smooth
from .palette import Fill


def sky(c: Canvas, fill: Fill, horizon: float = H) -> None:
    c.rect(0, 0, W, horizon, fill)


def gull(c: Canvas, x: float, y: float, size: float, ink: str, turn: float = 0) -> None:
    top = [*bez((-1, -0.28), (-0.55, -0.62), (-0.06, -0.06)), *bez((0.06, -0.06), (0.5, -0.68), (1, -0.42))]
    low = [*bez((1, -0.42), (0.52, -0.42), (0.12, 0.1)), *bez((-0.1, 0.12), (-0.5, -0.36), (-1, -0.28))]
    c.poly(move([*top, *low], x, y, size, turn), ink)


def lens(c: Canvas, x: float, y: float, w: float, h: float, fill: Fill, alpha: float = 1) -> None:
    """A lying almond: one glint of water, one strip of cloud."""
    c.poly([*bez((x - w / 2, y), (x, y - h), (x + w / 2, y), n=10),
        *bez((x + w / 2, y), (x, y + h), (x - w / 2, y), n=10)], fill, alpha)


def cloud(c: Canvas, x: float, y: float, w: float, fill: Fill, alpha: float = 1) -> None:
    """Three rounded bars, the poster painter's summer cloud."""
    h = w * 0.075
    bars = []
    for dx, dy, k in ((0, 0, 1), (-0.12, -1, 0.62), (0.1, -2, 0.3), (0.2, 1, 0.55)):
        cx = x + dx * w
        bars.append(pill(cx - w * k / 2, y + dy * h - h / 2 - 0.5, cx + w * k / 2, y + dy * h + h / 2 + 0.5,
            h))
    c.polys(bars, fill, alpha)


def rays(c: Canvas, x: float, y: float, n: int, ink: str, alpha: float = 0.25, start: float = 0,
        r: float = 1800) -> None:
    step, wedges = 360 / n, []
    for i in range(n):
        a, b = math.radians(start + i * step), math.radians(start + (i + 0.5) * step)
        wedges.append([(x, y), (x + r * math.cos(a), y + r * math.sin(a)),
            (x + r * math.cos(b), y + r * math.sin(b))])
    c.polys(wedges, ink, alpha)


def glints(c: Canvas, x: float, y0: float, y1: float, w0: float, w1: float, ink: str, n: int = 26,
        alpha: float = 1) -> None:
    """A path of light on the water, from the horizon towards us."""
    for i in range(n):
        t = (i + 0.5) / n
        y, w = y0 + (y1 - y0) * t ** 1.5, w0 + (w1 - w0) * t
        shift, k = c.rng.uniform(-0.5, 0.5) * w, c.rng.uniform(0.35, 1)
        lens(c, x + shift * 0.7, y, w * k, 3 + 11 * t, ink, alpha)


def swell(c: Canvas, y: float, amp: float, length: float, fill: Fill, phase: float = 0, sharp: bool = False,
        bottom: float = H, alpha: float = 1) -> None:
    """A band of water with a waved upper edge; sharp crests for wind."""
    edge = []
    for x in range(-20, W + 21, 10):
        a = (x + phase) * math.pi / length
        edge.append((float(x), y - amp * ((1 - abs(math.sin(a))) ** 1.3 if sharp else 0.5 + 0.5 * math.sin(2 * a))))
    c.poly([*edge, (W + 20, bottom), (-20, bottom)], fill, alpha)


def dashes(c: Canvas, y0: float, y1: float, ink: str, n: int, w: float = 120, alpha: float = 1) -> None:
    """Scattered streaks that give a flat sea its distance."""
    for _ in range(n):
        t = c.rng.random() ** 1.3
        lens(c, c.rng.uniform(-50, W + 50), y0 + (y1 - y0) * t, w * (0.35 + t) * c.rng.uniform(0.5, 1.2),
            2 + 6 * t, ink, alpha)


def stars(c: Canvas, n: int, y1: float, ink: str) -> None:
    for _ in range(n):
        x, y, r = c.rng.uniform(0, W), c.rng.uniform(0, y1), c.rng.choice((1.3, 1.3, 1.8, 2.6))
        c.disc(x, y, r, ink)


def person(c: Canvas, x: float, y: float, h: float, ink: str, walk: float = 0.1, coat: bool = False,
        flip: bool = False, shirt: str | None = None) -> None:
    """Someone standing or walking, feet at (x, y). walk is half a stride, as a share of the height."""
    def at(px: float, py: float) -> Point:
        return (x + (-px if flip else px) * h, y - py * h)
    stride = max(walk, 0.035)
    for foot in (-stride, stride):
        hip = 0.03 if foot > 0 else -0.03
        knee = at(hip + foot * 0.45 + (0.02 if foot > 0 else 0.01), 0.26)
        c.limb([at(hip, 0.48), knee, at(foot * 1.15, 0.03)], h * 0.088, h * 0.042, ink)
        c.limb([at(foot * 1.15, 0.016), at(foot * 1.15 + 0.045, 0.012)], h * 0.03, h * 0.022, ink)
    hem, wide = (0.3, 0.135) if coat else (0.46, 0.075)
    c.poly([at(-0.045, 0.85), at(0.045, 0.85), *bez(at(0.045, 0.845), at(0.11, 0.83), at(0.112, 0.74), n=6),
        at(0.07, 0.6), at(wide, hem), at(-wide, hem), at(-0.07, 0.6),
        *bez(at(-0.112, 0.74), at(-0.11, 0.83), at(-0.045, 0.845), n=6)], shirt or ink)
    for side in (-1, 1):
        hand = -side * walk * 0.8
        c.limb([at(side * 0.088, 0.79), at(side * 0.118 + hand * 0.3, 0.63),
            at(side * 0.112 + hand + 0.02, 0.47)], h * 0.05, h * 0.032, shirt or ink)
    c.limb([at(0, 0.83), at(0.006, 0.9)], h * 0.05, h * 0.05, ink)
    c.poly(oval(*at(0.012, 0.93), h * 0.052, h * 0.066), ink)
    if coat:
        c.poly(oval(*at(-0.035, 0.945), h * 0.045, h * 0.04), ink)


def lamp(c: Canvas, x: float, y: float, h: float, ink: str, light: str, arms: int = 1) -> None:
    """A cast-iron street lamp, foot at (x, y)."""
    w = h * 0.02
    c.poly([(x - w * 0.7, y - h * 0.84), (x + w * 0.7, y - h * 0.84), (x + w * 1.2, y), (x - w * 1.2, y)],
        ink)
    c.poly([(x - w * 1.6, y - h * 0.16), (x + w * 1.6, y - h * 0.16), (x + w * 2.6, y), (x - w * 2.6, y)],
        ink)
    c.rect(x - w * 2, y - h * 0.19, x + w * 2, y - h * 0.165, ink)
    spots = [(x, y - h * 0.84)] if arms == 1 else [(x - h * 0.15, y - h * 0.8), (x + h * 0.15, y - h * 0.8)]
    if arms > 1:
        c.line(bez(spots[0], (x - h * 0.14, y - h * 0.68), (x, y - h * 0.76), n=12), w * 1.1, ink)
        c.line(bez(spots[1], (x + h * 0.14, y - h * 0.68), (x, y - h * 0.76), n=12), w * 1.1, ink)
        c.poly([(x - w, y - h * 0.82), (x, y - h * 0.94), (x + w, y - h * 0.82)], ink)
    for lx, ly in spots:
        lantern(c, lx, ly, h * 0.13, ink, light)


def lantern(c: Canvas, x: float, y: float, h: float, ink: str, light: str) -> None:
    """A four-sided lantern standing on (x, y)."""
    c.poly([(x - h * 0.2, y - h * 0.1), (x - h * 0.34, y - h * 0.72), (x + h * 0.34, y - h * 0.72),
        (x + h * 0.2, y - h * 0.1)], light)
    c.poly([(x - h * 0.44, y - h * 0.7), (x, y - h), (x + h * 0.44, y - h * 0.7)], ink)
    c.rect(x - h * 0.24, y - h * 0.12, x + h * 0.24, y, ink)
    c.rect(x - h * 0.03, y - h * 1.12, x + h * 0.03, y - h * 0.7, ink)
    for side in (-1, 1):
        c.line([(x + side * h * 0.2, y - h * 0.1), (x + side * h * 0.34, y - h * 0.72)], h * 0.05, ink)


def crown(c: Canvas, x: float, y: float, r: float, ink: str, light: str, squash: float = 0.8) -> None:
    """The head of a tree: a scalloped mass, lit from the left."""
    n, ring = 11, []
    for i in range(n):
        a = math.tau * i / n
        k = r * c.rng.uniform(0.82, 1.08)
        ring.append((x + k * math.cos(a), y + k * squash * math.sin(a)))
    shape = smooth(ring)
    c.poly(shape, ink)
    c.stipple(shape, light, "l", 0.75, 0.85)
    for _ in range(9):
        a, k = c.rng.uniform(0, math.tau), r * c.rng.uniform(0.1, 0.75)
        c.poly(leafy(c, x + k * math.cos(a), y + k * squash * math.sin(a), r * 0.17), light, 0.55)


def leafy(c: Canvas, x: float, y: float, r: float) -> list[Point]:
    return smooth([(x + r * c.rng.uniform(0.6, 1.2) * math.cos(a),
        y + r * 0.6 * c.rng.uniform(0.6, 1.2) * math.sin(a)) for a in (0, 1, 2, 3.1, 4.2, 5.2)], n=4)


def tree(c: Canvas, x: float, y: float, h: float, ink: str, light: str, trunk: str) -> None:
    """A street tree, root at (x, y)."""
    r = h * 0.3
    c.limb([(x, y), (x + h * 0.01, y - h * 0.35), (x - h * 0.02, y - h * 0.6)], h * 0.05, h * 0.025, trunk)
    c.limb([(x + h * 0.01, y - h * 0.38), (x + h * 0.12, y - h * 0.6)], h * 0.025, h * 0.015, trunk)
    c.limb([(x + h * 0.01, y - h * 0.36), (x - h * 0.13, y - h * 0.58)], h * 0.025, h * 0.015, trunk)
    for dx, dy, k in ((0.17, -0.6, 0.72), (-0.18, -0.6, 0.75), (0, -0.76, 0.9)):
        crown(c, x + dx * h, y + dy * h, r * k, ink, light)


def window(c: Canvas, x0: float, y0: float, x1: float, y1: float, frame: str, glass: Fill,
        round_top: bool = False) -> None:
    w = (x1 - x0) * 0.07
    outer = arch(x0, y0, x1, y1) if round_top else rect(x0, y0, x1, y1)
    c.poly(outer, frame)
    inner = arch(x0 + w, y0 + w, x1 - w, y1 - w) if round_top else rect(x0 + w, y0 + w, x1 - w, y1 - w)
    c.poly(inner, glass)
    mid, bar = (x0 + x1) / 2, y0 + (y1 - y0) * 0.36
    c.rect(mid - w / 2, y0, mid + w / 2, y1, frame)
    c.rect(x0, bar - w / 2, x1, bar + w / 2, frame)
