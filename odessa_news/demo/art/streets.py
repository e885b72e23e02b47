"""A museum portico in hard light, and the iron bridge over the descent."""
import math

from .canvas import Canvas, H, W
from .forms import arch, bez, oval, pill, rect, smooth
from .palette import ACACIA, BRICK, CREAM, DEEP, NIGHT, PAPER, RED, across, grad, mix
from .shapes import crown, glints, gull, lamp, lens, person, sky


def column(c: Canvas, x: float, top: float, low: float, r: float) -> None:
    lit, shade = "#fbeecb", "#a8ab98"
    shaft = [(x - r * 0.86, top), (x + r * 0.86, top), *bez((x + r * 0.86, top),
        (x + r * 1.04, (top + low) / 2), (x + r, low), n=8), *bez((x - r, low),
        (x - r * 1.04, (top + low) / 2), (x - r * 0.86, top), n=8)]
    c.poly(shaft, across(lit, lit, "#e2d3a8", shade, "#7f9190"))
    for k in (-0.72, -0.4, -0.05, 0.32, 0.62, 0.84):
        c.line([(x + k * r * 0.86, top + 8), (x + k * r, low - 4)], r * 0.06,
            mix("#cdb98b", "#55707a", (k + 0.8) / 2), 0.8, caps=False)
    c.stipple(shaft, "#4d6a72", "r", 0.45, 0.6)
    for y0, y1, k in ((low - 6, low + 12, 1.16), (low + 12, low + 26, 1.34), (top - 12, top + 6, 1.02)):
        c.poly(pill(x - r * k, y0, x + r * k, y1, 8), across(lit, "#e2d3a8", "#8b9a93"))
    # the leafy capital
    bell = [(x - r * 0.86, top), *bez((x - r * 0.86, top - 30), (x - r * 0.9, top - 50),
        (x - r * 1.36, top - 70), n=8), (x + r * 1.36, top - 70),
        *bez((x + r * 0.9, top - 50), (x + r * 0.86, top - 30), (x + r * 0.86, top), n=8)]
    c.poly(bell, across(lit, "#e2d3a8", "#7f9190"))
    for k in (-0.66, 0, 0.66):
        c.poly([(x + k * r - r * 0.28, top - 6), *bez((x + k * r - r * 0.3, top - 44), (x + k * r, top - 62),
            (x + k * r + r * 0.3, top - 44), n=8), (x + k * r + r * 0.28, top - 6)],
            "#c5b78f" if k < 0.3 else "#74888a")
    for side in (-1, 1):
        c.disc(x + side * r * 1.1, top - 58, r * 0.24, "#e9daae" if side < 0 else "#8b9a93")
        c.disc(x + side * r * 1.1, top - 58, r * 0.1, "#6d8186")
    c.rect(x - r * 1.42, top - 84, x + r * 1.42, top - 68, lit)


