"""The two trees the city is named by in songs: white acacia over the sea, the chestnut in October."""
import math

from .canvas import Canvas, H, W
from .forms import Point, bez, move, oval, smooth
from .palette import ACACIA, BRICK, CREAM, DEEP, NIGHT, PAPER, RED, grad, mix
from .shapes import dashes, glints, rays, sky

LEAFLET = [*bez((0, 0), (0.25, -0.34), (0.75, -0.32), (1, 0), n=8),
    *bez((1, 0), (0.75, 0.32), (0.25, 0.34), (0, 0), n=8)]
BLADE = [*bez((0, 0), (0.35, -0.04), (0.62, -0.3), (0.8, -0.2), n=10),
    *bez((0.8, -0.2), (0.92, -0.14), (0.95, -0.04), (1.04, 0), n=6)]


def heading(path: list[Point], i: int) -> float:
    a, b = path[max(i - 1, 0)], path[min(i + 1, len(path) - 1)]
    return math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))


def feather(c: Canvas, path: list[Point], size: float, ink: str, light: str) -> None:
    """A compound leaf: pairs of leaflets along the stalk and one at its end."""
    c.line(path, 4, ink)
    for i in range(2, len(path), 2):
        turn, k = heading(path, i), size * (1 - 0.35 * i / len(path))
        for side in (-1, 1):
            leaf = move(LEAFLET, *path[i], k, turn + side * 62)
            c.poly(leaf, ink if side > 0 else light)
            c.stipple(leaf, mix(light, CREAM, 0.25) if side < 0 else light, "t", 0.6, 0.5)
            tip = move([(0.04, 0), (0.9, 0)], *path[i], k, turn + side * 62)
            c.line(tip, 1.6, mix(ink, NIGHT, 0.3), 0.7)
    leaf = move(LEAFLET, *path[-1], size * 0.8, heading(path, len(path) - 1))
    c.poly(leaf, light)


def blossom(c: Canvas, x: float, y: float, r: float, turn: float, shaded: bool = False) -> None:
    """A pea flower: standard behind, two wings, the keel between them, held by a dark calyx."""
    c.poly(move(smooth([(-0.1, 0), (-0.6, -0.5), (-0.4, -1.05), (0, -0.95), (0.4, -1.05), (0.6, -0.5),
        (0.1, 0)], n=5), x, y, r, turn), "#dfdfc4" if shaded else "#fffaf0")
    c.poly(move(smooth([(0, -0.2), (-0.2, -0.5), (0, -0.78), (0.2, -0.5)], n=4), x, y, r, turn), "#f0dd96")
    for flip in (False, True):
        c.poly(move(smooth([(0.05, 0.1), (0.42, -0.28), (0.66, 0.14), (0.42, 0.56), (0.1, 0.5)], n=4), x, y,
            r, turn, flip), mix("#fdf3d8" if flip else "#e6e3c6", "#a9b79f", 0.35 if shaded else 0))
    c.poly(move(smooth([(-0.16, 0.1), (0.16, 0.1), (0.2, 0.5), (0, 0.74), (-0.2, 0.5)], n=4), x, y, r, turn),
        "#d8cf9f" if shaded else "#f7e8bd")
    c.poly(move(oval(0, -0.02, 0.17, 0.14), x, y, r, turn), "#8d6a54")


def raceme(c: Canvas, path: list[Point], size: float) -> None:
    """A hanging cluster: open flowers above, buds at the tip."""
    c.line(path, 4, "#8fa862")
    n = len(path)
    for i in range(n - 1, 0, -1):
        t = i / n
        k = size * (1.0 - 0.55 * t)
        px, py = path[i]
        if t > 0.74:
            for side in (-1.0, 1.0):
                c.line([(px, py - 6), (px + side * k * 0.4, py + 4)], 2.5, "#8fa862")
                c.poly(oval(px + side * k * 0.45, py + 10, k * 0.2, k * 0.32),
                    "#f3efcf" if side < 0 else "#cfd2a8")
            continue
        spread = size * (0.34 + 0.62 * math.sin(math.pi * min(1, 0.3 + t))) * (1 - 0.35 * t)
        for side in (1.0, -1.0, 0.15 if i % 2 else -0.15):
            blossom(c, px + side * spread * c.rng.uniform(0.85, 1.0),
                py + abs(side) * 12 + c.rng.uniform(-5, 5), k * 0.62, side * -c.rng.uniform(26, 44),
                side > 0.5)


