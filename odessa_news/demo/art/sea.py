"""The sea itself: calm, in storm, with a regatta on it, and the liner."""
import math

from .canvas import (
    ACACIA, AMBER, BRICK, CREAM, DEEP, FOAM, H, INK, LIME, MINT, NIGHT, PAPER, PEACH, PINE, RED, ROSE, SAND, SEA, W,
    Canvas, Point, across, bez, grad, mix, move, oval, rect, smooth,
)
from .shapes import cloud, dashes, glints, gull, lens, rays, sky, swell


def sea_calm(c: Canvas) -> None:
    sky(c, grad("#f3b996", "#f8d9ae", "#fdf0cf"), 520)
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
    c.poly([(455, 662), *bez((455, 662), (480, 712), (560, 712), n=10), *bez((640, 712), (690, 706), (716, 652), n=10),
            *bez((716, 652), (590, 690), (455, 662), n=10)], INK)
    c.poly([(466, 674), *bez((466, 674), (590, 702), (706, 668), n=10), *bez((700, 680), (590, 712), (472, 686), n=10)], RED)
    for x, side in ((536, -1), (636, -1)):
        c.poly(smooth([(x - 26, 690), (x - 22, 650), (x - 8, 616), (x + 6, 610), (x + 20, 624), (x + 26, 660), (x + 22, 692)], n=6), DEEP)
        c.limb([(x + 2, 676), (x + side * 34, 660), (x + side * 44, 690)], 24, 16, DEEP)
        c.poly(oval(x - 2, 594, 12, 14), DEEP)
        c.poly([(x - 30, 592), *bez((x - 16, 590), (x - 12, 572), (x + 8, 572), (x + 12, 589), n=8), (x + 22, 593)], RED if x < 600 else ACACIA)
    c.limb([(630, 630), (598, 648), (574, 640)], 12, 8, DEEP)
    c.limb([(534, 626), (510, 646), (484, 640)], 12, 8, DEEP)
    c.line([(500, 646), (430, 570), (395, 545)], 2.4, DEEP)
    c.line([(395, 545), (392, 690)], 1.2, DEEP)
    for i in range(7):
        lens(c, 585 + c.rng.uniform(-26, 26), 722 + i * 15, 250 - i * 26, 6, DEEP, 0.75 - i * 0.08)
    for x, y, s in ((330, 400, 32), (410, 360, 20), (1180, 250, 26)):
        gull(c, x, y, s, INK, -5)


