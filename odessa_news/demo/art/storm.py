"""A breaker, and the lighthouse that has seen worse."""
import math

from .canvas import Canvas, W
from .forms import Point, bez, move
from .palette import CREAM, MINT, PAPER, RED, grad
from .shapes import dashes, gull, lens, sky, swell


def breaker(x: float, y: float, size: float) -> tuple[list[Point], list[Point]]:
    """A wave about to fall to the right: its body, and the hollow under the lip."""
    body = [*bez((-3.2, 1.3), (-1.7, 1.0), (-1.1, -0.35), (-0.1, -0.86), n=24),
        *bez((-0.1, -0.86), (0.55, -1.12), (1.0, -0.66), (0.94, -0.2), n=18),
        *bez((0.94, -0.2), (0.78, -0.56), (0.4, -0.68), (0.1, -0.42), n=16),
        *bez((0.1, -0.42), (-0.3, 0.0), (0.1, 0.66), (1.2, 0.72), n=20), (2.6, 1.3)]
    hollow = [*bez((-0.1, -0.62), (-0.72, -0.1), (-0.3, 0.72), (0.9, 0.9), n=20), (1.2, 0.72),
        *bez((1.2, 0.72), (0.1, 0.66), (-0.3, 0.0), (0.1, -0.42), n=20),
        *bez((0.1, -0.42), (0.4, -0.68), (0.78, -0.56), (0.94, -0.2), n=12),
        *bez((0.94, -0.2), (0.7, -0.82), (0.2, -0.8), (-0.1, -0.62), n=14)]
    return move(body, x, y, size), move(hollow, x, y, size)


def crest(c: Canvas, x: float, y: float, size: float) -> None:
    """The foam on the lip of the breaker, ragged towards the fall, and what the wind tears off."""
    lip = move([*bez((-1.0, -0.16), (-0.6, -0.66), (-0.35, -0.78), (-0.1, -0.88), n=14),
        *bez((-0.1, -0.88), (0.55, -1.12), (1.0, -0.66), (0.95, -0.16), n=26)], x, y, size)
    for i, (px, py) in enumerate(lip):
        t = i / len(lip)
        for _ in range(3):
            r = (4 + 20 * t) * c.rng.uniform(0.5, 1.1)
            c.disc(px + c.rng.uniform(-10, 14) * t, py + c.rng.uniform(-6, 22) * t, r, PAPER)
        if t > 0.45 and i % 2 == 0:
            drop = 60 * t * c.rng.uniform(0.5, 1.2)
            c.limb([(px, py + 8), (px - 10 * t, py + drop * 0.6), (px - 22 * t, py + drop)], 18 * t, 5, PAPER)
    for i, (px, py) in enumerate(lip[16::2]):
        c.disc(px - 6, py + 16, 7 + i * 0.6, "#bcd6c6")
    for _ in range(70):
        a, d = c.rng.uniform(-1.7, 0.9), c.rng.random() ** 0.6 * 190
        c.disc(x + size * 0.8 + d * math.cos(a) * 1.2, y - size * 0.5 + d * math.sin(a),
            c.rng.uniform(1.5, 7) * (1.2 - d / 230), PAPER)


def sea_storm(c: Canvas) -> None:
    x: float
    y: float
    sky(c, grad("#2b3f4c", "#56706f", "#a3a98e", "#d9c892"), 640)
    for x, y, w, h, ink in ((300, 70, 1200, 150, "#22343f"), (1150, 120, 1100, 120, "#2b414b"),
            (700, 215, 1300, 70, "#3c565b"), (1300, 300, 900, 46, "#5a736f"), (100, 330, 760, 40, "#5a736f")):
        lens(c, x, y, w, h, ink)
    for _ in range(46):
        x, y = c.rng.uniform(-100, W + 200), c.rng.uniform(-60, 420)
        c.line([(x, y), (x - 70, y + 190)], 2, "#d8dcc6", 0.28, caps=False)
    # the far lighthouse on its mole
    c.poly([(1010, 604), (1500, 566), (1500, 640), (1000, 640)], "#2a4248")
    c.poly([(1146, 598), (1153, 446), (1185, 446), (1192, 598)], PAPER)
    c.poly([(1170, 598), (1170, 446), (1185, 446), (1192, 598)], "#8f9c92")
    c.poly([(1143, 448), (1150, 428), (1188, 428), (1195, 448)], RED)
    c.rect(1156, 402, 1182, 428, CREAM)
    c.poly([(1150, 404), (1169, 378), (1188, 404)], RED)
    c.glow(1169, 414, 120, CREAM, 0.6)
    for _ in range(60):
        a, d = c.rng.uniform(-2.9, -0.4), c.rng.random() ** 0.7
        c.disc(1330 + 120 * d * math.cos(a), 610 + 170 * d * math.sin(a), 20 * (1.1 - d), "#e6e6d2")
    swell(c, 640, 34, 170, "#4f7a74", 60, sharp=True)
    dashes(c, 640, 720, "#c9d5c0", 16)
    swell(c, 705, 44, 210, "#356a6a", 150, sharp=True)
    body, hollow = breaker(610, 690, 300)
    c.poly(body, grad("#2f8079", "#1f5f66", "#143f50"))
    c.poly(hollow, grad("#8fc4ab", "#3d8a83", "#1b5560"))
    with c.clip(hollow):
        for k in range(7):
            t = k / 7
            c.line(move(bez((-0.05 + t * 0.2, -0.6 + t * 0.1), (-0.7 + t * 0.5, -0.1), (-0.3 + t * 0.45, 0.7),
                (0.95 + t * 0.3, 0.9 - t * 0.1)), 610, 690, 300), 6, "#cfe5d0", 0.75)
    with c.clip(body):
        for k in range(6):
            d = 0.16 + k * 0.2
            c.line(move(bez((-3.2, 1.3 + d), (-1.7, 1.0 + d), (-1.1 - d * 0.1, -0.35 + d),
                (-0.25, -0.8 + d * 0.9)), 610, 690, 300), 7 - k * 0.7, MINT, 0.6)
    crest(c, 610, 690, 300)
    swell(c, 900, 46, 190, "#123a4b", 20, sharp=True)
    for _ in range(80):
        d = c.rng.uniform(-1, 1)
        c.disc(770 + 330 * d, 880 - 46 * (1 - d * d) * c.rng.random(), c.rng.uniform(6, 22) * (1.1 - abs(d)),
            PAPER)
    for i in range(9):
        lens(c, 830 + c.rng.uniform(-260, 380), 872 + i * 9, c.rng.uniform(120, 300), 8, PAPER, 0.85)
    swell(c, 962, 40, 150, "#0d2c3e", 110, sharp=True)
    for x, y, s, a in ((420, 300, 50, -18), (300, 400, 30, 12), (930, 330, 28, -12)):
        gull(c, x, y, s, PAPER, a)


POSTERS = {"sea-storm": sea_storm}
FOCAL = {"sea-storm": (0.55, 0.56)}