def acacia(c: Canvas) -> None:
    sky(c, grad("#113b52", "#1c5d6b", "#3f8d8a", "#9cc4a4"), 760)
    c.disc(840, 430, 300, "#f6dc8e")
    c.stipple(oval(840, 430, 300), "#e2a94e", "b", 0.9, 0.7)
    c.rect(0, 756, W, H, grad("#2b7680", "#18505f", "#0f3a4d"))
    glints(c, 840, 766, 990, 260, 420, "#f6dc8e", 22, 0.9)
    dashes(c, 770, 980, "#5aa39c", 18)
    c.poly([(1270, 752), (1300, 640), (1306, 752)], PAPER)
    c.poly([(1264, 752), (1262, 680), (1240, 750)], RED)
    c.poly([(1236, 754), (1312, 754), (1298, 768), (1250, 768)], DEEP)
    branch = bez((-60, 40), (250, 60), (480, 210), (800, 150), (1120, 190), n=40)
    back = "#1b4f4c"
    for start, ctrl, end, size in (((300, 98), (240, 300), (120, 420), 92),
            ((960, 165), (1130, 320), (1160, 480), 96), ((560, 150), (520, 40), (420, -60), 90)):
        feather(c, bez(start, ctrl, end, n=14), size, back, "#2f6f5c")
    c.limb(branch, 26, 9, "#3a2f36")
    for k in (6, 14, 22, 30):
        c.line([branch[k], (branch[k][0] + 16, branch[k][1] - 20)], 5, "#3a2f36")
    for start, ctrl, end, size in (((200, 82), (330, -10), (520, 10), 82),
            ((820, 152), (960, 20), (1130, 30), 96), ((1110, 188), (1290, 180), (1400, 290), 96),
            ((430, 135), (330, 300), (330, 430), 86)):
        feather(c, bez(start, ctrl, end, n=14), size, "#2e6e51", "#79a85c")
    raceme(c, bez((980, 165), (1060, 260), (1030, 520), n=9), 72)
    raceme(c, bez((470, 178), (480, 340), (430, 640), n=11), 80)
    raceme(c, bez((700, 165), (770, 400), (720, 800), n=14), 88)


def blade(c: Canvas, x: float, y: float, size: float, turn: float, dark: str, light: str) -> None:
    """One finger of a chestnut leaf, folded along its vein."""
    c.poly(move([*BLADE, (1.04, 0), (0, 0)], x, y, size, turn), light)
    under = move([(px, -py) for px, py in BLADE] + [(0, 0)], x, y, size, turn)
    c.poly(under, dark)
    c.stipple(move(BLADE, x, y, size, turn), mix(light, ACACIA, 0.5), "t", 0.8, 0.5)
    for k in range(1, 9):
        t = k / 9
        for side in (-1, 1):
            reach = 0.24 * math.sin(math.pi * t ** 1.5)
            c.line(move([(t * 0.92, 0), (t * 0.92 + 0.1, side * reach)], x, y, size, turn), 1.8,
                mix(dark, NIGHT, 0.25), 0.75)
    c.line(move([(0, 0), (1, 0)], x, y, size, turn), 4, mix(light, CREAM, 0.5))


def husk(c: Canvas, x: float, y: float, r: float, half: bool = False) -> None:
    """The spiny shell, whole or as the lower cup of an open one."""
    a0, a1 = (-8, 188) if half else (0, 360)
    for k in range(22 if half else 40):
        a = a0 + (a1 - a0) * (k + 0.5) / (22 if half else 40)
        out, w = r * (1.24 if k % 2 else 1.16), 3.6
        tip = (x + out * math.cos(math.radians(a)), y + out * math.sin(math.radians(a)))
        c.poly([tip, *[(x + r * 0.97 * math.cos(math.radians(a + d)),
            y + r * 0.97 * math.sin(math.radians(a + d))) for d in (-w, w)]], "#6f8f3f")
    body = oval(x, y, r, r, a0, a1)
    c.poly(body, "#8aa647")
    c.stipple(body, "#33603f", "r", 0.85, 0.9)
    c.stipple(body, "#e3dc86", "l", 0.35, 0.6)
    for _ in range(26):
        a, d = math.radians(c.rng.uniform(a0 + 8, a1 - 8)), r * c.rng.uniform(0.25, 0.9)
        px, py = x + d * math.cos(a), y + d * math.sin(a)
        c.poly([(px - r * 0.05, py + r * 0.03), (px + (px - x) * 0.14, py - r * 0.13 + (py - y) * 0.14),
            (px + r * 0.05, py + r * 0.03)], "#4f7038")


