"""The beach from above, the stall at the Pryvoz, the reading room."""
import math

from .canvas import (
    ACACIA, AMBER, BRICK, CREAM, DEEP, FOAM, H, INK, LEAF, LIME, MINT, NIGHT, PAPER, PEACH, PINE, RED, ROSE, SAND, SEA, W, WINE,
    Canvas, Point, across, arch, bez, grad, mix, move, oval, pill, rect, smooth,
)
from .shapes import dashes, gull, leafy, lens, sky, window

SUNSHADE = "#8f7a5c"


def umbrella(c: Canvas, x: float, y: float, r: float, a: str, b: str, turn: float, n: int = 10) -> None:
    """Seen from straight above; its shadow falls down and to the right."""
    rim = [(x + r * k * math.cos(math.radians(turn + i * 360 / n / 2)), y + r * k * math.sin(math.radians(turn + i * 360 / n / 2)))
           for i in range(2 * n) for k in ((1.0 if i % 2 == 0 else 0.95),)]
    c.poly([(px + r * 0.6, py + r * 0.5) for px, py in rim], SUNSHADE, 0.6)
    c.poly(rim, a)
    for i in range(0, n, 2):
        p = [rim[(2 * i + k) % (2 * n)] for k in range(3)]
        c.poly([(x, y), *p], b)
    c.stipple(rim, mix(a, WINE, 0.6), "r", 0.7, 0.45)
    for i in range(n):
        c.line([(x, y), rim[2 * i]], 1.8, mix(a, DEEP, 0.3), 0.6)
    c.disc(x, y, r * 0.07, PAPER)


def towel(c: Canvas, x: float, y: float, turn: float, a: str, b: str, someone: str | None = None) -> None:
    c.poly(move(rect(-42, -84, 58, 96), x + 8, y + 8, 1, turn), SUNSHADE, 0.35)
    c.poly(move(rect(-46, -90, 46, 90), x, y, 1, turn), a)
    for k in (-70, -38, 38, 70):
        c.poly(move(rect(-46, k - 8, 46, k + 8), x, y, 1, turn), b)
    if someone:
        skin = "#a9684a"
        for part in ([(-8, 10), (-11, 48), (-13, 84)], [(8, 10), (12, 46), (9, 84)], [(-18, -34), (-32, -8), (-28, 16)], [(18, -34), (34, -44), (20, -66)]):
            c.limb(move(part, x, y, 1, turn), 15, 9, skin)
        c.poly(move(smooth([(-20, -40), (20, -40), (17, -4), (19, 16), (-19, 16), (-17, -4)], n=5), x, y, 1, turn), someone)
        c.poly(move(oval(0, -60, 14, 16), x, y, 1, turn), skin)
        c.poly(move(oval(0, -66, 22, 15), x, y, 1, turn), "#f3d79c")


def swimmer(c: Canvas, x: float, y: float, turn: float, cap: str) -> None:
    for k in range(3):
        c.line(move(bez((-26 - k * 22, -14 - k * 12), (-60 - k * 22, 0), (-26 - k * 22, 14 + k * 12), n=8), x, y, 1, turn), 3, FOAM, 0.8 - k * 0.2)
    c.limb(move([(0, 0), (-44, 0)], x, y, 1, turn), 22, 9, "#a9684a")
    c.limb(move([(4, -8), (26, -22), (44, -12)], x, y, 1, turn), 9, 6, "#a9684a")
    c.limb(move([(2, 8), (-18, 28)], x, y, 1, turn), 9, 6, "#a9684a")
    c.disc(*move([(12, 0)], x, y, 1, turn)[0], 12, cap)


