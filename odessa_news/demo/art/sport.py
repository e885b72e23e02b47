"""The stadium under its lights, and the morning run along the sea."""
import math

from .canvas import Canvas, H, W
from .forms import Point, bez, oval, rect, smooth
from .palette import ACACIA, CREAM, DEEP, FOAM, INK, NIGHT, PAPER, PINE, RED, WINE, grad, mix
from .shapes import glints, gull, lens, rays, sky, stars


def mast(c: Canvas, x: float, y: float, h: float, lean: float, ink: str) -> None:
    """A floodlight mast: lattice, then a tilted board of lamps, with its glare."""
    top = (x + lean, y - h)
    c.poly([(x - h * 0.035, y), (top[0] - h * 0.012, top[1]), (top[0] + h * 0.012, top[1]),
        (x + h * 0.035, y)], ink)
    bw, bh = h * 0.2, h * 0.16
    skew = bw * 0.14 * (1 if lean > 0 else -1)
    board = [(top[0] - bw + skew, top[1] - bh), (top[0] + bw + skew, top[1] - bh),
        (top[0] + bw, top[1] + bh * 0.4), (top[0] - bw, top[1] + bh * 0.4)]
    c.glow(top[0], top[1] - bh * 0.3, h * 0.75, CREAM, 0.55, fall=1.8)
    c.poly(board, ink)
    for row in range(4):
        for k in range(6):
            t = row / 4
            px = top[0] + skew * (1 - t) + (k - 2.5) * bw * 0.31
            c.disc(px, top[1] - bh * 0.8 + row * bh * 0.35, h * 0.019, "#fffbe6")


