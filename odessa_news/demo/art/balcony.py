"""A cat who owns a balcony, and the sea before it."""

from .canvas import Canvas, H, W
from .forms import bez, move, oval, smooth
from .palette import ACACIA, PAPER, RED, WINE, grad
from .shapes import glints, leafy, lens, sky, stars

# A cat sitting with its back to us, paws at (0, 0), one unit tall; the tail is drawn apart.
CAT = [(-0.24, 0), (-0.31, -0.1), (-0.28, -0.28), (-0.2, -0.47), (-0.15, -0.6), (-0.17, -0.68),
    (-0.185, -0.78), (-0.17, -0.86)]
CAT_EARS = [(-0.18, -0.82), (-0.19, -1.02), (-0.07, -0.92), (0.06, -0.92), (0.17, -1.03), (0.175, -0.82)]


def cat(c: Canvas, x: float, y: float, h: float, ink: str, rim: str | None = None,
        flip: bool = False) -> None:
    half = move(smooth([*CAT, *[(-px, py) for px, py in reversed(CAT)]], n=6), x, y, h, flip=flip)
    c.poly(half, ink)
    ears = move(CAT_EARS, x, y, h, flip=flip)
    c.poly(ears, ink)
    c.poly(move(oval(0, -0.81, 0.185, 0.145), x, y, h, flip=flip), ink)
    if rim:
        c.stipple(half, rim, "l", 0.42, 0.85)
    c.limb(move(bez((0.14, -0.05), (0.42, 0.02), (0.42, 0.2), (0.34, 0.38), (0.46, 0.46), n=18), x, y, h,
        flip=flip), h * 0.085, h * 0.05, ink)


def cat_balcony(c: Canvas) -> None:
    k: float
    x: float
    y: float
    sky(c, grad("#161f45", "#3d3a6b", "#8a5a80", "#e08f80", "#f8c894"), 690)
    stars(c, 60, 260, "#e9dcd2")
    c.disc(720, 350, 250, "#fdebb8")
    c.stipple(oval(720, 350, 250), "#ee9f74", "b", 0.9, 0.75)
    c.disc(640, 290, 34, "#f3d79c")
    c.disc(800, 420, 22, "#f3d79c")
    c.disc(850, 260, 16, "#f3d79c")
    c.rect(0, 690, W, H, grad("#b4707f", "#4e466f", "#221f45"))
    glints(c, 720, 700, 990, 220, 360, "#fde0a8", 24)
    for x, y, w in ((330, 560, 520), (1100, 610, 480)):
        lens(c, x, y, w, 12, "#6d4f7c", 0.7)
    # roofs of the street below
    for x, y, w in ((60, 700, 220), (250, 730, 200), (440, 752, 170), (1000, 748, 150)):
        c.poly([(x - w / 2, 1000), (x - w / 2, y), (x, y - 54), (x + w / 2, y), (x + w / 2, 1000)], "#2a2650")
        for k in (-1, 1):
            c.rect(x + k * w * 0.2 - 12, y + 40, x + k * w * 0.2 + 12, y + 78,
                ACACIA if (x + k) % 3 else "#4c4478")
    # the room behind: door, curtain, shutter
    c.rect(1130, 0, W, H, grad("#6d3f5c", "#43294a"))
    c.poly([(1190, 60), (1500, 60), (1500, 840), (1190, 840)], "#e7b58c")
    c.rect(1214, 86, W, 840, grad("#ffe6a6", "#f6b765"))
    c.rect(1214, 300, W, 312, "#b4736a")
    c.rect(1352, 86, 1364, 840, "#b4736a")
    curtain = [(1214, 86), (1330, 86), *bez((1330, 86), (1340, 420), (1240, 560), n=12),
        *bez((1240, 560), (1200, 700), (1180, 790), n=10), (1150, 780),
        *bez((1150, 780), (1220, 560), (1214, 300), n=12)]
    c.poly(curtain, PAPER)
    c.stipple(curtain, "#c98d8a", "r", 0.9, 0.75)
    for k in range(3):
        c.line(bez((1240 + k * 26, 90), (1250 + k * 26, 420), (1220 + k * 10, 600), (1166 + k * 8, 784),
            n=16), 2.4, "#d9a99a", 0.8)
    # the slab, the iron, the cat
    c.poly([(0, 900), (W, 900), (W, H), (0, H)], "#201a3c")
    c.rect(0, 884, W, 906, "#f0bf95")
    iron = "#150f2e"
    c.rect(0, 664, W, 686, iron)
    c.rect(0, 658, W, 665, "#d9837c")
    c.rect(0, 850, W, 864, iron)
    for k in range(13):
        x = k * 125 - 10
        c.rect(x - 5, 680, x + 5, 890, iron)
        for side in (-1, 1):
            c.line(bez((x + 62, 852), (x + 62 + side * 74, 800), (x + 62 + side * 40, 700), (x + 62, 752),
                n=18), 6, iron)
            c.line(oval(x + 62 + side * 17, 752, 17, 17, 180 if side > 0 else 0, 470 if side > 0 else -290),
                5, iron)
        c.disc(x + 62, 812, 10, iron)
    cat(c, 720, 664, 400, "#14102c", "#5a3f68")
    for side in (-1, 1):
        for k in range(3):
            c.line(bez((720 + side * 66, 352), (720 + side * 110, 344 + k * 8),
                (720 + side * 140, 348 + k * 16), n=8), 1.8, "#14102c")
    # geraniums
    for x, y, k in ((285, 660, 1.0), (1010, 660, 0.85)):
        for _ in range(26):
            c.poly(leafy(c, x + c.rng.uniform(-74, 74) * k, y - 112 * k + c.rng.uniform(-44, 46) * k, 26 * k),
                c.rng.choice(("#2b5a58", "#3f7a63", "#1e4148")))
        for _ in range(9):
            fx, fy = x + c.rng.uniform(-74, 74) * k, y - 150 * k + c.rng.uniform(-44, 30) * k
            c.line([(fx, fy), (x + (fx - x) * 0.5, y - 90 * k)], 2.4, "#3f7a63")
            for _ in range(7):
                c.disc(fx + c.rng.uniform(-15, 15) * k, fy + c.rng.uniform(-13, 13) * k, 9 * k,
                    c.rng.choice((RED, RED, "#e8604c")))
        pot = [(x - 62 * k, y - 84 * k), (x + 62 * k, y - 84 * k), (x + 46 * k, y), (x - 46 * k, y)]
        c.poly(pot, "#b5623f")
        c.stipple(pot, WINE, "r", 0.8, 0.8)
        c.rect(x - 68 * k, y - 98 * k, x + 68 * k, y - 78 * k, "#cf7a50")


POSTERS = {"cat-balcony": cat_balcony}
FOCAL = {"cat-balcony": (0.48, 0.46)}
