"""The beach from above at noon."""
import math

from .canvas import Canvas, H, W
from .forms import Point, bez, move, oval, rect, smooth
from .palette import ACACIA, BRICK, CREAM, DEEP, FOAM, INK, MINT, PAPER, PINE, RED, WINE, grad, mix
from .shapes import gull

SUNSHADE = "#8f7a5c"


def umbrella(c: Canvas, x: float, y: float, r: float, a: str, b: str, turn: float, n: int = 10) -> None:
    """Seen from straight above; its shadow falls down and to the right."""
    rim = [(x + r * k * math.cos(math.radians(turn + i * 360 / n / 2)),
        y + r * k * math.sin(math.radians(turn + i * 360 / n / 2))) for i in range(2 * n) for k in ((1.0 if i % 2 == 0 else 0.95),)]
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
        for part in ([(-8, 10), (-11, 48), (-13, 84)], [(8, 10), (12, 46), (9, 84)],
                [(-18, -34), (-32, -8), (-28, 16)], [(18, -34), (34, -44), (20, -66)]):
            c.limb(move(part, x, y, 1, turn), 15, 9, skin)
        c.poly(move(smooth([(-20, -40), (20, -40), (17, -4), (19, 16), (-19, 16), (-17, -4)], n=5), x, y, 1,
            turn), someone)
        c.poly(move(oval(0, -60, 14, 16), x, y, 1, turn), skin)
        c.poly(move(oval(0, -66, 22, 15), x, y, 1, turn), "#f3d79c")


def swimmer(c: Canvas, x: float, y: float, turn: float, cap: str) -> None:
    for k in range(3):
        c.line(move(bez((-26 - k * 22, -14 - k * 12), (-60 - k * 22, 0), (-26 - k * 22, 14 + k * 12), n=8), x,
            y, 1, turn), 3, FOAM, 0.8 - k * 0.2)
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
    for shift, wave, phase, ink in ((70, 22, 0.0, "#dcb87a"), (40, 22, 0.0, "#fffaf0"),
            (8, 20, 0.5, "#bfe3d0"), (-14, 20, 0.9, "#fffaf0"), (-34, 22, 1.3, "#8fd0bf"),
            (-120, 24, 2.2, "#58b3ac"), (-220, 30, 3.4, "#38959b"), (-340, 34, 4.6, "#2a7c8c")):
        c.poly(shore(shift, wave, phase), ink)
    for _ in range(46):
        x, y = c.rng.uniform(0, 900), c.rng.uniform(0, 900)
        if x + y < 940:
            c.line(move(bez((-36, 5), (0, -9), (36, 5), n=8), x, y, c.rng.uniform(0.5, 1.1), -45), 4,
                "#d5efe0", 0.7)
    swimmer(c, 470, 330, -40, RED)
    swimmer(c, 300, 590, -60, ACACIA)
    ring = oval(610, 210, 46)
    c.poly(move(ring, 10, 12), "#1f6577", 0.4)
    c.poly(ring, RED)
    for turn in (20, 110, 200, 290):
        c.poly([(610, 210), *oval(610, 210, 46, None, turn, turn + 38)], PAPER)
    c.disc(610, 210, 21, "#38959b")
    c.poly(smooth([(150, 250), (236, 190), (330, 176), (262, 236), (176, 284)]), "#1f6577", 0.35)
    c.poly(smooth([(140, 236), (226, 172), (322, 160), (252, 222), (164, 270)]), CREAM)
    c.poly(smooth([(176, 236), (230, 196), (282, 184), (240, 218), (184, 252)]), BRICK)
    for x, y, turn, a, b, who in ((930, 395, 28, PAPER, "#2a7c8c", RED),
            (1290, 300, -12, "#2a7c8c", PAPER, None), (700, 655, 36, ACACIA, PAPER, PINE),
            (1120, 720, -20, "#e8897a", PAPER, None), (1400, 760, 18, PAPER, RED, INK),
            (560, 900, 50, MINT, PAPER, None), (930, 905, 10, PAPER, ACACIA, None),
            (1180, 80, 32, ACACIA, RED, None)):
        towel(c, x, y, turn, a, b, who)
    for x, y, r, a, b, turn in ((800, 500, 150, RED, PAPER, 8), (1120, 250, 128, PAPER, "#2a7c8c", 20),
            (1290, 560, 150, ACACIA, PAPER, 2), (980, 780, 128, "#2f8f8b", CREAM, 14),
            (650, 860, 118, CREAM, RED, 30), (1420, 110, 120, "#e8897a", PAPER, 0),
            (1330, 930, 130, RED, CREAM, 12)):
        umbrella(c, x, y, r, a, b, turn)
    for x, y, s in ((420, 480, 44), (360, 420, 30)):
        gull(c, x + 22, y + 30, s, "#1f6577", -20)
        gull(c, x, y, s, PAPER, -20)


POSTERS = {"beach": beach}
FOCAL = {"beach": (0.58, 0.5)}
