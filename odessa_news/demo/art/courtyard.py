"""Where the city lives: galleries, washing, the well."""
import math

from .balcony import cat
from .canvas import Canvas, H, W
from .forms import Point, arch, bez, oval
from .palette import ACACIA, BRICK, CREAM, DEEP, INK, LEAF, NIGHT, PAPER, RED, ROSE, across, grad, mix
from .shapes import leafy, sky, window


def washing(c: Canvas, a: Point, b: Point, sag: float, pieces: tuple[tuple[str, float, float, float, str],
        ...]) -> None:
    """A line from a to b; each piece is (kind, place along it, width, length, colour)."""
    mid = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + sag * 2)
    rope = bez(a, mid, b, n=60)
    c.line(rope, 2.4, DEEP)
    for kind, t, w, h, ink in pieces:
        x, y = rope[round(t * 60)]
        if kind == "shirt":
            cloth = [(x - w / 2, y), (x + w / 2, y + 2), (x + w * 0.86, y + h * 0.42),
                (x + w * 0.62, y + h * 0.5), (x + w * 0.46, y + h * 0.3), (x + w * 0.5, y + h),
                (x - w * 0.5, y + h * 0.98), (x - w * 0.46, y + h * 0.3), (x - w * 0.62, y + h * 0.5),
                (x - w * 0.86, y + h * 0.42)]
        else:
            cloth = [(x - w / 2, y - 1), (x + w / 2, y + 1), *bez((x + w / 2, y), (x + w * 0.54, y + h * 0.5),
                (x + w * 0.46, y + h), n=8), *bez((x + w * 0.46, y + h), (x + w * 0.1, y + h * 0.93),
                (x - w * 0.1, y + h * 1.06), (x - w * 0.47, y + h * 0.98), n=10)]
        c.poly(cloth, ink)
        c.stipple(cloth, mix(ink, INK, 0.5), "r", 0.8, 0.6)
        for k in (-0.4, 0.4):
            c.rect(x + k * w - 2, y - 6, x + k * w + 2, y + 8, DEEP)


def gallery(c: Canvas, x0: float, x1: float, roof: float, floor: float, bays: int, wood: str,
        deep: str) -> None:
    """One storey of glazed wooden veranda, seen square on."""
    c.rect(x0, roof, x1, floor, deep)
    step = (x1 - x0) / bays
    for k in range(bays):
        a = x0 + k * step
        if k % 3 == 1:
            window(c, a + step * 0.24, roof + 48, a + step * 0.78, floor - 66, CREAM, "#f3c062")
        else:
            c.rect(a + step * 0.28, roof + 44, a + step * 0.74, floor, mix(deep, NIGHT, 0.35))
    rail = floor - 62
    for k in range(bays * 7 + 1):
        x = x0 + (x1 - x0) * k / (bays * 7)
        c.rect(x - 1.8, rail, x + 1.8, floor, wood)
    c.rect(x0, rail - 6, x1, rail + 2, mix(wood, CREAM, 0.3))
    for k in range(bays + 1):
        x = x0 + k * step
        c.rect(x - 5, roof, x + 5, floor, wood)
        for side in (-1, 1):
            if 0 <= k + (side - 1) / 2 < bays:
                c.poly([(x, roof), (x + side * step / 2, roof),
                    *bez((x + side * step / 2, roof + 8), (x + side * step * 0.2, roof + 10),
                    (x + side * 5, roof + 44), n=8)], wood)
    c.rect(x0 - 6, floor, x1 + 6, floor + 14, mix(wood, NIGHT, 0.3))
    c.rect(x0 - 6, floor - 3, x1 + 6, floor + 3, mix(wood, CREAM, 0.35))


