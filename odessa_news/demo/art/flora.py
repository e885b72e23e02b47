"""The two trees the city is named by in songs: white acacia over the sea, the chestnut's candle."""
import math

from .canvas import (
    ACACIA, AMBER, CREAM, DEEP, FOAM, H, INK, LEAF, MINT, NIGHT, PAPER, PEACH, PINE, RED, ROSE, SAND, SEA, W, WINE,
    Canvas, Point, bez, grad, mix, move, oval, smooth,
)
from .shapes import dashes, glints, lens, rays, sky, swell

LEAFLET = [*bez((0, 0), (0.25, -0.34), (0.75, -0.32), (1, 0), n=8), *bez((1, 0), (0.75, 0.32), (0.25, 0.34), (0, 0), n=8)]
BLADE = [*bez((0, 0), (0.35, -0.04), (0.62, -0.3), (0.8, -0.2), n=10), *bez((0.8, -0.2), (0.92, -0.14), (0.95, -0.04), (1.04, 0), n=6)]


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
    c.poly(move(smooth([(-0.1, 0), (-0.6, -0.5), (-0.4, -1.05), (0, -0.95), (0.4, -1.05), (0.6, -0.5), (0.1, 0)], n=5), x, y, r, turn), "#dfdfc4" if shaded else "#fffaf0")
    c.poly(move(smooth([(0, -0.2), (-0.2, -0.5), (0, -0.78), (0.2, -0.5)], n=4), x, y, r, turn), "#f0dd96")
    for flip in (False, True):
        c.poly(move(smooth([(0.05, 0.1), (0.42, -0.28), (0.66, 0.14), (0.42, 0.56), (0.1, 0.5)], n=4), x, y, r, turn, flip), mix("#fdf3d8" if flip else "#e6e3c6", "#a9b79f", 0.35 if shaded else 0))
    c.poly(move(smooth([(-0.16, 0.1), (0.16, 0.1), (0.2, 0.5), (0, 0.74), (-0.2, 0.5)], n=4), x, y, r, turn), "#d8cf9f" if shaded else "#f7e8bd")
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
            for side in (-1, 1):
                c.line([(px, py - 6), (px + side * k * 0.4, py + 4)], 2.5, "#8fa862")
                c.poly(oval(px + side * k * 0.45, py + 10, k * 0.2, k * 0.32), "#f3efcf" if side < 0 else "#cfd2a8")
            continue
        spread = size * (0.34 + 0.62 * math.sin(math.pi * min(1, 0.3 + t))) * (1 - 0.35 * t)
        for side in (1, -1, 0.15 if i % 2 else -0.15):
            blossom(c, px + side * spread * c.rng.uniform(0.85, 1.0), py + abs(side) * 12 + c.rng.uniform(-5, 5), k * 0.62, side * -c.rng.uniform(26, 44), side > 0.5)


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
    for start, ctrl, end, size in (((300, 98), (240, 300), (120, 420), 92), ((960, 165), (1130, 320), (1160, 480), 96), ((560, 150), (520, 40), (420, -60), 90)):
        feather(c, bez(start, ctrl, end, n=14), size, back, "#2f6f5c")
    c.limb(branch, 26, 9, "#3a2f36")
    for k in (6, 14, 22, 30):
        c.line([branch[k], (branch[k][0] + 16, branch[k][1] - 20)], 5, "#3a2f36")
    for start, ctrl, end, size in (((200, 82), (330, -10), (520, 10), 82), ((820, 152), (960, 20), (1130, 30), 96), ((1110, 188), (1290, 180), (1400, 290), 96), ((430, 135), (330, 300), (330, 430), 86)):
        feather(c, bez(start, ctrl, end, n=14), size, "#2e6e51", "#79a85c")
    raceme(c, bez((980, 165), (1060, 260), (1030, 520), n=9), 72)
    raceme(c, bez((470, 178), (480, 340), (430, 640), n=11), 80)
    raceme(c, bez((700, 165), (770, 400), (720, 800), n=14), 88)