def museum(c: Canvas) -> None:
    sky(c, grad("#2a8591", "#6fb4ae", "#bcd9c3"), H)
    for i in range(3):
        lens(c, 200 + i * 560, 90 + i * 30, 700, 22, PAPER, 0.45)
    pediment = [(60, 222), (750, -30), (1440, 222)]
    c.poly(pediment, "#f6e6bd")
    c.poly([(190, 206), (750, 4), (1310, 206)], "#b9b493")
    c.stipple([(190, 206), (750, 4), (1310, 206)], "#5f7a7c", "t", 0.9, 0.8)
    c.poly([(190, 206), (750, 4), (770, 12), (260, 206)], "#7f9190")
    c.disc(750, 122, 66, "#f6e6bd")
    c.disc(750, 122, 50, "#6d8a8a")
    c.poly(smooth([(722, 158), (722, 128), (732, 100), (752, 88), (770, 100), (772, 120), (764, 136),
        (782, 158)]), "#f1e2b8")
    for side in (-1, 1):
        for k in range(4):
            c.line(bez((750 + side * (100 + k * 92), 190 - k * 3),
                (750 + side * (130 + k * 92), 130 + k * 22), (750 + side * (170 + k * 92), 186), n=10), 9,
                "#e6d8ad")
    c.rect(70, 216, 1430, 240, CREAM)
    c.rect(96, 240, 1404, 292, "#e9d9ac")
    for k in range(44):
        c.rect(106 + k * 29.6, 242, 122 + k * 29.6, 256, "#a99f7c")
    # behind the columns it is cool and dark
    c.rect(120, 290, 1380, 800, grad("#1c4a5a", "#276472", "#3c7d82"))
    c.poly([(120, 800), (120, 690), (420, 290), (540, 290), (160, 800)], "#4b8f8c", 0.5)
    c.poly(rect(640, 392, 860, 800), "#12323f")
    c.poly([(622, 800), (622, 374), (878, 374), (878, 800), (858, 800), (858, 394), (642, 394), (642, 800)],
        "#d9c894")
    c.poly([(602, 374), (750, 322), (898, 374)], "#d9c894")
    c.poly([(660, 800), (660, 412), (750, 412), (750, 800)], "#7b3a32")
    c.poly([(750, 800), (750, 412), (804, 430), (804, 800)], grad("#f9cf78", "#e79f48"))
    c.poly([(804, 800), (804, 430), (842, 412), (842, 800)], BRICK)
    for y in (440, 560, 680):
        c.rect(674, y, 738, y + 96, "#632e2c")
    for x in (352, 1148):
        c.poly(arch(x - 46, 440, x + 46, 700), "#d9c894")
        c.poly(arch(x - 36, 452, x + 36, 690), "#0f2d3a")
        c.rect(x - 3, 452, x + 3, 690, "#d9c894")
        c.rect(x - 36, 550, x + 36, 556, "#d9c894")
    for x in (210, 495, 1005, 1290):
        column(c, x, 378, 770, 47)
    steps = ((796, 30), (826, 34), (860, 40), (900, 46), (946, 60))
    for i, (y, h) in enumerate(steps):
        grow = 30 + i * 58
        c.rect(120 - grow, y, 1380 + grow, y + h, "#fbeecb")
        c.rect(120 - grow, y + h * 0.42, 1380 + grow, y + h, mix("#c9b98c", "#8f9a86", i / 6))
        c.stipple(rect(120 - grow, y, 1380 + grow, y + h), "#6d7f7c", "r", 0.8, 0.45)
    for x in (210, 495, 1005, 1290):
        c.poly([(x - 46, 796), (x + 52, 796), (x + 330, 1000), (x + 200, 1000)], "#4b6f74", 0.35)
    c.poly([(750, 800), (804, 800), (840, 900), (716, 900)], "#fbd98b", 0.75)
    # a visitor under a red parasol
    c.poly([(672, 892), (700, 894), (860, 984), (800, 986)], "#3c5c63", 0.5)
    person(c, 672, 894, 176, DEEP, 0.07, coat=True, shirt=ACACIA)
    c.line([(688, 806), (704, 690)], 4.5, DEEP)
    shade = [(602, 722), *bez((602, 722), (616, 652), (706, 640), n=12),
        *bez((706, 640), (796, 662), (804, 730), n=12), *bez((804, 730), (780, 706), (754, 726), n=6),
        *bez((754, 726), (728, 700), (700, 720), n=6), *bez((700, 720), (672, 696), (650, 718), n=6),
        *bez((650, 718), (626, 700), (602, 722), n=6)]
    c.poly(shade, RED)
    with c.clip(shade):
        c.poly([(706, 640), (700, 720), (830, 740), (830, 640)], BRICK)
    for x, y, s in ((1120, 80, 34), (1190, 50, 22), (330, 60, 26)):
        gull(c, x, y, s, PAPER, -6)