def courtyard(c: Canvas) -> None:
    y: float
    k: float
    x: float
    sky(c, grad("#8ccac6", "#d9ead0"), 330)
    wood = "#3d7d78"
    left, right = [(0, -220), (400, 150), (400, 700), (0, 880)], [(W, -220), (1100, 150), (1100, 700),
        (W, 880)]
    c.rect(400, 150, 1100, 720, "#edc079")
    c.poly([(380, 156), (380, 128), (1120, 128), (1120, 156)], BRICK)
    c.poly([(400, 128), (430, 86), (1070, 86), (1100, 128)], RED)
    for k in range(16):
        c.line([(440 + k * 41, 88), (418 + k * 44, 126)], 2.4, BRICK, caps=False)
    c.rect(980, 36, 1020, 110, "#c98f63")
    gallery(c, 430, 1070, 168, 330, 6, wood, "#a8664c")
    gallery(c, 430, 1070, 352, 520, 6, wood, "#9a5c49")
    c.poly(left, grad("#b98465", "#8a5f58"))
    c.poly(right, grad("#fbe0a2", "#f2c57c"))
    c.poly([(1100, 150), (W, -220), (W, 240), (1100, 460)], "#fdebb9", 0.6)
    for side, frame, glass in ((-1, "#7a4d4a", "#33434d"), (1, PAPER, "#5f8f92")):
        for top, low in ((0.16, 0.36), (0.46, 0.66)):
            for u0, u1 in ((0.12, 0.34), (0.56, 0.82)):
                def at(u: float, v: float, side: int = side) -> Point:
                    x = 400 * (1 - u)
                    y0, y1 = 150 - 370 * u, 700 + 180 * u
                    return (x if side < 0 else W - x), y0 + (y1 - y0) * v
                c.poly([at(u0 - 0.02, top - 0.02), at(u1 + 0.02, top - 0.02), at(u1 + 0.02, low + 0.02),
                    at(u0 - 0.02, low + 0.02)], frame)
                c.poly([at(u0, top), at(u1, top), at(u1, low), at(u0, low)], glass)
                c.line([at((u0 + u1) / 2, top), at((u0 + u1) / 2, low)], 6, frame, caps=False)
                if side > 0:
                    for v0, v1 in ((u0 - 0.12, u0 - 0.03), (u1 + 0.03, u1 + 0.12)):
                        c.poly([at(v0, top), at(v1, top), at(v1, low), at(v0, low)], wood)
    c.stipple(left, NIGHT, "l", 1, 0.55)
    # the ground floor: arches and an open door
    for k, x in enumerate((470, 590, 910, 1030)):
        c.poly(arch(x - 44, 560, x + 44, 722), "#c08a52")
        c.poly(arch(x - 35, 570, x + 35, 722), "#553b44" if k % 2 else "#3d7d78")
    c.poly(arch(676, 548, 824, 722), "#c08a52")
    c.poly(arch(688, 560, 812, 722), grad("#fdf0c4", "#f6cf7b"))
    c.poly([(688, 722), (688, 690), (740, 676), (812, 688), (812, 722)], LEAF)
    c.poly([(0, H), (0, 880), (400, 700), (1100, 700), (W, 880), (W, H)],
        grad("#e6c389", "#cfa777", "#a87f68"))
    c.poly([(0, H), (0, 880), (400, 700), (640, 700), (360, H)], "#74545a", 0.75)
    for row in range(8):
        y = 716 + row * row * 5
        c.line([(0, y), (W, y)], 1.5 + row * 0.4, "#8a6558", 0.5, caps=False)
        for k in range(-9, 10):
            x = 750 + (k + (0.5 if row % 2 else 0)) * (84 + row * 14)
            c.line([(x, y), (750 + (x - 750) * 1.06, y + row * 10 + 5)], 1.5 + row * 0.3, "#8a6558", 0.45,
                caps=False)
    # the outside stair up to the gallery
    run = [(1100, 500), (1100, 536), (838, 742), (800, 742)]
    c.poly([(1100, 536), (838, 742), (1100, 742)], "#a8664c")
    c.stipple([(1100, 536), (838, 742), (1100, 742)], NIGHT, "b", 1, 0.6)
    c.poly(run, wood)
    for k in range(13):
        x, y = 806 + k * 24, 736 - k * 19
        c.rect(x, y - 70, x + 4, y, wood)
        c.rect(x - 4, y - 4, x + 26, y + 2, CREAM)
    c.line([(800, 672), (1104, 432)], 7, "#5b9a90")
    # vine on the dark wall, well, cat
    with c.clip(left):
        for i in range(260):
            k = c.rng.random()
            x = 400 * (1 - k ** 1.2)
            depth = 0.5 + 0.5 * (1 - x / 400)
            y = 330 - (400 - x) * 0.25 + c.rng.gauss(0,
                34) * depth + (170 * c.rng.random() ** 2 if math.sin(x / 24) > 0.2 else 0)
            c.poly(leafy(c, x, y, c.rng.uniform(15, 30) * depth),
                ("#1c4a47", "#23554d", "#2f6a55", "#4d8a57", "#8fb05c")[min(4, i // 52)])
    c.poly([(500, 872), (700, 872), (940, 934), (760, 950)], "#74545a", 0.6)
    c.poly([(498, 770), (702, 770), (690, 880), *bez((690, 880), (600, 910), (510, 880), n=10)],
        across("#fbeecb", "#d8bb8b", "#8f7468"))
    c.poly(oval(600, 770, 102, 26), CREAM)
    c.poly(oval(600, 770, 80, 18), "#2b2f3c")
    for k in (-1, 1):
        c.rect(600 + k * 86 - 6, 610, 600 + k * 86 + 6, 772, "#6d4a40")
    c.rect(516, 664, 684, 674, "#8f624c")
    c.line([(612, 670), (612, 740)], 3, DEEP)
    c.poly([(598, 736), (626, 736), (622, 766), (602, 766)], "#5f8f92")
    c.poly([(480, 622), (600, 556), (720, 622)], RED)
    c.poly([(600, 556), (720, 622), (640, 622)], BRICK)
    c.poly([(864, 924), (916, 924), (1010, 952), (950, 960)], "#74545a", 0.6)
    cat(c, 890, 926, 118, DEEP, flip=True)
    washing(c, (330, 84), (1170, 84), 64, (("sheet", 0.14, 100, 150, PAPER),
        ("shirt", 0.31, 62, 100, "#5f9aa0"), ("sheet", 0.47, 96, 132, RED), ("shirt", 0.63, 60, 104, PAPER),
        ("sheet", 0.8, 104, 140, "#f6dc9a")))
    washing(c, (210, 330), (1210, 310), 50, (("shirt", 0.13, 66, 110, ACACIA), ("sheet", 0.3, 90, 120, PAPER),
        ("shirt", 0.84, 66, 104, ROSE)))


POSTERS = {"courtyard": courtyard}
FOCAL = {"courtyard": (0.5, 0.5)}
