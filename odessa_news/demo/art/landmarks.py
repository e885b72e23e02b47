"""The stairs with the Duke above them, and the opera house."""
import math

from .canvas import Canvas, H, W
from .forms import Point, arch, bez, move, oval, smooth
from .palette import ACACIA, AMBER, BRICK, DEEP, PEACH, PINE, RED, SAND, WINE, Fill, across, grad, mix
from .shapes import crown, gull, lamp, lens, person, rays, sky

DUKE = [(-0.13, 0), *bez((-0.15, -0.1), (-0.14, -0.3), (-0.155, -0.45), n=8), (-0.19, -0.6), (-0.3, -0.49),
    (-0.42, -0.41), (-0.45, -0.45), (-0.34, -0.55), (-0.22, -0.74),
    *bez((-0.2, -0.79), (-0.12, -0.8), (-0.05, -0.82), n=6), (-0.045, -0.86),
    *oval(0, -0.92, 0.066, 0.085, 130, 410), (0.045, -0.86), (0.05, -0.82),
    *bez((0.12, -0.8), (0.19, -0.78), (0.2, -0.68), n=6), (0.22, -0.52), (0.16, -0.4),
    *bez((0.19, -0.3), (0.17, -0.12), (0.2, 0), n=8)]


def stairs(c: Canvas) -> None:
    y: float
    sky(c, grad("#d98078", "#eda688", "#f8cf9f", "#fdebc4"), 470)
    rays(c, 750, 300, 32, "#fff3d2", 0.28, 2.8)
    c.disc(750, 250, 170, "#fff4d6")
    c.stipple(oval(750, 250, 170), PEACH, "b", 0.8, 0.8)
    top, low = 440.0, 1010.0

    def edge(t: float, k: float) -> Point:
        """A point on the flight: t from the top to our feet, k from side to side."""
        return 750 + k * (150 + 480 * t), top + (low - top) * t
    # two crescent houses
    for side in (-1, 1):
        ink, dark = ("#e9c29a", "#a8736c") if side < 0 else ("#c98d7b", "#8c5c62")
        house = [(750 + side * 200, 440), (750 + side * 206, 322),
            *bez((750 + side * 206, 322), (750 + side * 380, 300), (750 + side * 560, 312), n=10),
            (750 + side * 800, 290), (750 + side * 800, 470)]
        c.poly(house, ink)
        c.line([(750 + side * 202, 322), *bez((750 + side * 206, 322), (750 + side * 380, 300),
            (750 + side * 560, 312), n=10), (750 + side * 800, 290)], 9, dark)
        for k in range(13):
            x = 750 + side * (230 + k * 44)
            for y in (342, 388):
                c.rect(x - 9, y, x + 9, y + 28, dark)
    c.rect(380, 428, 1120, 446, "#d6ab8c")
    for k in range(3):
        c.rect(750 - 74 + k * 14, 436 - k * 10, 750 + 74 - k * 14, 448 - k * 10, "#8c5c62")
    c.poly([(712, 408), (718, 318), (782, 318), (788, 408)], "#6b3f52")
    c.poly([(752, 408), (752, 318), (782, 318), (788, 408)], WINE)
    c.rect(708, 308, 792, 322, WINE)
    c.poly(move(DUKE, 752, 310, 178), DEEP)
    # trees on the slopes, then the flight itself
    for side, slope in ((-1, "#1d4a4c"), (1, "#34424e")):
        c.poly([(750 + side * 150, 446), (750 + side * 800, 446), (750 + side * 800, H),
            (750 + side * 630, H)], slope)
        for i, (x, y, r) in enumerate(((330, 430, 80), (440, 450, 100), (560, 470, 120), (700, 500, 150),
                (480, 560, 110), (640, 640, 170), (760, 700, 200), (700, 860, 220), (800, 960, 220))):
            dark, light = (PINE, "#5f8f63") if i % 2 else ("#1b4450", "#44785e")
            crown(c, 750 + side * x, y, r, dark if side < 0 else mix(dark, WINE, 0.25),
                light if side < 0 else mix(light, WINE, 0.35))
    steps = [edge(0, -1), edge(0, 1), edge(1, 1), edge(1, -1)]
    c.poly(steps, "#f4dfbb")
    y, gap = top, 2.2
    i = 0
    while y < low:
        t0, t1 = (y - top) / (low - top), min(1, (y + gap * 0.45 - top) / (low - top))
        c.poly([edge(t0, -1), edge(t0, 1), edge(t1, 1), edge(t1, -1)], "#a77a74" if i % 9 else "#fff1d0")
        y += gap
        gap *= 1.036
        i += 1
    c.stipple([edge(0, 0), edge(0, 1), edge(1, 1), edge(1, 0)], "#8a5a63", "r", 1.0, 0.4)
    # the Duke's long shadow comes down to us
    c.poly([edge(0, -0.24), edge(0, 0.24), edge(0.2, 0.2), edge(0.22, 0.1), edge(0.5, 0.11),
        edge(0.54, 0.055), edge(0.62, 0.05), edge(0.62, -0.05), edge(0.54, -0.055), edge(0.5, -0.12),
        edge(0.42, -0.27), edge(0.38, -0.26), edge(0.34, -0.1), edge(0.2, -0.19)], "#7a4a5b", 0.55)
    for side in (-1, 1):
        outer, inner, drop = 1.2, 1.0, 0.0
        wall = [edge(0, side * inner), edge(0, side * outer), edge(1, side * outer), edge(1, side * inner)]
        c.poly(wall, "#fbe8c6" if side < 0 else "#d8a98f")
        face = [edge(0, side * inner), edge(1, side * inner), edge(1, side * (inner - 0.055)),
            edge(0, side * (inner - 0.02 - drop))]
        c.poly(face, "#b98577" if side < 0 else "#8a5a63")
        for k in range(1, 9):
            t = (k / 9) ** 1.6
            c.line([edge(t, side * inner), edge(t, side * outer)], 1.5 + 3 * t, "#b98577", caps=False)
    for x, yy, h, red in ((600, 560, 62, None), (690, 640, 84, None), (956, 760, 132, RED),
            (1010, 764, 128, None), (470, 860, 176, None)):
        c.poly([(x - 0.06 * h, yy), (x + 0.09 * h, yy), (x + (x - 750) * 0.25 + h * 0.12, yy + h * 0.75),
            (x + (x - 750) * 0.25 - h * 0.02, yy + h * 0.75)], "#7a4a5b", 0.5)
        person(c, x, yy, h, DEEP, 0.12, coat=red is not None, flip=x > 750, shirt=red)
    for x, yy, s in ((480, 170, 34), (420, 220, 22), (1050, 150, 28)):
        gull(c, x, yy, s, WINE, -5)