def bridge(c: Canvas) -> None:
    y: float
    sky(c, grad("#3a3a66", "#8a587f", "#d9767a", "#f5ad86", "#fcdca6"), 690)
    c.disc(750, 640, 170, "#fff0c6")
    c.stipple(oval(750, 640, 170), "#f08e63", "b", 0.9, 0.8)
    for x, y, w in ((300, 210, 620), (1200, 130, 560), (1080, 590, 620), (420, 560, 520)):
        lens(c, x, y, w, 14, "#f7c3a0", 0.6)
    # sea and harbour seen under the arch
    c.rect(0, 690, W, 830, grad("#d9837c", "#7d5a7a"))
    glints(c, 750, 694, 826, 120, 260, "#ffe7b3", 14)
    for x, h in ((560, 60), (610, 74), (950, 66)):
        c.line([(x, 690), (x, 690 - h)], 4, "#7d4a66")
        c.line([(x - 40, 690 - h * 0.7), (x + 26, 690 - h * 0.7)], 4, "#7d4a66")
        c.line([(x, 690 - h), (x - 40, 690 - h * 0.7)], 2, "#7d4a66")
    c.rect(0, 822, W, H, grad("#6b4a6c", "#2b2548"))
    for side in (-1, 1):
        for i, (x, y, r) in enumerate(((620, 700, 130), (500, 780, 120), (400, 850, 90), (540, 930, 120),
                (690, 820, 190))):
            crown(c, 750 + side * x, y, r, "#43355a" if i % 2 else "#352c4f", "#a3606f")
    c.poly([(440, 1000), (660, 824), (840, 824), (1060, 1000)], grad("#b5727a", "#5d4468", "#352c4f"))
    for k in range(8):
        y = 836 + k * k * 2.9
        half = 95 + (y - 824) * 1.22
        c.line([(750 - half, y), (750 + half, y)], 1.5 + k * 0.6, "#f2b48e", 0.65, caps=False)
    # stone abutments
    for side in (-1, 1):
        stone = [(750 + side * 560, 430), (750 + side * 800, 430), (750 + side * 800, 1000),
            (750 + side * 590, 1000)]
        c.poly(stone, "#b9808a" if side < 0 else "#5b3f63")
        with c.clip(stone):
            for row in range(13):
                y = 470 + row * 44
                c.line([(0, y), (W, y)], 3, "#352c4f", 0.55, caps=False)
                for k in range(9):
                    px = 750 + side * (560 + k * 74 + (37 if row % 2 else 0))
                    c.line([(px, y), (px, y + 44)], 3, "#352c4f", 0.55, caps=False)
        c.stipple(stone, NIGHT, "b", 0.9, 0.8)
    # the arch: two chords, posts, lattice
    iron = "#141f3f"

    def rise(x: float, low: float, high: float) -> float:
        return low - (low - high) * math.sin(math.pi * (x - 180) / 1140)
    xs = [180 + 1140 * i / 38 for i in range(39)]
    outer, inner = [(x, rise(x, 800, 470)) for x in xs], [(x, rise(x, 850, 520)) for x in xs]
    c.line(outer, 13, iron)
    c.line(inner, 15, iron)
    for i, post in enumerate(xs):
        c.line([outer[i], inner[i]], 5, iron)
        if i + 1 < len(xs):
            a, b = (outer, inner) if i % 2 else (inner, outer)
            c.line([a[i], b[i + 1]], 4, iron)
        if i % 3 == 1:
            c.line([(post, 424), outer[i]], 8, iron)
    c.rect(-10, 408, W + 10, 440, iron)
    c.rect(-10, 400, W + 10, 409, "#e58f78")
    c.rect(-10, 440, W + 10, 448, "#43355a")
    # railing
    c.rect(-10, 338, W + 10, 345, iron)
    c.rect(-10, 384, W + 10, 389, iron)
    for i in range(101):
        c.rect(i * 15 - 1.2, 342, i * 15 + 1.2, 402, iron)
    for i in range(26):
        c.line(oval(30 + i * 60, 364, 17), 3, iron)
    for x, h, shirt, coat, flip, walk in ((360, 118, None, False, False, 0.14),
            (640, 122, None, False, False, 0.07), (690, 112, RED, True, True, 0.06),
            (905, 116, None, True, True, 0.13), (1190, 74, ACACIA, False, True, 0.12),
            (1232, 116, None, True, True, 0.1)):
        person(c, x, 400, h, DEEP, walk, coat=coat, flip=flip, shirt=shirt)
    for x in (150, 490, 1010, 1350):
        c.glow(x, 208, 120, "#ffe9b0", 0.7)
        lamp(c, x, 404, 236, iron, "#fff0c0", arms=2)
    for i in range(101):
        c.rect(i * 15 - 1.2, 342, i * 15 + 1.2, 402, iron)
    c.rect(-10, 336, W + 10, 345, iron)
    for x, y, s in ((800, 200, 38), (880, 160, 24), (620, 250, 20)):
        gull(c, x, y, s, DEEP, -6)


POSTERS = {"museum": museum, "bridge": bridge}
FOCAL = {"museum": (0.5, 0.54), "bridge": (0.5, 0.47)}
