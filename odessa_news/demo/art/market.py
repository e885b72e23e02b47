"""A stall at the Pryvoz."""
import math

from .canvas import Canvas, H, W
from .forms import bez, move, oval, rect, smooth
from .palette import ACACIA, BRICK, CREAM, FOAM, INK, NIGHT, PAPER, RED, WINE, grad


def melon(c: Canvas, x: float, y: float, r: float) -> None:
    c.disc(x, y, r, "#2e6b45", ry=r * 0.92)
    with c.clip(oval(x, y, r, r * 0.92)):
        for k in (-0.75, -0.42, 0, 0.42, 0.75):
            c.line(smooth([(x + k * r * 0.4, y - r), (x + k * r * 1.2 + r * 0.05, y - r * 0.4),
                (x + k * r * 1.34 - r * 0.04, y), (x + k * r * 1.2 + r * 0.05, y + r * 0.4),
                (x + k * r * 0.4, y + r)], closed=False), r * 0.13, "#173f33")
        c.stipple(oval(x, y, r, r * 0.92), "#8fb56c", "l", 0.5, 0.8)
        c.stipple(oval(x, y, r, r * 0.92), NIGHT, "b", 0.5, 0.6)


def tomato(c: Canvas, x: float, y: float, r: float) -> None:
    c.disc(x, y, r, RED, ry=r * 0.88)
    c.stipple(oval(x, y, r, r * 0.88), WINE, "b", 0.6, 0.75)
    c.disc(x - r * 0.4, y - r * 0.36, r * 0.15, "#f7b9a0")
    for a in range(-160, 0, 34):
        c.limb([(x, y - r * 0.62), (x + r * 0.48 * math.cos(math.radians(a)),
            y - r * 0.6 + r * 0.3 * math.sin(math.radians(a)))], r * 0.14, r * 0.04, "#3f7a4d")


def fish(c: Canvas, x: float, y: float, w: float, turn: float, ink: str) -> None:
    body = move([*bez((-0.5, 0.02), (-0.3, -0.26), (0.1, -0.24), (0.36, -0.02), n=14), (0.54, -0.17),
        (0.49, 0.0), (0.54, 0.17), *bez((0.36, 0.03), (0.1, 0.22), (-0.3, 0.24), (-0.5, 0.02), n=14)], x, y,
        w, turn)
    c.poly(body, ink)
    c.stipple(body, INK, "t", 0.6, 0.8)
    c.line(move(bez((-0.3, -0.1), (-0.22, 0), (-0.3, 0.1), n=6), x, y, w, turn), w * 0.014, INK)
    c.line(move(bez((-0.22, 0.0), (0, -0.04), (0.34, 0), n=6), x, y, w, turn), w * 0.008, PAPER, 0.7)
    c.poly(move(oval(-0.4, -0.03, 0.03, 0.03), x, y, w, turn), PAPER)
    c.poly(move(oval(-0.4, -0.03, 0.016, 0.016), x, y, w, turn), NIGHT)


FIGURES = {"0": oval(0, 0, 0.45, 0.95), "1": [(-0.35, -0.5), (0.1, -0.95), (0.1, 0.95)],
    "2": [*oval(0, -0.45, 0.48, 0.5, 180, 390), (-0.5, 0.95), (0.55, 0.95)],
    "4": [(0.25, 0.95), (0.25, -0.95), (-0.5, 0.4), (0.55, 0.4)]}