def beach(c: Canvas) -> None:
    c.rect(0, 0, W, H, grad("#f7dfa6", "#f1cf8c"))
    c.stipple(rect(0, 0, W, H), "#d9ab66", "b", 1, 0.28)

    def shore(shift: float, wave: float, phase: float) -> list[Point]:
        line = []
        for i in range(61):
            t = i / 60
            x, y = -40 + 1130 * t, 1090 - 1150 * t
            off = shift + wave * math.sin(t * 11 + phase) + wave * 0.5 * math.sin(t * 23 + phase * 2)
            line.append((x + off * 0.71, y + off * 0.71))
        return [*line, (-100, -100)]
    for shift, wave, phase, ink in ((70, 22, 0.0, "#dcb87a"), (40, 22, 0.0, "#fffaf0"), (8, 20, 0.5, "#bfe3d0"), (-14, 20, 0.9, "#fffaf0"), (-34, 22, 1.3, "#8fd0bf"),
                                    (-120, 24, 2.2, "#58b3ac"), (-220, 30, 3.4, "#38959b"), (-340, 34, 4.6, "#2a7c8c")):
        c.poly(shore(shift, wave, phase), ink)
    for _ in range(46):
        x, y = c.rng.uniform(0, 900), c.rng.uniform(0, 900)
        if x + y < 940:
            c.line(move(bez((-36, 5), (0, -9), (36, 5), n=8), x, y, c.rng.uniform(0.5, 1.1), -45), 4, "#d5efe0", 0.7)
    swimmer(c, 470, 330, -40, RED)
    swimmer(c, 300, 590, -60, ACACIA)
    ring = oval(610, 210, 46)
    c.poly(move(ring, 10, 12), "#1f6577", 0.4)
    c.poly(ring, RED)
    for a in (20, 110, 200, 290):
        c.poly([(610, 210), *oval(610, 210, 46, None, a, a + 38)], PAPER)
    c.disc(610, 210, 21, "#38959b")
    c.poly(smooth([(150, 250), (236, 190), (330, 176), (262, 236), (176, 284)]), "#1f6577", 0.35)
    c.poly(smooth([(140, 236), (226, 172), (322, 160), (252, 222), (164, 270)]), "#fdf3d2")
    c.poly(smooth([(176, 236), (230, 196), (282, 184), (240, 218), (184, 252)]), BRICK)
    for x, y, turn, a, b, who in ((930, 395, 28, PAPER, "#2a7c8c", RED), (1290, 300, -12, "#2a7c8c", PAPER, None), (700, 655, 36, ACACIA, PAPER, "#1d5157"), (1120, 720, -20, "#e8897a", PAPER, None),
                                  (1400, 760, 18, PAPER, RED, "#173a56"), (560, 900, 50, "#7fbfb0", PAPER, None), (930, 905, 10, PAPER, ACACIA, None), (1180, 80, 32, ACACIA, RED, None)):
        towel(c, x, y, turn, a, b, who)
    for x, y, r, a, b, turn in ((800, 500, 150, RED, PAPER, 8), (1120, 250, 128, PAPER, "#2a7c8c", 20), (1290, 560, 150, ACACIA, PAPER, 2), (980, 780, 128, "#2f8f8b", CREAM, 14),
                                (650, 860, 118, "#fdf3d2", RED, 30), (1420, 110, 120, "#e8897a", PAPER, 0), (1330, 930, 130, RED, CREAM, 12)):
        umbrella(c, x, y, r, a, b, turn)
    for x, y, s in ((420, 480, 44), (360, 420, 30)):
        gull(c, x + 22, y + 30, s, "#1f6577", -20)
        gull(c, x, y, s, PAPER, -20)


def melon(c: Canvas, x: float, y: float, r: float) -> None:
    c.disc(x, y, r, "#2e6b45", ry=r * 0.92)
    with c.clip(oval(x, y, r, r * 0.92)):
        for k in (-0.75, -0.42, 0, 0.42, 0.75):
            c.line(smooth([(x + k * r * 0.4, y - r), (x + k * r * 1.2 + r * 0.05, y - r * 0.4), (x + k * r * 1.34 - r * 0.04, y), (x + k * r * 1.2 + r * 0.05, y + r * 0.4), (x + k * r * 0.4, y + r)], closed=False), r * 0.13, "#173f33")
        c.stipple(oval(x, y, r, r * 0.92), "#8fb56c", "l", 0.5, 0.8)
        c.stipple(oval(x, y, r, r * 0.92), NIGHT, "b", 0.5, 0.6)


def tomato(c: Canvas, x: float, y: float, r: float) -> None:
    c.disc(x, y, r, RED, ry=r * 0.88)
    c.stipple(oval(x, y, r, r * 0.88), WINE, "b", 0.6, 0.75)
    c.disc(x - r * 0.4, y - r * 0.36, r * 0.15, "#f7b9a0")
    for a in range(-160, 0, 34):
        c.limb([(x, y - r * 0.62), (x + r * 0.48 * math.cos(math.radians(a)), y - r * 0.6 + r * 0.3 * math.sin(math.radians(a)))], r * 0.14, r * 0.04, "#3f7a4d")