def breaker(x: float, y: float, size: float) -> tuple[list[Point], list[Point]]:
    """A wave about to fall to the right: its body, and the hollow under the lip."""
    body = [*bez((-3.2, 1.3), (-1.7, 1.0), (-1.1, -0.35), (-0.1, -0.86), n=24), *bez((-0.1, -0.86), (0.55, -1.12), (1.0, -0.66), (0.94, -0.2), n=18),
            *bez((0.94, -0.2), (0.78, -0.56), (0.4, -0.68), (0.1, -0.42), n=16), *bez((0.1, -0.42), (-0.3, 0.0), (0.1, 0.66), (1.2, 0.72), n=20),
            (2.6, 1.3)]
    hollow = [*bez((-0.1, -0.62), (-0.72, -0.1), (-0.3, 0.72), (0.9, 0.9), n=20), (1.2, 0.72),
              *bez((1.2, 0.72), (0.1, 0.66), (-0.3, 0.0), (0.1, -0.42), n=20), *bez((0.1, -0.42), (0.4, -0.68), (0.78, -0.56), (0.94, -0.2), n=12),
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
        c.disc(x + size * 0.8 + d * math.cos(a) * 1.2, y - size * 0.5 + d * math.sin(a), c.rng.uniform(1.5, 7) * (1.2 - d / 230), PAPER)


def sea_storm(c: Canvas) -> None:
    sky(c, grad("#2b3f4c", "#56706f", "#a3a98e", "#d9c892"), 640)
    for x, y, w, h, ink in ((300, 70, 1200, 150, "#22343f"), (1150, 120, 1100, 120, "#2b414b"), (700, 215, 1300, 70, "#3c565b"),
                            (1300, 300, 900, 46, "#5a736f"), (100, 330, 760, 40, "#5a736f")):
        lens(c, x, y, w, h, ink)
    for i in range(46):
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
            c.line(move(bez((-0.05 + t * 0.2, -0.6 + t * 0.1), (-0.7 + t * 0.5, -0.1), (-0.3 + t * 0.45, 0.7), (0.95 + t * 0.3, 0.9 - t * 0.1)), 610, 690, 300),
                   6, "#cfe5d0", 0.75)
    with c.clip(body):
        for k in range(6):
            d = 0.16 + k * 0.2
            c.line(move(bez((-3.2, 1.3 + d), (-1.7, 1.0 + d), (-1.1 - d * 0.1, -0.35 + d), (-0.25, -0.8 + d * 0.9)), 610, 690, 300), 7 - k * 0.7, "#7fbfb0", 0.6)
    crest(c, 610, 690, 300)
    swell(c, 900, 46, 190, "#123a4b", 20, sharp=True)
    for _ in range(80):
        d = c.rng.uniform(-1, 1)
        c.disc(770 + 330 * d, 880 - 46 * (1 - d * d) * c.rng.random(), c.rng.uniform(6, 22) * (1.1 - abs(d)), PAPER)
    for i in range(9):
        lens(c, 830 + c.rng.uniform(-260, 380), 872 + i * 9, c.rng.uniform(120, 300), 8, PAPER, 0.85)
    swell(c, 962, 40, 150, "#0d2c3e", 110, sharp=True)
    for x, y, s, a in ((420, 300, 50, -18), (300, 400, 30, 12), (930, 330, 28, -12)):
        gull(c, x, y, s, PAPER, a)


def yacht(c: Canvas, x: float, y: float, h: float, main: str, jib: str, hull: str, lean: float = 8, number: bool = False) -> None:
    """Running before the wind to the left; mast foot at (x, y)."""
    def put(points: list[Point]) -> list[Point]:
        return move(points, x, y, h, lean)
    c.poly(put([(-0.46, 0.0), *bez((-0.46, 0.0), (-0.28, 0.16), (0.1, 0.16), n=8), (0.38, 0.13), (0.43, -0.02), *bez((0.43, -0.02), (0, 0.06), (-0.46, 0.0), n=8)]), hull)
    sail = put([(0.015, -0.02), (0.015, -1), *bez((0.015, -1), (0.24, -0.55), (0.36, -0.06), n=12)])
    c.poly(sail, main)
    c.stipple(sail, mix(main, INK, 0.35), "r", 0.8, 0.5)
    for t in (0.28, 0.5, 0.72):
        c.line(put([(0.015, -t), (0.4 * (1 - t) ** 0.75, -t + 0.02)]), h * 0.004, mix(main, INK, 0.4), 0.7)
    front = put([(-0.015, -0.92), *bez((-0.015, -0.92), (-0.16, -0.4), (-0.32, -0.02), n=12), *bez((-0.32, -0.02), (-0.12, -0.1), (-0.02, -0.06), n=8)])
    c.poly(front, jib)
    c.stipple(front, mix(jib, INK, 0.4), "b", 0.5, 0.5)
    c.line(put([(0, 0.02), (0, -1.02)]), h * 0.011, INK)


def sailing(c: Canvas) -> None:
    sky(c, grad("#2f7f9a", "#68aebb", "#bcdccb", "#f2ecc9"), 600)
    for i in range(5):
        c.poly([*bez((-50, 150 + i * 90), (600, 60 + i * 85), (1550, 240 + i * 60), n=30), *bez((1550, 262 + i * 60), (600, 110 + i * 85), (-50, 190 + i * 90), n=30)],
               PAPER, 0.30)
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


def ferry(c: Canvas) -> None:
    """The bow from the water, as the liner posters had it."""
    sky(c, grad("#ecd9b0", "#f6ebcf", "#f3c9a0"), 800)
    rays(c, 750, 760, 30, "#fff6df", 0.5, 3)
    x = 750
    for side, ink in ((-1, "#fbf4e2"), (1, "#b8bfb4")):
        c.poly([(x, 330), (x + side * 150, 330), (x + side * 176, 420), (x, 420)], ink)
        c.poly([(x, 262), (x + side * 118, 262), (x + side * 124, 330), (x, 330)], mix(ink, PAPER, 0.4))
        c.poly([(x, 250), (x + side * 196, 254), (x + side * 196, 268), (x, 268)], mix(ink, INK, 0.12))
        for k in range(4):
            pane = x + side * (20 + k * 28)
            c.rect(pane - 10, 282, pane + 10, 308, INK)
        for k in range(5):
            c.disc(x + side * (24 + k * 28), 374, 8, INK)
    # funnel and mast
    c.poly([(694, 262), (700, 120), (800, 120), (806, 262)], RED)
    c.poly([(756, 262), (756, 120), (800, 120), (806, 262)], BRICK)
    c.poly([(699, 150), (700, 118), (800, 118), (801, 150)], INK)
    c.poly([*bez((706, 118), (640, 40), (560, 70), (420, 20), n=20), *bez((420, -30), (640, -20), (720, 30), (794, 118), n=20)], "#7d8480", 0.55)
    c.line([(x, 262), (x, 60)], 7, DEEP)
    c.line([(700, 208), (800, 208)], 5, DEEP)
    for end in (-330, 330):
        c.line([(x, 66), (x + end, 374)], 1.6, DEEP)
    hull_l = [*bez((x, 400), (x - 190, 404), (x - 330, 372), n=14), *bez((x - 330, 372), (x - 250, 640), (x - 190, 840), n=14), (x, 850)]
    hull_r = [*bez((x, 400), (x + 190, 404), (x + 330, 372), n=14), *bez((x + 330, 372), (x + 250, 640), (x + 190, 840), n=14), (x, 850)]
    c.poly(hull_l, "#1d4a68")
    c.stipple(hull_l, "#5d8c9c", "l", 0.8, 0.8)
    c.poly(hull_r, NIGHT)
    c.stipple(hull_r, "#1d4a68", "l", 0.5, 0.6)
    for hull, ink in ((hull_l, RED), (hull_r, BRICK)):
        with c.clip(hull):
            c.rect(0, 776, W, 870, ink)
            c.rect(0, 768, W, 778, PAPER)
    c.line([*bez((x - 330, 374), (x - 190, 406), (x, 402), n=14), *bez((x, 402), (x + 190, 406), (x + 330, 374), n=14)], 9, PAPER)
    c.line([(x, 400), (x, 850)], 5, "#82a9b0")
    for side in (-1, 1):
        c.poly(oval(x + side * 98, 540, 15, 20), "#0a1420")
        c.line([(x + side * 98, 540), (x + side * 98, 596)], 6, LIME if side < 0 else "#7d8480")
        c.line([(x + side * 98 - 20, 590), (x + side * 98, 606), (x + side * 98 + 20, 590)], 7, LIME if side < 0 else "#7d8480")
    swell(c, 812, 12, 90, "#5f9e97", 30)
    swell(c, 842, 14, 110, "#337f86", 70)
    for side in (-1, 1):
        wave = [(x, 812), *bez((x, 800), (x + side * 120, 812), (x + side * 300, 900), n=14), *bez((x + side * 420, 920), (x + side * 160, 900), (x, 900), n=14)]
        c.poly(wave, PAPER)
        c.poly([(x, 850), (x + side * 150, 880), (x + side * 240, 905), (x, 905)], FOAM)
    swell(c, 892, 12, 120, SEA, 10)
    swell(c, 940, 16, 140, PINE, 90)
    glints(c, x, 900, 990, 420, 300, FOAM, 9, 0.8)
    c.poly([(1160, 872), (1180, 894), (1300, 894), (1326, 864)], DEEP)
    c.poly([(1210, 870), (1214, 836), (1262, 836), (1270, 868)], PAPER)
    c.poly([(1238, 836), (1240, 812), (1256, 812), (1258, 836)], RED)
    for gx, gy, s in ((330, 330, 40), (420, 270, 26), (1150, 230, 34), (1230, 300, 22)):
        gull(c, gx, gy, s, INK, -6)


POSTERS = {"sea-calm": sea_calm, "sea-storm": sea_storm, "sailing": sailing, "ferry": ferry}
FOCAL = {"sea-calm": (0.5, 0.52), "sea-storm": (0.55, 0.56), "sailing": (0.52, 0.5), "ferry": (0.5, 0.46)}