def blade(c: Canvas, x: float, y: float, size: float, turn: float, dark: str, light: str) -> None:
    """One finger of a chestnut leaf, folded along its vein."""
    c.poly(move(BLADE + [(1.04, 0), (0, 0)], x, y, size, turn), light)
    under = move([(px, -py) for px, py in BLADE] + [(0, 0)], x, y, size, turn)
    c.poly(under, dark)
    c.stipple(move(BLADE, x, y, size, turn), mix(light, ACACIA, 0.5), "t", 0.8, 0.5)
    for k in range(1, 9):
        t = k / 9
        for side in (-1, 1):
            reach = 0.24 * math.sin(math.pi * t ** 1.5)
            c.line(move([(t * 0.92, 0), (t * 0.92 + 0.1, side * reach)], x, y, size, turn), 1.8, mix(dark, NIGHT, 0.25), 0.75)
    c.line(move([(0, 0), (1, 0)], x, y, size, turn), 4, mix(light, CREAM, 0.5))


def chestnut(c: Canvas) -> None:
    sky(c, grad("#f7d9b0", "#f4b998", "#e5938a"), H)
    rays(c, 750, 620, 36, "#fdeac4", 0.35, 2)
    c.disc(750, 400, 330, "#fbe9c4")
    c.stipple(oval(750, 400, 330), "#ee9c84", "b", 0.8, 0.7)
    for x, y, size, start in ((180, 900, 330, 200), (1330, 930, 340, 160)):
        for k in range(7):
            blade(c, x, y, size * (0.7 + 0.3 * math.sin(math.pi * (k + 0.5) / 7)), start + k * 30 - 40, "#7a5a62", "#a8766c")
    c.limb(bez((750, 1040), (742, 900), (750, 760), n=10), 26, 18, "#5d6b3c")
    for turn, size in ((-172, 450), (-8, 450), (158, 430), (22, 430), (128, 370), (52, 370), (-148, 360), (-32, 360)):
        blade(c, 750, 770, size, turn, "#1b5550", "#3f8261")
    # the candle: whorls of florets, the rear ones first
    c.limb([(750, 790), (750, 150)], 12, 6, "#7d9a4e")
    layers = 12
    for layer in range(layers):
        t = layer / layers
        y, half = 742 - 560 * t, 128 * math.sin(math.pi * (0.36 + 0.62 * t)) ** 0.9 * (1.1 - 0.45 * t) + 6
        n = max(1, round(half / 38))
        ring = sorted(range(-n, n + 1), key=lambda k: -abs(k))
        for k in ring:
            x = 750 + half * (k + (0.25 if layer % 2 else -0.25)) / n
            c.line([(750, y + 26), (x, y + abs(k) * 6)], 4, "#a9b96e")
            floret(c, x, y + abs(k) * 7 + c.rng.uniform(-6, 6), 40 - 17 * t, 34 * k / n, k > n * 0.4)
    for i in range(6):
        c.disc(750 + c.rng.uniform(-7, 7), 148 - i * 9, 9 - i * 1.1, "#eef0d2" if i % 2 else "#c5d09a")


def floret(c: Canvas, x: float, y: float, r: float, turn: float, shaded: bool) -> None:
    for k in (0, 4, 1, 3, 2):
        a = turn - 90 + (k - 2) * 56
        petal = move(smooth([(0, -0.12), (0.5, -0.36), (1.0, -0.3), (1.1, 0.1), (0.8, 0.4), (0.3, 0.3)], n=4), x, y, r, a)
        c.poly(petal, ("#f3cdbb" if k % 2 else "#fbe3d2") if shaded else ("#fbe6d8" if k % 2 else "#fffaf0"))
    c.poly(move(smooth([(-0.2, 0.1), (-0.26, -0.3), (0, -0.52), (0.26, -0.3), (0.2, 0.1)], n=4), x, y, r, turn), ACACIA if c.rng.random() < 0.55 else RED)
    for k in (-1, 0, 1):
        tip = (x + k * r * 0.42 + turn * 0.3, y + r * 0.95)
        c.line(bez((x, y), (x + k * r * 0.4, y + r * 0.6), tip, n=5), 2, "#f9d6ae")
        c.disc(*tip, r * 0.09, "#b4502f")


POSTERS = {"acacia": acacia, "chestnut": chestnut}
FOCAL = {"acacia": (0.47, 0.5), "chestnut": (0.5, 0.5)}