def fish(c: Canvas, x: float, y: float, w: float, turn: float, ink: str) -> None:
    body = move([*bez((-0.5, 0.02), (-0.3, -0.26), (0.1, -0.24), (0.36, -0.02), n=14), (0.54, -0.17), (0.49, 0.0), (0.54, 0.17), *bez((0.36, 0.03), (0.1, 0.22), (-0.3, 0.24), (-0.5, 0.02), n=14)], x, y, w, turn)
    c.poly(body, ink)
    c.stipple(body, INK, "t", 0.6, 0.8)
    c.line(move(bez((-0.3, -0.1), (-0.22, 0), (-0.3, 0.1), n=6), x, y, w, turn), w * 0.014, INK)
    c.line(move(bez((-0.22, 0.0), (0, -0.04), (0.34, 0), n=6), x, y, w, turn), w * 0.008, PAPER, 0.7)
    c.poly(move(oval(-0.4, -0.03, 0.03, 0.03), x, y, w, turn), PAPER)
    c.poly(move(oval(-0.4, -0.03, 0.016, 0.016), x, y, w, turn), NIGHT)


FIGURES = {"0": oval(0, 0, 0.45, 0.95), "1": [(-0.35, -0.5), (0.1, -0.95), (0.1, 0.95)],
           "2": [*oval(0, -0.45, 0.48, 0.5, 180, 390), (-0.5, 0.95), (0.55, 0.95)], "4": [(0.25, 0.95), (0.25, -0.95), (-0.5, 0.4), (0.55, 0.4)]}


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
                    c.poly(smooth([(px, py - 16), (px + 15, py + 2), (px + 8, py + 14), (px - 8, py + 14), (px - 15, py + 2)], n=5), "#f6ead2")
                    c.line([(px, py - 12), (px, py + 12)], 1.6, "#cfa9a0")
                else:
                    c.limb(bez((px - side * 8, py - 8), (px + side * 14, py), (px + side * 12, py + 30), n=6), 15, 4, RED if (k + side) % 3 else "#b8342c")
    # the woman who keeps it
    c.poly(smooth([(560, 640), (578, 470), (640, 404), (720, 384), (790, 384), (868, 404), (930, 470), (950, 640)], n=8), "#f0d9a6")
    c.poly([(650, 640), (664, 452), (846, 452), (860, 640)], PAPER)
    c.poly([(690, 454), (706, 384), (804, 384), (820, 454)], "#f0d9a6")
    c.limb([(755, 392), (755, 340)], 62, 54, "#a9684a")
    c.poly(smooth([(664, 372), (674, 300), (672, 250), (700, 192), (755, 170), (810, 192), (838, 250), (836, 300), (846, 372), (800, 396), (755, 402), (710, 396)], n=6), RED)
    c.poly(smooth([(790, 180), (838, 250), (836, 300), (846, 372), (800, 396), (770, 400), (800, 330), (806, 260)], n=6), BRICK)
    c.poly(oval(750, 292, 58, 68), "#d9a27c")
    c.poly([*oval(750, 292, 58, 68, -78, 84), *bez((758, 358), (776, 320), (758, 300), (762, 226), n=8)], "#b9785a")
    c.poly([*oval(750, 292, 58, 68, 188, 352), *bez((808, 276), (770, 232), (726, 236), (692, 280), n=10)], "#4a2c2a")
    c.poly(smooth([(755, 372), (786, 362), (800, 384), (776, 392), (790, 432), (762, 410), (742, 440), (734, 398), (708, 388), (724, 364)], n=5), RED)
    c.disc(756, 380, 11, BRICK)
    for dx, dy in ((-52, -72), (-16, -100), (26, -96), (60, -64), (-68, -24), (72, -14), (-68, 50), (70, 54)):
        c.disc(755 + dx, 292 + dy, 6, PAPER)
    c.limb([(590, 480), (560, 590), (640, 610)], 70, 40, "#f0d9a6")
    c.limb([(920, 480), (960, 560), (900, 500)], 66, 40, "#f0d9a6")
    c.limb([(912, 512), (890, 470)], 36, 34, "#b9785a")
    # the hand scale
    c.line([(890, 440), (890, 470)], 4, DEEP)
    c.disc(890, 424, 25, PAPER)
    c.disc(890, 424, 19, "#cfe5d8")
    c.line([(890, 424), (900, 412)], 3, RED)
    # crates, falling towards us
    for x0, x1, ink in ((-40, 470, "#8a5a3c"), (490, 1010, "#cfe5d8"), (1030, 1540, "#8a5a3c")):
        c.poly([(x0 + 40, 600), (x1 - 40, 600), (x1, 880), (x0, 880)], ink)
    for row in range(4):
        for k in range(7):
            tomato(c, 20 + k * 71 + (34 if row % 2 else 0) - row * 6, 618 + row * 66, 38 + row * 3)
    for _ in range(150):
        c.poly(move([(0, -12), (12, -3), (7, 11), (-9, 9)], c.rng.uniform(510, 990), c.rng.uniform(600, 870), c.rng.uniform(0.7, 1.3), c.rng.uniform(0, 360)), c.rng.choice((PAPER, "#e4f1e8", "#a9d0c8")))
    for i, (x, y, ink) in enumerate(((640, 640, "#9fb9bd"), (860, 650, "#b9cdc9"), (650, 710, "#c9d6cd"), (850, 724, "#9fb9bd"), (660, 786, "#9fb9bd"), (860, 804, "#c9d6cd"), (750, 850, "#b4c8c8"))):
        fish(c, x, y, 270, -10 + (i % 3) * 5, ink)
    for x, y in ((580, 866), (940, 690)):
        c.disc(x, y, 32, ACACIA)
        c.disc(x, y, 26, CREAM)
        for a in range(0, 360, 45):
            c.poly([(x, y), *oval(x, y, 23, None, a + 5, a + 40)], "#f6d873")
    for x, y, r in ((1120, 640, 78), (1280, 632, 82), (1440, 640, 80), (1090, 760, 98), (1300, 760, 104), (1490, 770, 90)):
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
        c.poly([(k * w, -10), ((k + 1) * w, -10), ((k + 1) * w, 148), *oval((k + 0.5) * w, 148, w / 2, 44, 0, 180), (k * w, 148)], ink)
    c.stipple(rect(0, 0, W, 150), WINE, "b", 0.7, 0.55)
    c.rect(0, 144, W, 151, WINE, 0.5)


