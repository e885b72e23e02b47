"""Two trams: the blue one goes by under the trees, the red one comes towards us at dusk."""
from .canvas import Canvas, H, W
from .forms import bez, oval, pill, rect
from .palette import ACACIA, AMBER, BRICK, CREAM, DEEP, INK, NIGHT, PAPER, RED, WINE, grad, mix
from .shapes import lens, person, sky, tree, window


def house(c: Canvas, x: float, y: float, w: float, h: float, wall: str, trim: str, glass: str, bays: int,
        floors: int = 2) -> None:
    """An old two-storey front: rusticated ground floor, cornice, tall windows."""
    c.rect(x, y - h, x + w, y, wall)
    c.rect(x - 6, y - h - 12, x + w + 6, y - h + 8, trim)
    c.rect(x, y - h + 8, x + w, y - h + 18, mix(wall, NIGHT, 0.25))
    step, tall = w / bays, h / floors
    for floor in range(floors):
        base = y - tall * floor
        c.rect(x, base - tall + 2, x + w, base - tall + 9, trim)
        for k in range(bays):
            mid = x + step * (k + 0.5)
            x0, x1 = mid - step * 0.24, mid + step * 0.24
            window(c, x0, base - tall * 0.8, x1, base - tall * 0.22, trim, glass, round_top=floor == 0)
            if floor:
                c.poly([(x0 - 8, base - tall * 0.82), (mid, base - tall * 0.92),
                    (x1 + 8, base - tall * 0.82)], trim)
                c.rect(x0 - 5, base - tall * 0.22, x1 + 5, base - tall * 0.2, trim)


def tram_blue(c: Canvas) -> None:
    x: float
    y: float
    sky(c, grad("#8cc6c4", "#cfe3cf", "#fbf0cd"), 640)
    c.disc(1090, 190, 96, "#fffbe8")
    house(c, -40, 690, 420, 440, "#e7b98d", "#f8e4bf", "#6f8f8f", 4)
    house(c, 392, 690, 520, 520, "#f0d9a6", PAPER, "#5f8a8e", 5, 3)
    house(c, 924, 690, 640, 400, "#dd9c86", "#f7d9ba", "#6a8489", 6)
    c.stipple(rect(0, 120, W, 700), "#6d7f86", "b", 0.6, 0.5)
    c.rect(0, 690, W, H, grad("#d8c9a3", "#b8ab8e", "#8e8a7c"))
    c.rect(0, 690, W, 704, "#8f9384")
    for x, h in ((120, 520), (1330, 500), (560, 430), (960, 420)):
        tree(c, x, 700, h, "#2f6a5c", "#8fb56c", "#4c4038")
    x0, x1, top, low = 230, 1270, 424, 770
    # wires and the pantograph
    c.line([(-10, 262), (W + 10, 250)], 2.6, INK)
    c.line([(-10, 236), *bez((-10, 236), (750, 272), (W, 226), n=16)], 1.8, INK)
    for x in (300, 600, 900, 1200):
        c.line([(x, 246), (x, 260)], 1.4, INK)
    c.line([(690, 412), (760, 330), (702, 256)], 6, INK)
    c.line([(660, 256), (744, 255)], 6, INK)
    # body: shade on the road, bogies, skirt, sides
    c.poly([(x0 + 20, 816), (x1 + 40, 816), (x1 + 150, 846), (x0 + 110, 846)], "#4d5a5c", 0.6)
    for x in (430, 1070):
        c.poly([(x - 120, 768), (x + 120, 768), (x + 96, 800), (x - 96, 800)], NIGHT)
        for k in (-62, 62):
            c.disc(x + k, 792, 31, "#24343f")
            c.disc(x + k, 792, 14, "#7d8b8c")
    body = [(x0 + 16, low), (x0, low - 120), *bez((x0, low - 120), (x0 + 10, top + 30), (x0 + 86, top), n=12),
        *bez((x1 - 86, top), (x1 - 10, top + 30), (x1, low - 120), n=12), (x1 - 16, low)]
    c.poly(body, CREAM)
    with c.clip(body):
        c.rect(x0, 606, x1, low, "#2f6ea5")
        c.rect(x0, 738, x1, low, "#1f4b78")
        c.rect(x0, 596, x1, 607, RED)
        c.rect(x0, top, x1, top + 20, "#c3c9b8")
        c.stipple(rect(x0, 607, x1, 738), "#16406b", "b", 1, 0.75)
        c.stipple(rect(x0, top, x1, 600), "#b7a987", "r", 0.4, 0.5)
    glass = grad("#33586a", "#6d9aa0")
    for a, b in ((416, 500), (510, 594), (780, 860), (870, 950), (960, 1040)):
        c.poly(pill(a, 466, b, 584, 14), DEEP)
        c.poly(pill(a + 5, 471, b - 5, 579, 11), glass)
        c.poly([(a + 14, 579), (a + 40, 471), (a + 60, 471), (a + 34, 579)], "#a9c9c3", 0.5)
    c.poly([(250, 584), (254, 540), *bez((254, 540), (262, 486), (284, 466), n=8), (306, 466), (306, 584)],
        glass)
    c.poly([(1250, 584), (1246, 540), *bez((1246, 540), (1238, 486), (1216, 466), n=8), (1160, 466),
        (1160, 584)], glass)
    for a in (318, 606, 1052):
        b = a + (88 if a != 606 else 164)
        c.poly(pill(a, 456, b, 756, 10), "#1b4470")
        n = 2 if a != 606 else 4
        for k in range(n):
            w = (b - a - 8) / n
            c.poly(pill(a + 5 + k * w, 464, a + 1 + (k + 1) * w, 748, 7), "#2f6ea5")
            c.poly(pill(a + 10 + k * w, 472, a - 4 + (k + 1) * w, 640, 7), glass)
    for x, h in ((455, 0), (552, 6), (822, 2), (912, -4), (1000, 4), (1190, 6)):
        c.disc(x, 540 - h, 17, DEEP)
        c.poly([(x - 32, 579 if x < 1100 else 584), *bez((x - 30, 556), (x, 546), (x + 30, 556), n=8),
            (x + 32, 579)], DEEP)
    for x in (258, 1242):
        c.disc(x, 664, 14, "#fff3c6")
    c.rect(430, 640, 590, 646, CREAM)
    c.rect(780, 640, 1040, 646, CREAM)
    # the road: setts, rails
    for y, w, ink in ((826, 6, "#5c625c"), (872, 8, "#4c524f")):
        c.rect(0, y, W, y + w, ink)
        c.rect(0, y, W, y + 2, "#eee0bb")
    for row in range(9):
        y = 720 + row * row * 3.4
        for k in range(26):
            x = k * 62 + (31 if row % 2 else 0) + c.rng.uniform(-6, 6)
            if row > 4:
                lens(c, x, y + 40, 40, 3.4, "#7d7a6c", 0.6)
    person(c, 150, 868, 190, INK, 0.06, coat=True, shirt=RED)
    person(c, 1380, 850, 176, INK, 0.12, flip=True)
    c.poly([(120, 872), (180, 872), (300, 910), (250, 912)], "#4d5a5c", 0.45)
    for _ in range(26):
        lens(c, c.rng.uniform(0, W), c.rng.uniform(860, 990), 22, 4, c.rng.choice(("#8fb56c", ACACIA)), 0.9)