class Drum:
    """A round house seen from the square: (angle, height) to the sheet, cornices bending with the curve."""

    def __init__(self, c: Canvas, x: float, ground: float, r: float, eye: float = 26) -> None:
        self.c, self.x, self.ground, self.r, self.eye = c, x, ground, r, eye

    def at(self, a: float, h: float) -> Point:
        near = 0.87 + 0.13 * math.cos(math.radians(a))
        return self.x + self.r * math.sin(math.radians(a)), self.ground - self.eye - (h - self.eye) * near

    def quad(self, a0: float, a1: float, h0: float, h1: float) -> list[Point]:
        n = max(2, int(abs(a1 - a0) / 5))
        ring = [a0 + (a1 - a0) * i / n for i in range(n + 1)]
        return [*[self.at(a, h1) for a in ring], *[self.at(a, h0) for a in reversed(ring)]]

    def band(self, a0: float, a1: float, h0: float, h1: float, fill: Fill) -> None:
        self.c.poly(self.quad(a0, a1, h0, h1), fill)

    def arch(self, a: float, half: float, h0: float, h1: float, fill: Fill) -> None:
        rise = half * self.r * math.pi / 180
        self.c.poly([self.at(px, -py) for px, py in arch(a - half, -h1, a + half, -h0, rise)], fill)