def books(c: Canvas, x0: float, x1: float, y: float, h: float) -> None:
    """A shelf of spines standing on y."""
    x = x0
    while x < x1 - 8:
        w, tall = c.rng.uniform(11, 27), h * c.rng.uniform(0.66, 0.95)
        w = min(w, x1 - x)
        ink = c.rng.choice((BRICK, WINE, PINE, INK, AMBER, "#c9a56b", "#2f6a5c", "#8f4a3c", "#e2c58b", RED, DEEP))
        c.rect(x, y - tall, x + w - 1.6, y, ink)
        for f in (0.16, 0.8):
            c.rect(x, y - tall * f - 3, x + w - 1.6, y - tall * f + 2, mix(ink, ACACIA, 0.6))
        x += w
    c.rect(x0 - 4, y, x1 + 4, y + 11, "#5a3427")
    c.rect(x0 - 4, y, x1 + 4, y + 3, "#b3764a")


def library(c: Canvas) -> None:
    c.rect(0, 0, W, H, grad("#3b1f26", "#5a3427"))
    for x0, x1 in ((-30, 235), (255, 500), (1000, 1245), (1265, 1530)):
        c.rect(x0 - 10, -10, x1 + 10, 760, "#2c181f")
        for k in range(6):
            books(c, x0, x1, 108 + k * 126, 112)
        c.rect(x1 + 2, -10, x1 + 18, 770, "#7a4a33")
    c.poly(arch(524, 30, 976, 700), "#7a4a33")
    c.poly(arch(548, 56, 952, 700), "#c58a58")
    glass = arch(564, 72, 936, 700)
    c.poly(glass, grad("#1e3e63", "#5c6389", "#d8877d", "#f8c78f"))
    with c.clip(glass):
        c.disc(800, 560, 84, "#fdebb8")
        c.rect(520, 590, 980, 720, grad("#c97f7c", "#5c5577"))
        c.poly([(640, 592), (646, 500), (664, 500), (670, 592)], "#2b2c50")
        c.poly([(642, 502), (655, 474), (668, 502)], RED)
        c.poly([(520, 600), (620, 586), (720, 596), (720, 612), (520, 616)], "#2b2c50")
        for k in range(7):
            lens(c, 800 + c.rng.uniform(-26, 26), 604 + k * 13, 150 * c.rng.uniform(0.4, 1), 4, "#fdebb8")
    for x in (657, 750, 843):
        c.rect(x - 5, 64, x + 5, 700, "#7a4a33")
    for y in (258, 400, 545):
        c.rect(560, y - 5, 940, y + 5, "#7a4a33")
    for x, lean in ((96, 40), (150, 40)):
        c.line([(x, 780), (x + lean, 60)], 9, "#c58a58")
    for k in range(10):
        x = 96 + 40 * (k * 70 / 720)
        c.line([(x, 780 - k * 70), (x + 54, 780 - k * 70)], 7, "#c58a58")
    # the long table and its lamps
    for x in (352, 1148):
        c.glow(x, 660, 330, "#ffd98a", 0.75, ry=260)
    c.poly([(210, 742), (1290, 742), (W + 60, H), (-60, H)], grad("#b06f42", "#7d452f", "#4a2627"))
    c.line([(210, 742), (1290, 742)], 7, "#f0b772", caps=False)
    for x in (352, 1148):
        lens(c, x, 800, 460, 42, "#f8c777", 0.75)
        c.rect(x - 7, 620, x + 7, 790, "#d9a441")
        c.poly(oval(x, 794, 66, 15), "#b37d2b")
        shade = [(x - 118, 640), *bez((x - 118, 640), (x - 100, 560), (x - 40, 552), n=10), *bez((x + 40, 552), (x + 100, 560), (x + 118, 640), n=10)]
        c.poly(shade, "#1f7a5c")
        c.stipple(shade, "#7fc79a", "l", 0.5, 0.8)
        c.poly([(x - 118, 638), (x + 118, 638), (x + 108, 652), (x - 108, 652)], "#fff0b8")
        c.disc(x, 548, 9, "#d9a441")
    # someone reading, with the evening behind
    c.poly(smooth([(590, 800), (600, 690), (650, 632), (716, 604), (784, 604), (850, 632), (900, 690), (910, 800)], n=8), "#1b2238")
    c.limb([(750, 616), (750, 566)], 56, 50, "#7a4638")
    c.poly(oval(750, 510, 60, 74), "#a9684a")
    c.poly(smooth([(684, 540), (678, 470), (706, 426), (750, 412), (800, 424), (824, 470), (816, 540), (800, 500), (770, 470), (720, 476), (700, 500)], n=6), "#1a1420")
    c.disc(808, 424, 30, "#1a1420")
    for side in (-1, 1):
        c.poly(oval(750 + side * 25, 520, 18, 16), PAPER, 0.35)
        c.line(oval(750 + side * 25, 520, 18, 16), 3.4, "#1a1420")
        c.line(bez((750 + side * 36, 522), (750 + side * 25, 530), (750 + side * 14, 522), n=6), 3, "#1a1420")
    c.line([(743, 518), (757, 518)], 3, "#1a1420")
    c.line(bez((740, 554), (750, 559), (760, 554), n=6), 4, "#6d2f2c")
    c.poly([(706, 606), (750, 640), (794, 606), (776, 596), (724, 596)], RED)
    for side in (-1, 1):
        page = [(750, 752), *bez((750, 752), (750 + side * 60, 716), (750 + side * 176, 734), n=10), (750 + side * 190, 868), *bez((750 + side * 190, 868), (750 + side * 70, 850), (750, 886), n=10)]
        c.poly([(px + side * 8, py + 12) for px, py in page], BRICK)
        c.poly(page, "#fff4d8" if side < 0 else "#f3dfb4")
        for k in range(6):
            c.line(bez((750 + side * 24, 770 + k * 16), (750 + side * 80, 744 + k * 17), (750 + side * 156, 756 + k * 17), n=8), 3, "#b08a68")
        c.limb([(750 + side * 150, 690), (750 + side * 218, 800), (750 + side * 178, 846)], 62, 34, "#1b2238")
        c.poly(oval(750 + side * 178, 838, 26, 20), "#a9684a")
    for x, y, inks in ((1180, 888, (PINE, ACACIA, BRICK)), (360, 900, (RED, INK))):
        for k, ink in enumerate(inks):
            c.poly(pill(x - 90 + k * 8, y - k * 30, x + 90 - k * 4, y + 26 - k * 30, 4), ink)
            c.rect(x + 60 - k * 4, y + 3 - k * 30, x + 86 - k * 4, y + 23 - k * 30, CREAM)


POSTERS = {"beach": beach, "market": market, "library": library}
FOCAL = {"beach": (0.58, 0.5), "market": (0.5, 0.5), "library": (0.5, 0.53)}