def stadium(c: Canvas) -> None:
    sky(c, grad("#0d2a35", "#12474d", "#1f6a63", "#6fa582"), 560)
    stars(c, 60, 220, FOAM)
    # the far stand sweeps round like a bowl
    bowl = [(-60, 470), *bez((-60, 470), (300, 372), (750, 352), n=20),
        *bez((750, 352), (1200, 372), (1560, 470), n=20), (1560, 700), (-60, 700)]
    c.poly(bowl, grad("#0c2a36", "#0f3440"))
    for tier in range(7):
        y = 384 + tier * 29
        drop = 112 - tier * 9
        edge = [*bez((-60, y + drop), (350, y + 10), (750, y), n=24),
            *bez((750, y), (1150, y + 10), (1560, y + drop), n=24)]
        c.line(edge, 3, "#1f5a5c")
        for x, ey in edge:
            for k in range(4):
                if c.rng.random() < 0.85:
                    nx = x + k * 8.5 + c.rng.uniform(-2, 2)
                    c.disc(nx, ey + 15 + c.rng.uniform(-4, 4), 3.6 + tier * 0.25,
                        c.rng.choice(("#3f7d78", "#2c6a6c", "#6fa582", PAPER, ACACIA, "#235a61", "#235a61",
                        RED)))
    roof = [(-60, 440), *bez((-60, 440), (300, 330), (750, 306), n=20),
        *bez((750, 306), (1200, 330), (1560, 440), n=20), (1560, 462),
        *bez((1560, 462), (1200, 364), (750, 340), n=20), *bez((750, 340), (300, 364), (-60, 462), n=20)]
    c.poly(roof, "#d9e0c4")
    c.stipple(roof, PINE, "b", 0.7, 0.8)
    for i in range(13):
        x = 60 + i * 115
        c.line([(x, 346 + abs(x - 750) ** 1.55 / 190), (x, 400 + abs(x - 750) ** 1.55 / 240)], 3, "#1f5a5c")
    for x, y, h, lean in ((180, 470, 310, 16), (1320, 470, 310, -16), (505, 352, 170, 8),
            (995, 352, 170, -8)):
        mast(c, x, y, h, lean, "#0a2029")
    # the pitch, mown towards us
    c.poly([(-60, 594), *bez((-60, 594), (350, 572), (750, 566), n=12),
        *bez((750, 566), (1150, 572), (1560, 594), n=12), (1560, 640), (-60, 640)], "#174a50")
    for k in range(22):
        c.rect(-40 + k * 74, 596 - 24 * math.sin(math.pi * k / 21), 24 + k * 74,
            622 - 20 * math.sin(math.pi * k / 21), (ACACIA, PAPER, "#3f7d78", RED)[k % 4], 0.85)
    c.rect(0, 622, W, H, "#2f8a57")
    for k in range(-7, 7):
        c.poly([(750 + k * 120, 622), (750 + (k + 0.5) * 120, 622), (750 + (k + 0.5) * 330, H),
            (750 + k * 330, H)], "#4aa365")
    c.stipple(rect(0, 622, W, H), "#12513f", "b", 0.8, 0.6)
    c.stipple(rect(0, 622, W, 760), "#8cc882", "t", 0.9, 0.5)
    chalk = "#f4f3dc"
    c.line([(-20, 662), (W + 20, 662)], 5, chalk)
    c.line([(395, 662), (300, 760), (1200, 760), (1105, 662)], 6, chalk)
    c.line(oval(750, 760, 150, 40, 0, 180), 6, chalk)
    c.line(oval(750, 1030, 330, 120, 180, 360), 8, chalk)
    goal = [(600, 662), (600, 560), (900, 560), (900, 662)]
    for k in range(19):
        x = 600 + k * 300 / 18
        c.line([(x, 560), (x + (750 - x) * 0.1, 650)], 1.3, chalk, 0.6)
    for k in range(7):
        c.line([(600, 566 + k * 14), (900, 566 + k * 14)], 1.3, chalk, 0.6)
    c.line(goal, 9, chalk)

    def player(x: float, y: float, h: float, shirt: str, shorts: str, skin: str, flip: bool) -> None:
        lens(c, x - 20, y + 2, h * 0.8, 7, "#12513f", 0.7)
        runner(c, x, y, h, skin, shirt, shorts, flip=flip)
    player(520, 850, 230, "#f4f3dc", NIGHT, "#d9a27c", False)
    player(985, 820, 205, "#27507e", "#14305a", "#c98f6b", True)
    player(690, 716, 104, "#14211f", "#14211f", "#d9a27c", False)
    c.disc(700, 812, 22, PAPER)
    c.stipple(oval(700, 812, 22), INK, "b", 0.9, 0.8)
    for a in range(0, 360, 72):
        c.disc(700 + 13 * math.cos(math.radians(a)), 812 + 13 * math.sin(math.radians(a)), 4.6, INK)
    lens(c, 694, 836, 60, 6, "#12513f", 0.7)


