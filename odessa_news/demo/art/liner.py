"""The ferry comes in."""

from .canvas import Canvas, W
from .forms import bez, oval
from .palette import BRICK, DEEP, FOAM, INK, LIME, NIGHT, PAPER, PINE, RED, SEA, grad, mix
from .shapes import glints, gull, rays, sky, swell


def ferry(c: Canvas) -> None:
    """The bow from the water, as the liner posters had it."""
    sky(c, grad("#ecd9b0", "#f6ebcf", "#f3c9a0"), 840)
    rays(c, 750, 760, 30, "#fff6df", 0.5, 3)
    x = 750
    for side, ink in ((-1, "#fbf4e2"), (1, "#b8bfb4")):
        c.poly([(x, 330), (x + side * 150, 330), (x + side * 176, 420), (x, 420)], ink)
        c.poly([(x, 262), (x + side * 118, 262), (x + side * 124, 330), (x, 330)], mix(ink, PAPER, 0.4))
        c.poly([(x, 250), (x + side * 196, 254), (x + side * 196, 268), (x, 268)], mix(ink, INK, 0.12))
        for k in range(4):
            pane = x + side * (20 + k * 28)
            c.rect(pane - 10, 282, pane + 10, 308, INK)
        for k in range(5):
            c.disc(x + side * (24 + k * 28), 374, 8, INK)
    # funnel and mast
    c.poly([(694, 262), (700, 120), (800, 120), (806, 262)], RED)
    c.poly([(756, 262), (756, 120), (800, 120), (806, 262)], BRICK)
    c.poly([(699, 150), (700, 118), (800, 118), (801, 150)], INK)
    c.poly([*bez((706, 118), (640, 40), (560, 70), (420, 20), n=20),
        *bez((420, -30), (640, -20), (720, 30), (794, 118), n=20)], "#7d8480", 0.55)
    c.line([(x, 262), (x, 60)], 7, DEEP)
    c.line([(700, 208), (800, 208)], 5, DEEP)
    for end in (-330, 330):
        c.line([(x, 66), (x + end, 374)], 1.6, DEEP)
    hull_l = [*bez((x, 400), (x - 190, 404), (x - 330, 372), n=14),
        *bez((x - 330, 372), (x - 250, 640), (x - 190, 840), n=14), (x, 850)]
    hull_r = [*bez((x, 400), (x + 190, 404), (x + 330, 372), n=14),
        *bez((x + 330, 372), (x + 250, 640), (x + 190, 840), n=14), (x, 850)]
    c.poly(hull_l, "#1d4a68")
    c.stipple(hull_l, "#5d8c9c", "l", 0.8, 0.8)
    c.poly(hull_r, NIGHT)
    c.stipple(hull_r, "#1d4a68", "l", 0.5, 0.6)
    for hull, ink in ((hull_l, RED), (hull_r, BRICK)):
        with c.clip(hull):
            c.rect(0, 776, W, 870, ink)
            c.rect(0, 768, W, 778, PAPER)
    c.line([*bez((x - 330, 374), (x - 190, 406), (x, 402), n=14),
        *bez((x, 402), (x + 190, 406), (x + 330, 374), n=14)], 9, PAPER)
    c.line([(x, 400), (x, 850)], 5, "#82a9b0")
    for side in (-1, 1):
        c.poly(oval(x + side * 98, 540, 15, 20), "#0a1420")
        c.line([(x + side * 98, 540), (x + side * 98, 596)], 6, LIME if side < 0 else "#7d8480")
        c.line([(x + side * 98 - 20, 590), (x + side * 98, 606), (x + side * 98 + 20, 590)], 7,
            LIME if side < 0 else "#7d8480")
    swell(c, 812, 12, 90, "#5f9e97", 30)
    swell(c, 842, 14, 110, "#337f86", 70)
    for side in (-1, 1):
        wave = [(x, 812), *bez((x, 800), (x + side * 120, 812), (x + side * 300, 900), n=14),
            *bez((x + side * 420, 920), (x + side * 160, 900), (x, 900), n=14)]
        c.poly(wave, PAPER)
        c.poly([(x, 850), (x + side * 150, 880), (x + side * 240, 905), (x, 905)], FOAM)
    swell(c, 892, 12, 120, SEA, 10)
    swell(c, 940, 16, 140, PINE, 90)
    glints(c, x, 900, 990, 420, 300, FOAM, 9, 0.8)
    c.poly([(1160, 872), (1180, 894), (1300, 894), (1326, 864)], DEEP)
    c.poly([(1210, 870), (1214, 836), (1262, 836), (1270, 868)], PAPER)
    c.poly([(1238, 836), (1240, 812), (1256, 812), (1258, 836)], RED)
    for gx, gy, s in ((330, 330, 40), (420, 270, 26), (1150, 230, 34), (1230, 300, 22)):
        gull(c, gx, gy, s, INK, -6)


POSTERS = {"ferry": ferry}
FOCAL = {"ferry": (0.5, 0.46)}
