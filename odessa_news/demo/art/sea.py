"""The sea on a good day: calm, and with a regatta on it."""

from .canvas import Canvas
from .forms import Point, bez, move, oval, smooth
from .palette import ACACIA, DEEP, FOAM, INK, PAPER, PEACH, RED, ROSE, grad, mix
from .shapes import dashes, glints, gull, lens, sky, swell


def sea_calm(c: Canvas) -> None:
    y: float
    sky(c, grad(PEACH, "#f8d9ae", "#fdf0cf"), 520)
    c.disc(880, 400, 190, "#fff8e2")
    c.stipple(oval(880, 400, 190), "#f3b27e", "b", 0.8, 0.8)
    for x, y, w in ((380, 260, 560), (1240, 330, 460), (700, 420, 520), (1150, 462, 760)):
        lens(c, x, y, w, 13, "#fff3d8")
        lens(c, x - 70, y + 18, w * 0.55, 8, ROSE, 0.45)
    bands = ("#e6c7a6", "#c3cdb4", "#9cc4b3", "#74b3a9", "#4c9a99", "#327f86", "#236672", "#1a5163")
    y = 520.0
    for i, ink in enumerate(bands):
        swell(c, y, 3 + i * 2.2, 120 + i * 22, ink, i * 70)
        y += 26 + i * 11
    glints(c, 880, 530, 980, 180, 340, "#fff6dc", 34)
    # fishing boat, two people at rest
    c.poly([(455, 662), *bez((455, 662), (480, 712), (560, 712), n=10),
        *bez((640, 712), (690, 706), (716, 652), n=10), *bez((716, 652), (590, 690), (455, 662), n=10)], INK)
    c.poly([(466, 674), *bez((466, 674), (590, 702), (706, 668), n=10),
        *bez((700, 680), (590, 712), (472, 686), n=10)], RED)
    for x, side in ((536, -1), (636, -1)):
        c.poly(smooth([(x - 26, 690), (x - 22, 650), (x - 8, 616), (x + 6, 610), (x + 20, 624), (x + 26, 660),
            (x + 22, 692)], n=6), DEEP)
        c.limb([(x + 2, 676), (x + side * 34, 660), (x + side * 44, 690)], 24, 16, DEEP)
        c.poly(oval(x - 2, 594, 12, 14), DEEP)
        c.poly([(x - 30, 592), *bez((x - 16, 590), (x - 12, 572), (x + 8, 572), (x + 12, 589), n=8),
            (x + 22, 593)], RED if x < 600 else ACACIA)
    c.limb([(630, 630), (598, 648), (574, 640)], 12, 8, DEEP)
    c.limb([(534, 626), (510, 646), (484, 640)], 12, 8, DEEP)
    c.line([(500, 646), (430, 570), (395, 545)], 2.4, DEEP)
    c.line([(395, 545), (392, 690)], 1.2, DEEP)
    for i in range(7):
        lens(c, 585 + c.rng.uniform(-26, 26), 722 + i * 15, 250 - i * 26, 6, DEEP, 0.75 - i * 0.08)
    for x, y, s in ((330, 400, 32), (410, 360, 20), (1180, 250, 26)):
        gull(c, x, y, s, INK, -5)


def yacht(c: Canvas, x: float, y: float, h: float, main: str, jib: str, hull: str, lean: float = 8,
        number: bool = False) -> None:
    """Running before the wind to the left; mast foot at (x, y)."""
    def put(points: list[Point]) -> list[Point]:
        return move(points, x, y, h, lean)
    c.poly(put([(-0.46, 0.0), *bez((-0.46, 0.0), (-0.28, 0.16), (0.1, 0.16), n=8), (0.38, 0.13),
        (0.43, -0.02), *bez((0.43, -0.02), (0, 0.06), (-0.46, 0.0), n=8)]), hull)
    sail = put([(0.015, -0.02), (0.015, -1), *bez((0.015, -1), (0.24, -0.55), (0.36, -0.06), n=12)])
    c.poly(sail, main)
    c.stipple(sail, mix(main, INK, 0.35), "r", 0.8, 0.5)
    for t in (0.28, 0.5, 0.72):
        c.line(put([(0.015, -t), (0.4 * (1 - t) ** 0.75, -t + 0.02)]), h * 0.004, mix(main, INK, 0.4), 0.7)
    front = put([(-0.015, -0.92), *bez((-0.015, -0.92), (-0.16, -0.4), (-0.32, -0.02), n=12),
        *bez((-0.32, -0.02), (-0.12, -0.1), (-0.02, -0.06), n=8)])
    c.poly(front, jib)
    c.stipple(front, mix(jib, INK, 0.4), "b", 0.5, 0.5)
    c.line(put([(0, 0.02), (0, -1.02)]), h * 0.011, INK)


def sailing(c: Canvas) -> None:
    sky(c, grad("#2f7f9a", "#68aebb", "#bcdccb", "#f2ecc9"), 600)
    for i in range(5):
        c.poly([*bez((-50, 150 + i * 90), (600, 60 + i * 85), (1550, 240 + i * 60), n=30),
            *bez((1550, 262 + i * 60), (600, 110 + i * 85), (-50, 190 + i * 90), n=30)], PAPER, 0.30)
    c.poly([(0, 602), (0, 560), (200, 548), (420, 566), (640, 588), (760, 602)], "#6f9f8f")
    swell(c, 606, 8, 60, "#3c8f99")
    for x, h in ((190, 120), (300, 90), (1270, 130), (1400, 96)):
        yacht(c, x, 622, h, PAPER, FOAM, INK, 6)
    swell(c, 650, 12, 80, "#2b7a8a", 30)
    dashes(c, 640, 720, "#8cc6bf", 16)
    yacht(c, 1110, 720, 420, "#fbf0d2", ACACIA, INK, 9)
    yacht(c, 455, 730, 390, PAPER, "#e9dcc0", DEEP, 9)
    swell(c, 735, 18, 95, "#20687c", 10, sharp=True)
    yacht(c, 800, 830, 700, PAPER, RED, DEEP, 9)
    swell(c, 850, 26, 110, "#17536a", 45, sharp=True)
    for i in range(14):
        lens(c, 600 + i * 30, 872 - i * 3 + c.rng.uniform(-8, 8), c.rng.uniform(60, 150), 7, PAPER, 0.9)
    swell(c, 925, 28, 130, INK, 90, sharp=True)
    dashes(c, 930, 1000, "#3f8797", 10)
    for x, y, s in ((560, 250, 36), (640, 200, 22)):
        gull(c, x, y, s, PAPER, -8)


POSTERS = {"sea-calm": sea_calm, "sailing": sailing}
FOCAL = {"sea-calm": (0.5, 0.52), "sailing": (0.52, 0.5)}