def runner(c: Canvas, x: float, y: float, h: float, skin: str, shirt: str, shorts: str, flip: bool = False,
        hair: bool = False, swap: bool = False) -> None:
    """Mid-stride to the right; y is the ground under the feet."""
    def at(px: float, py: float) -> Point:
        return x + (-px if flip else px) * h, y - (py - (0 if swap else 0.1)) * h

    def limb(points: tuple[Point, ...], w0: float, w1: float, ink: str) -> None:
        c.limb([at(*p) for p in points], h * w0, h * w1, ink)
    back, fore = mix(skin, NIGHT, 0.35), skin
    shoe = RED if shirt != RED else ACACIA
    # the far arm and leg
    limb(((0.05, 0.8), (0.17, 0.65), (0.3, 0.76)), 0.06, 0.04, back)
    far = ((0.0, 0.49), (-0.08, 0.27), (-0.31, 0.24)) if not swap else ((0.02, 0.49), (0.2, 0.4),
        (0.17, 0.17))
    limb(far, 0.115, 0.05, back)
    limb((far[2], (far[2][0] - 0.03, far[2][1] - 0.09)) if not swap else (far[2],
        (far[2][0] + 0.1, far[2][1] + 0.01)), 0.05, 0.036, shoe)
    limb((far[0], (far[0][0] * 0.4 + far[1][0] * 0.6, far[0][1] * 0.4 + far[1][1] * 0.6)), 0.135, 0.12,
        mix(shorts, NIGHT, 0.3))
    # trunk and head
    c.poly([at(*p) for p in smooth([(-0.055, 0.47), (-0.045, 0.62), (-0.035, 0.76), (0.03, 0.85), (0.1, 0.83),
        (0.115, 0.74), (0.085, 0.6), (0.085, 0.48)], n=6)], shirt)
    limb(((0.06, 0.82), (0.09, 0.9)), 0.06, 0.055, skin)
    c.poly(oval(*at(0.115, 0.935), h * 0.056, h * 0.07), skin)
    c.poly(oval(*at(0.096, 0.96), h * 0.056, h * 0.052), NIGHT)
    if hair:
        limb(((0.06, 0.965), (-0.02, 0.99), (-0.1, 0.94)), 0.045, 0.012, NIGHT)
    # the near leg and arm
    near = ((0.03, 0.49), (0.22, 0.42), (0.2, 0.18)) if not swap else ((0.02, 0.49), (-0.02, 0.25),
        (-0.22, 0.14))
    limb(near, 0.125, 0.055, fore)
    limb((near[2], (near[2][0] + 0.11, near[2][1] + 0.015)) if not swap else (near[2],
        (near[2][0] + 0.01, near[2][1] - 0.1)), 0.055, 0.04, shoe)
    limb((near[0], (near[0][0] * 0.4 + near[1][0] * 0.6, near[0][1] * 0.4 + near[1][1] * 0.6)), 0.15, 0.13,
        shorts)
    limb(((0.035, 0.79), (-0.13, 0.69), (-0.06, 0.55)), 0.066, 0.042, fore)
    limb(((0.035, 0.79), (-0.03, 0.75)), 0.085, 0.075, shirt)


def runner_poster(c: Canvas) -> None:
    sky(c, grad("#f0745a", "#f59a6c", "#fbc98b", "#fdecc0"), 640)
    rays(c, 800, 560, 28, "#fff0c6", 0.2, 3)
    c.disc(800, 500, 300, "#fff3cf")
    c.stipple(oval(800, 500, 300), "#f7a765", "b", 0.9, 0.75)
    for x, y, w in ((200, 330, 520), (1330, 250, 460), (1260, 520, 560)):
        lens(c, x, y, w, 13, "#fde2ac", 0.85)
    c.rect(0, 640, W, 830, grad("#f2a67e", "#b9777c", "#6a6480"))
    glints(c, 800, 650, 826, 260, 460, "#fff3cf", 18)
    c.poly([(0, 642), (0, 596), (130, 588), (240, 604), (360, 628), (440, 642)], "#c8695f")
    c.poly([(76, 592), (82, 536), (98, 536), (104, 592)], "#b65a58")
    c.poly([(0, 792), (W, 768), (W, 806), (0, 836)], "#fbe0b2")
    c.poly([(0, 836), (W, 806), (W, 838), (0, 876)], "#a5656b")
    c.poly([(0, 876), (W, 838), (W, H), (0, H)], grad("#e3a181", "#8f5d6c", "#513f5c"))
    for k in range(12):
        x = k * 150 - 60
        c.line([(x + 40, 874 - x * 0.025), (x - 190, 1010)], 3, "#6a4960", 0.5, caps=False)
    for (x, y, h, shirt, shorts, swap, hair) in ((505, 858, 330, INK, NIGHT, True, False),
            (815, 884, 450, RED, DEEP, False, True), (1130, 852, 350, CREAM, PINE, True, False)):
        c.poly([(x + 0.2 * h, y + 4), (x - 0.1 * h, y + 4), (x - 0.62 * h, y + 0.26 * h),
            (x - 0.3 * h, y + 0.27 * h)], "#513f5c", 0.6)
        runner(c, x, y, h, "#74393a", shirt, shorts, hair=hair, swap=swap)
    for x, y, s in ((380, 240, 40), (450, 200, 26), (1150, 160, 28)):
        gull(c, x, y, s, WINE, -6)


POSTERS = {"stadium": stadium, "runner": runner_poster}
FOCAL = {"stadium": (0.5, 0.47), "runner": (0.54, 0.56)}