def nut(c: Canvas, x: float, y: float, r: float, turn: float) -> None:
    """Glossy, with the pale patch where it sat in the shell."""
    shape = move(smooth([(0, -1.02), (0.62, -0.84), (1.0, -0.2), (0.9, 0.5), (0.4, 0.92), (-0.4, 0.92),
        (-0.9, 0.5), (-1.0, -0.2), (-0.62, -0.84)]), x, y, r, turn)
    c.poly(shape, "#86381f")
    c.stipple(shape, "#3b1418", "r", 0.8, 0.9)
    c.stipple(shape, "#3b1418", "b", 0.4, 0.7)
    with c.clip(shape):
        c.poly(move(oval(0.05, 1.0, 0.72, 0.4), x, y, r, turn), "#eccb94")
        for k in (-0.5, 0.42, 0.68):
            c.line(move(bez((k * 0.3, -1), (k * 1.25, -0.3), (k, 0.62), n=10), x, y, r, turn), r * 0.03,
                "#5e2118", 0.8)
    c.poly(move(smooth([(-0.6, -0.5), (-0.34, -0.74), (-0.26, -0.6), (-0.58, -0.1), (-0.72, -0.1)], n=5), x,
        y, r, turn), "#fbe3c0")


def chestnut(c: Canvas) -> None:
    sky(c, grad("#f6d488", "#f0bd62", "#e2953f"), H)
    rays(c, 750, 330, 36, "#fce5ac", 0.4, 2)
    c.disc(750, 400, 330, "#fdf0cc")
    c.stipple(oval(750, 400, 330), "#eda24f", "b", 0.8, 0.75)
    for x, y, size, turn in ((120, 180, 300, 20), (1400, 240, 280, 60), (1310, 900, 300, 200),
            (200, 860, 290, -70)):
        for k in range(5):
            blade(c, x, y, size * (0.62, 0.86, 1, 0.86, 0.62)[k], turn + (k - 2) * 40, "#c9802f", "#d9943f")
    # one leaf hangs from above, its fingers spread
    c.limb(bez((900, -60), (840, 40), (752, 190), n=10), 16, 11, "#5e3328")
    leaf = ((-150, 300), (-30, 300), (-178, 210), (-2, 210), (152, 430), (28, 430), (122, 500), (58, 500),
        (90, 520))
    for i, (turn, size) in enumerate(leaf):
        dark, light = (("#8f3a22", "#cf6a2c"), ("#a9442a", "#e08a35"),
            ("#6d3a2a", "#b5652f"))[i % 3] if i < 8 else (BRICK, "#e0602f")
        blade(c, 752, 190, size, turn, dark, light)
    # and what has fallen under it
    c.poly(smooth([(330, 930), (560, 905), (760, 900), (1020, 906), (1190, 935), (1000, 975), (700, 985),
        (430, 970)]), "#8a4a2a", 0.55)
    husk(c, 500, 800, 112)
    husk(c, 985, 812, 128, half=True)
    nut(c, 985, 764, 100, 8)
    husk_rim = [*bez((860, 800), (905, 870), (1065, 872), (1110, 796), n=16),
        *bez((1110, 812), (1070, 905), (900, 905), (860, 818), n=16)]
    c.poly(husk_rim, "#f3e7c0")
    cup = [*bez((860, 812), (905, 890), (1065, 890), (1110, 808), n=16), *oval(985, 812, 128, None, 0, 180)]
    c.poly(cup, "#8aa647")
    c.stipple(cup, "#33603f", "r", 0.85, 0.9)
    nut(c, 712, 846, 92, -14)


POSTERS = {"acacia": acacia, "chestnut": chestnut}
FOCAL = {"acacia": (0.47, 0.5), "chestnut": (0.5, 0.56)}