def opera(c: Canvas) -> None:
    x: float
    sky(c, grad("#3b3f6d", "#7d6388", "#d58a86", "#f6c39a", "#fce2b2"), 850)
    for x, y, w in ((230, 250, 620), (1320, 180, 560), (1180, 400, 700), (180, 470, 560)):
        lens(c, x, y, w, 16, "#f3b7a0", 0.7)
        lens(c, x + 80, y + 24, w * 0.5, 9, "#5b4d78", 0.4)
    for x, h in ((40, 200), (170, 240), (1330, 230), (1480, 190)):
        c.rect(x - 110, 830 - h, x + 110, 840, "#8c6a83")
        for k in range(6):
            c.rect(x - 84 + k * 30, 850 - h, x - 70 + k * 30, 880 - h, "#6c5474")
    wall, lit, shade = across("#fff0cf", "#f2d7ac", "#b98b88", "#7c617b"), "#fff3d6", "#6d5573"
    back = Drum(c, 750, 838, 350)
    back.band(-88, 88, 360, 466, wall)
    for a in range(-77, 78, 14):
        back.arch(a, 3.4, 384, 438, "#5a4668" if abs(a) % 28 else AMBER)
    back.band(-90, 90, 462, 480, across(lit, SAND, shade))
    roof = [*[back.at(a, 478) for a in range(-88, 89, 8)], *bez((1085, 412), (1000, 250), (880, 222), n=14),
        (620, 222), *bez((620, 222), (500, 250), (415, 412), n=14)]
    c.poly(roof, across("#8ea3a1", "#5e7c86", "#35506c"))
    c.stipple(roof, DEEP, "r", 0.6, 0.6)
    for x in (520, 590, 670, 750, 830, 910, 980):
        c.line(bez((750 + (x - 750) * 0.55, 224), (x + (x - 750) * 0.12, 270), (x + (x - 750) * 0.42, 420),
            n=10), 3, "#35506c", 0.6)
    c.rect(640, 196, 860, 224, "#f2d7ac")
    c.rect(762, 196, 860, 224, "#a87f84")
    c.poly([(672, 196), *bez((672, 196), (690, 128), (750, 120), n=10),
        *bez((750, 120), (810, 128), (828, 196), n=10)], across("#7f9aa0", "#35506c"))
    c.rect(744, 70, 756, 124, DEEP)
    c.rect(756, 72, 812, 87, "#3f78ad")
    c.rect(756, 87, 812, 102, ACACIA)
    front = Drum(c, 750, 838, 490)
    front.band(-90, 90, 0, 372, wall)
    front.band(-90, 90, 182, 198, across(lit, SAND, shade))
    front.band(-90, 90, 350, 376, across(lit, SAND, shade))
    for a in range(-82, 83, 12):
        if abs(a) > 17:
            front.arch(a, 3.9, 12, 150, "#4b3a5e")
            front.arch(a, 3.1, 12, 138, grad("#f3b65a", "#ffe3a0"))
            front.arch(a, 4.1, 208, 330, "#58456a")
            front.arch(a, 3.2, 214, 320, grad("#f7c56c", "#ffedb8"))
            front.band(a - 3.2, a + 3.2, 206, 230, across(lit, "#d9b596"))
    for a in range(-88, 89, 12):
        if abs(a) > 17:
            front.band(a - 0.95, a + 0.95, 198, 344, across("#fff8e4", "#e2be98") if a < 20 else "#9a7686")
            front.band(a - 1.4, a + 1.4, 332, 350, lit if a < 20 else "#a98491")
    for a in range(-88, 89, 4):
        front.band(a - 0.9, a + 0.9, 376, 400, "#f6e0b8" if a < 16 else "#8d6f86")
    front.band(-90, 90, 398, 406, across(lit, SAND, shade))
    c.stipple(front.quad(20, 90, 0, 372), "#4b3a5e", "r", 0.8, 0.6)
    # the portico
    c.poly([(596, 836), (596, 400), (904, 400), (904, 836)], across("#fff4d8", "#f3d9af"))
    c.rect(886, 400, 904, 836, "#a77d83")
    c.poly(arch(640, 476, 860, 838, 110), "#5a4668")
    c.poly(arch(654, 492, 846, 838, 96), grad("#ffedb8", "#f7c56c", "#e08f45"))
    c.poly(arch(704, 640, 796, 838, 46), BRICK)
    c.rect(748, 640, 752, 838, WINE)
    c.rect(654, 606, 846, 618, "#fff0cf")
    for x in (606, 626, 866, 886):
        c.rect(x - 8, 470, x + 8, 836, "#fff8e4" if x < 800 else "#d3a994")
        c.rect(x - 11, 456, x + 11, 472, lit)
        c.rect(x - 11, 820, x + 11, 838, lit)
    c.rect(578, 388, 922, 410, lit)
    c.poly([(590, 390), *bez((590, 390), (650, 318), (750, 312), n=12),
        *bez((750, 312), (850, 318), (910, 390), n=12)], across("#fff0cf", "#cfa391"))
    c.poly([(626, 388), *bez((626, 388), (680, 342), (750, 338), n=12),
        *bez((750, 338), (820, 342), (874, 388), n=12)], "#b98b88")
    c.rect(728, 300, 772, 320, lit)
    c.poly(move(DUKE, 750, 302, 84), DEEP)
    for flip in (True, False):
        x = 694 if flip else 806
        c.poly(move(bez((-0.5, 0), (-0.5, -0.5), (-0.1, -0.5), n=6) + bez((-0.1, -0.8), (0.2, -0.8),
            (0.1, -0.4), n=6) + [(0.5, 0.1)], x, 326, 52, flip=flip), DEEP)
    for x in (600, 900):
        c.poly(smooth([(x - 12, 390), (x - 10, 356), (x, 340), (x + 10, 356), (x + 12, 390)]), DEEP)
    # the square, wet and full of light
    c.rect(0, 836, W, H, grad("#b98391", "#5c4d70", "#2a2b4e"))
    c.poly([(520, 838), (980, 838), (1080, 866), (420, 866)], "#f2d7ac")
    c.poly([(420, 866), (1080, 866), (1096, 880), (404, 880)], "#9b7484")
    c.poly([(700, 838), (800, 838), (880, 1000), (620, 1000)], RED)
    c.stipple([(700, 838), (800, 838), (880, 1000), (620, 1000)], WINE, "b", 0.8, 0.8)
    for a in range(-82, 83, 12):
        x, _ = front.at(a, 0)
        for k in range(4):
            if abs(x - 750) > 130:
                lens(c, x + c.rng.uniform(-8, 8), 896 + k * 24, 46 - k * 7, 5, "#ffd98f", 0.75 - k * 0.13)
    for x in (330, 1170):
        c.glow(x, 700, 110, "#fff1c4", 0.75)
        lamp(c, x, 900, 210, DEEP, "#fff1c4", arms=2)
    for x, y, h, f in ((560, 910, 92, False), (592, 912, 86, True), (930, 920, 96, True),
            (1030, 900, 84, False), (440, 930, 100, False)):
        person(c, x, y, h, DEEP, 0.08, coat=x in (592, 930), flip=f, shirt=WINE if x == 930 else None)
        lens(c, x, y + 2, h * 0.5, 4, DEEP, 0.5)


POSTERS = {"stairs": stairs, "opera": opera}
FOCAL = {"stairs": (0.5, 0.44), "opera": (0.5, 0.5)}