def market(c: Canvas) -> None:
    c.rect(0, 0, W, H, grad("#154650", "#1d5d63", "#2f7a74"))
    for k in range(7):
        x = 130 + k * 207
        c.rect(x - 3, 190, x + 3, 330, "#0e3440")
    # strings of garlic, peppers, dried fish under the awning
    for x in (215, 330, 1190, 1300):
        kind = x in (215, 1300)
        c.line([(x, 200), (x, 470)], 4, "#c9a56b")
        for k in range(8):
            for side in (-1, 1):
                px, py = x + side * 17, 256 + k * 27
                if kind:
                    c.poly(smooth([(px, py - 16), (px + 15, py + 2), (px + 8, py + 14), (px - 8, py + 14),
                        (px - 15, py + 2)], n=5), "#f6ead2")
                    c.line([(px, py - 12), (px, py + 12)], 1.6, "#cfa9a0")
                else:
                    c.limb(bez((px - side * 8, py - 8), (px + side * 14, py), (px + side * 12, py + 30), n=6),
                        15, 4, RED if (k + side) % 3 else "#b8342c")
    # the woman who keeps it
    c.poly(smooth([(560, 640), (578, 470), (640, 404), (720, 384), (790, 384), (868, 404), (930, 470),
        (950, 640)], n=8), "#f0d9a6")
    c.poly([(650, 640), (664, 452), (846, 452), (860, 640)], PAPER)
    c.poly([(690, 454), (706, 384), (804, 384), (820, 454)], "#f0d9a6")
    c.limb([(755, 392), (755, 340)], 62, 54, "#a9684a")
    c.poly(smooth([(664, 372), (674, 300), (672, 250), (700, 192), (755, 170), (810, 192), (838, 250),
        (836, 300), (846, 372), (800, 396), (755, 402), (710, 396)], n=6), RED)
    c.poly(smooth([(790, 180), (838, 250), (836, 300), (846, 372), (800, 396), (770, 400), (800, 330),
        (806, 260)], n=6), BRICK)
    c.poly(oval(750, 292, 58, 68), "#d9a27c")
    c.poly([*oval(750, 292, 58, 68, -78, 84), *bez((758, 358), (776, 320), (758, 300), (762, 226), n=8)],
        "#b9785a")
    c.poly([*oval(750, 292, 58, 68, 188, 352), *bez((808, 276), (770, 232), (726, 236), (692, 280), n=10)],
        "#4a2c2a")
    c.poly(smooth([(755, 372), (786, 362), (800, 384), (776, 392), (790, 432), (762, 410), (742, 440),
        (734, 398), (708, 388), (724, 364)], n=5), RED)
    c.disc(756, 380, 11, BRICK)
    for dx, dy in ((-52, -72), (-16, -100), (26, -96), (60, -64), (-68, -24), (72, -14), (-68, 50), (70, 54)):
        c.disc(755 + dx, 292 + dy, 6, PAPER)
    c.limb([(590, 480), (560, 590), (640, 610)], 70, 40, "#f0d9a6")
    c.limb([(920, 480), (952, 590), (870, 610)], 70, 40, "#f0d9a6")
    # the dial scale, with a few tomatoes in its pan
    for dx, dy in ((-36, 0), (36, 0), (0, -2), (-18, -40), (20, -40)):
        tomato(c, 1014 + dx, 372 + dy, 27)
    c.poly([(934, 386), (1094, 386), *bez((1094, 386), (1070, 424), (1014, 424), n=8),
        *bez((1014, 424), (958, 424), (934, 386), n=8)], "#c9d6cd")
    c.rect(1004, 420, 1024, 450, INK)
    c.poly([(972, 520), (1056, 520), (1080, 640), (948, 640)], INK)
    c.disc(1014, 496, 70, INK)
    c.disc(1014, 496, 58, CREAM)
    for k in range(12):
        c.line([(1014 + r * math.cos(math.radians(30 * k)),
            496 + r * math.sin(math.radians(30 * k))) for r in (44, 52)], 4, INK)
    c.line([(1014, 496), (1038, 458)], 6, RED)
    c.disc(1014, 496, 8, RED)
    # crates, falling towards us
    for x0, x1, ink in ((-40, 470, "#8a5a3c"), (490, 1010, FOAM), (1030, 1540, "#8a5a3c")):
        c.poly([(x0 + 40, 600), (x1 - 40, 600), (x1, 880), (x0, 880)], ink)
    for row in range(4):
        for k in range(7):
            tomato(c, 20 + k * 71 + (34 if row % 2 else 0) - row * 6, 618 + row * 66, 38 + row * 3)
    for _ in range(150):
        c.poly(move([(0, -12), (12, -3), (7, 11), (-9, 9)], c.rng.uniform(510, 990), c.rng.uniform(600, 870),
            c.rng.uniform(0.7, 1.3), c.rng.uniform(0, 360)), c.rng.choice((PAPER, "#e4f1e8", "#a9d0c8")))
    for i, (x, y, ink) in enumerate(((640, 640, "#9fb9bd"), (860, 650, "#b9cdc9"), (650, 710, "#c9d6cd"),
            (850, 724, "#9fb9bd"), (660, 786, "#9fb9bd"), (860, 804, "#c9d6cd"), (750, 850, "#b4c8c8"))):
        fish(c, x, y, 270, -10 + (i % 3) * 5, ink)
    for x, y in ((580, 866), (940, 690)):
        c.disc(x, y, 32, ACACIA)
        c.disc(x, y, 26, CREAM)
        for a in range(0, 360, 45):
            c.poly([(x, y), *oval(x, y, 23, None, a + 5, a + 40)], "#f6d873")
    for x, y, r in ((1120, 640, 78), (1280, 632, 82), (1440, 640, 80), (1090, 760, 98), (1300, 760, 104),
            (1490, 770, 90)):
        melon(c, x, y, r)
    slice_ = move([*oval(0, 0, 118, 118, 0, 180)], 1196, 800, 1, -8)
    c.poly(slice_, "#2e6b45")
    c.poly(move(oval(0, 0, 106, 106, 0, 180), 1196, 800, 1, -8), CREAM)
    flesh = move(oval(0, 0, 94, 94, 0, 180), 1196, 800, 1, -8)
    c.poly(flesh, "#dc4535")
    c.stipple(flesh, WINE, "b", 0.6, 0.5)
    for dx, dy in ((-58, 22), (-24, 30), (14, 26), (52, 24), (-36, 56), (0, 64), (34, 56)):
        c.poly(move(oval(0, 0, 4, 7), *move([(dx, dy)], 1196, 800, 1, -8)[0]), NIGHT)
    c.rect(0, 878, W, H, grad("#c98f56", "#8a5a3c"))
    c.rect(0, 874, W, 890, "#e7b878")
    for k in range(1, 6):
        c.line([(k * 262, 892), (k * 262, H)], 4, "#6d4530", caps=False)
    for x, price in ((230, "40"), (750, "210"), (1280, "12")):
        c.poly(move(rect(-66, -40, 66, 40), x, 930, 1, -3), PAPER)
        for k, figure in enumerate(price):
            strokes = move(FIGURES[figure], x + (k - (len(price) - 1) / 2) * 38, 930, 25, -3)
            c.line(strokes, 8, RED)
    # the awning over it all
    n, w = 14, W / 14
    for k in range(n):
        ink = RED if k % 2 else CREAM
        c.poly([(k * w, -10), ((k + 1) * w, -10), ((k + 1) * w, 148),
            *oval((k + 0.5) * w, 148, w / 2, 44, 0, 180), (k * w, 148)], ink)
    c.stipple(rect(0, 0, W, 150), WINE, "b", 0.7, 0.55)
    c.rect(0, 144, W, 151, WINE, 0.5)


POSTERS = {"market": market}
FOCAL = {"market": (0.5, 0.5)}