def tram_red(c: Canvas) -> None:
    k: float
    x: float
    sky(c, grad("#2f3763", "#7b5a86", "#dc8781", "#fbc894"), 640)
    c.disc(750, 500, 190, "#fde0a8")
    c.glow(750, 500, 420, "#fde0a8", 0.5)
    c.rect(0, 575, W, H, "#c58583")
    # the street runs down to the sun
    for side in (-1, 1):
        for i in range(6):
            near, far = (1 - i / 6) ** 1.7, (1 - (i + 1) / 6) ** 1.7
            x0, x1 = 750 + side * (130 + 740 * near), 750 + side * (130 + 740 * far)
            tall = 430 + 40 * (i % 2)
            t0, t1 = 560 - tall * (0.16 + 0.84 * near), 560 - tall * (0.16 + 0.84 * far)
            b0, b1 = 580 + 250 * near, 580 + 250 * far
            wall = mix("#5b4368" if side < 0 else "#8e5a70", "#e79a8b", i / 8)
            c.poly([(x0, t0), (x1, t1), (x1, b1), (x0, b0)], wall)
            c.poly([(x0, t0 - 12 * near), (x1, t1 - 12 * far), (x1, t1 + 6 * far), (x0, t0 + 8 * near)],
                mix(wall, CREAM, 0.35))
            for k in range(3):
                for f in (0.2, 0.5):
                    u0, u1 = (k + 0.25) / 3, (k + 0.72) / 3
                    left, right = x0 + (x1 - x0) * u0, x0 + (x1 - x0) * u1
                    (la, lb), (ra, rb) = ((t0 + (t1 - t0) * u, b0 + (b1 - b0) * u) for u in (u0, u1))
                    pane = [(left, la + (lb - la) * f), (right, ra + (rb - ra) * f),
                        (right, ra + (rb - ra) * (f + 0.19)), (left, la + (lb - la) * (f + 0.19))]
                    c.poly(pane, ACACIA if c.rng.random() < 0.4 else mix(wall, NIGHT, 0.45))
        for k in (0.4, 0.62, 1.0):
            tree(c, 750 + side * (190 + 440 * k), 590 + 200 * k, 520 * k, "#2c3f4c", "#6f6d5c", "#33283c")
    c.poly([(0, H), (0, 850), (640, 590), (860, 590), (W, 850), (W, H)],
        grad("#f0b48c", "#9b6b7b", "#4a3d5c", "#2a2744"))
    for k in (-1, 1):
        c.poly([(750 + k * 22, 590), (750 + k * 24, 590), (750 + k * 250, H), (750 + k * 238, H)], "#fde0a8")
        c.poly([(750 + k * 20, 590), (750 + k * 22, 590), (750 + k * 238, H), (750 + k * 230, H)], NIGHT)
    for k in range(10):
        y = 800 + k * k * 2.6
        lens(c, 750, y, 500 + 60 * k, 3, "#2a2744", 0.35)
    c.line([(750, 470), (750, 330)], 2, DEEP)
    for x in (730, 770):
        c.line([(748, 480), (x + (x - 750) * 12, -10)], 2.6, DEEP)
    c.line([(0, 130), *bez((0, 130), (750, 190), (1500, 130), n=16)], 2.4, DEEP)
    # the car
    left, right, top, low = 548, 952, 300, 830
    c.poly([(520, 862), (980, 862), (1080, 1000), (420, 1000)], NIGHT, 0.5)
    c.line([(690, 292), (666, 236), (740, 172)], 7, DEEP)
    c.line([(810, 292), (834, 236), (760, 172)], 7, DEEP)
    c.line([(672, 170), (828, 170)], 8, DEEP)
    body = [(left + 26, low), *bez((left + 26, low), (left - 4, 700), (left, 560), n=10),
        *bez((left, 560), (left + 6, 330), (left + 70, top), n=14),
        *bez((left + 70, top), (750, top - 26), (right - 70, top), n=10),
        *bez((right - 70, top), (right - 6, 330), (right, 560), n=14),
        *bez((right, 560), (right + 4, 700), (right - 26, low), n=10)]
    c.poly(body, CREAM)
    with c.clip(body):
        c.rect(0, 588, W, H, RED)
        c.rect(0, 574, W, 590, CREAM)
        c.poly([(0, 588), (W, 588), (W, 640), (890, 660), *bez((890, 660), (750, 720), (610, 660), n=12),
            (0, 640)], CREAM)
        c.poly([(0, 588), (W, 588), (W, 626), (890, 645), *bez((890, 645), (750, 702), (610, 645), n=12),
            (0, 626)], RED)
        c.rect(0, 782, W, H, BRICK)
        c.stipple(rect(left, 588, right, low), WINE, "r", 0.7, 0.85)
        c.stipple(rect(left, top, right, 588), "#c9a184", "r", 0.5, 0.7)
    c.poly(pill(640, 322, 860, 384, 16), DEEP)
    for a, b in ((662, 700), (712, 838)):
        c.poly(pill(a, 342, b, 364, 6), ACACIA)
    shield = [(578, 564), (586, 440), *bez((586, 440), (592, 406), (628, 404), n=6),
        *bez((872, 404), (908, 406), (914, 440), n=6), (922, 564)]
    c.poly(shield, DEEP)
    inner = [(590, 554), (597, 444), *bez((597, 444), (602, 418), (630, 415), n=6),
        *bez((870, 415), (898, 418), (903, 444), n=6), (910, 554)]
    c.poly(inner, grad("#f6bd78", "#ffe2a2", "#e9a765"))
    with c.clip(inner):
        for x, k in ((690, 0.8), (850, 0.7), (780, 0.62)):
            c.disc(x, 500, 22 * k, "#8a4a4c")
            c.poly(pill(x - 44 * k, 518, x + 44 * k, 600, 30), "#8a4a4c")
        c.poly(oval(646, 474, 23, 27), DEEP)
        c.poly([(616, 466), *bez((616, 466), (622, 438), (646, 438), n=6),
            *bez((646, 438), (672, 438), (676, 466), n=6)], NIGHT)
        c.poly(pill(600, 506, 694, 620, 34), DEEP)
        c.poly([(780, 554), (850, 415), (900, 415), (830, 554)], PAPER, 0.25)
    c.line([(752, 415), (752, 556)], 7, DEEP)
    c.line([(720, 556), (660, 470)], 4, DEEP)
    c.line([(800, 556), (850, 480)], 4, DEEP)
    for x in (634, 866):
        c.glow(x, 728, 150, "#fff3c6", 0.75)
        c.disc(x, 728, 38, DEEP)
        c.disc(x, 728, 31, "#fffae0")
        c.poly([(x - 24, 840), (x + 24, 840), (x + (x - 750) * 0.5 + 110, 1000),
            (x + (x - 750) * 0.5 - 110, 1000)], "#fff0c0", 0.16)
    for x in (572, 928):
        c.disc(x, 752, 11, AMBER)
    c.poly(pill(560, 806, 940, 838, 12), NIGHT)
    c.poly(pill(700, 800, 800, 850, 10), "#26263c")
    for x, y, h, k in ((330, 900, 250, -1), (1165, 880, 228, 1)):
        c.poly([(x - 24, y), (x + 30, y), (x + k * 90 + 60, y + h * 0.36), (x + k * 90 - 20, y + h * 0.36)],
            NIGHT, 0.4)
    person(c, 330, 900, 250, DEEP, 0.05, coat=True)
    person(c, 1165, 880, 228, DEEP, 0.1, flip=True, shirt=WINE)


POSTERS = {"tram-blue": tram_blue, "tram-red": tram_red}
FOCAL = {"tram-blue": (0.5, 0.53), "tram-red": (0.5, 0.54)}
