"""The commercial port: gantries at work, the roads at night, the quay in fog."""
from .canvas import Canvas, H, W
from .forms import bez, oval
from .palette import ACACIA, AMBER, BRICK, CREAM, DEEP, INK, LIME, NIGHT, PAPER, RED, grad, mix
from .shapes import dashes, glints, gull, lamp, lens, person, rays, sky, stars, swell


def gantry(c: Canvas, x: float, y: float, h: float, ink: str, dark: str, boom_up: bool = False,
        load: str | None = None) -> None:
    """A ship-to-shore crane from its side: legs on the quay at y, the boom over the water to the left."""
    w, deck = h * 0.026, y - h * 0.62
    for lx, tone in ((0, dark), (0.3, ink)):
        c.poly([(x + lx * h - w, y), (x + lx * h - w * 0.8, deck), (x + lx * h + w * 0.8, deck),
            (x + lx * h + w, y)], tone)
    c.rect(x - w, y - h * 0.26, x + 0.3 * h + w, y - h * 0.225, ink)
    c.line([(x, y - h * 0.24), (x + 0.3 * h, deck)], w * 0.8, dark)
    c.rect(x - 0.04 * h, y - h * 0.02, x + 0.06 * h, y, dark)
    c.rect(x + 0.25 * h, y - h * 0.02, x + 0.35 * h, y, dark)
    top = (x + 0.1 * h, y - h)
    c.line([(x, deck), top], w * 1.5, ink)
    c.line([(x + 0.3 * h, deck), top], w, dark)
    c.rect(x - 0.03 * h, deck - w * 0.7, x + 0.56 * h, deck + w * 1.3, ink)
    tip = (x - 0.36 * h, deck - 0.5 * h) if boom_up else (x - 0.72 * h, deck + w * 0.3)
    c.line([(x, deck + w * 0.3), tip], w * 2, ink, caps=False)
    c.line([top, tip], w * 0.42, dark)
    c.line([top, (x - 0.34 * h, deck) if not boom_up else (x - 0.18 * h, deck - 0.25 * h)], w * 0.42, dark)
    c.line([top, (x + 0.54 * h, deck)], w * 0.42, dark)
    c.rect(x + 0.34 * h, deck - h * 0.09, x + 0.5 * h, deck - w * 0.7, dark)
    if load:
        cx = x - 0.42 * h
        c.rect(cx - h * 0.045, deck + w, cx + h * 0.045, deck + w * 3, dark)
        for k in (-1, 1):
            c.line([(cx + k * h * 0.03, deck + w * 2), (cx + k * h * 0.07, deck + h * 0.2)], 2, dark)
        c.rect(cx - h * 0.1, deck + h * 0.2, cx + h * 0.1, deck + h * 0.285, load)
        for k in range(1, 7):
            px = cx - h * 0.1 + h * 0.2 * k / 7
            c.rect(px - 1, deck + h * 0.205, px + 1, deck + h * 0.28, dark, 0.4)


def box(c: Canvas, x: float, y: float, w: float, h: float, ink: str) -> None:
    """One container, lower left corner at (x, y)."""
    c.rect(x, y - h, x + w - 3, y - 3, ink)
    c.rect(x, y - h, x + w - 3, y - h + h * 0.1, mix(ink, PAPER, 0.25))
    for k in range(1, 8):
        px = x + w * k / 8
        c.rect(px - 1.2, y - h * 0.84, px + 1.2, y - h * 0.12, mix(ink, NIGHT, 0.28))


def stack(c: Canvas, x: float, y: float, heights: tuple[int, ...], w: float, h: float,
        inks: tuple[str, ...]) -> None:
    for i, n in enumerate(heights):
        for j in range(n):
            box(c, x + i * w, y - j * h, w, h, c.rng.choice(inks))


def cranes(c: Canvas) -> None:
    sky(c, grad("#e0795a", "#ef9f6c", "#f6c98a", "#fbe6b4"), 790)
    rays(c, 560, 640, 24, "#fff0c8", 0.16, 2)
    c.disc(560, 560, 200, "#fff1cd")
    c.stipple(oval(560, 560, 200), AMBER, "b", 0.9, 0.7)
    for x, y, w in ((250, 300, 500), (1250, 200, 560), (900, 420, 700)):
        lens(c, x, y, w, 12, "#fbdca4", 0.8)
    far = "#c9795f"
    c.rect(0, 668, W, 760, "#b9715f")
    for x, h, up in ((250, 260, False), (1370, 300, True)):
        gantry(c, x, 672, h, far, far, up)
    c.rect(0, 700, W, H, grad("#e39b74", "#9c6a6b", "#3c4b63"))
    glints(c, 560, 712, 900, 130, 330, "#fff1cd", 20)
    # the ship under the cranes
    hull = [(40, 690), *bez((40, 690), (90, 760), (130, 830), n=8), (860, 830), (880, 690), (700, 700),
        (200, 704)]
    stack(c, 190, 706, (2, 3, 3, 2, 3, 3), 86, 44, (INK, BRICK, "#3a6a73", AMBER, LIME))
    c.poly([(730, 702), (736, 560), (840, 560), (850, 700)], PAPER)
    c.poly([(800, 702), (800, 560), (840, 560), (850, 700)], "#c9a58e")
    c.rect(722, 560, 852, 574, INK)
    for k in range(4):
        c.rect(744 + k * 24, 588, 760 + k * 24, 602, INK)
        c.rect(744 + k * 24, 632, 760 + k * 24, 642, INK)
    c.poly([(772, 560), (776, 500), (812, 500), (818, 560)], RED)
    c.poly(hull, grad("#26435a", DEEP))
    c.stipple(hull, "#6e6f7c", "l", 0.35, 0.8)
    with c.clip(hull):
        c.rect(0, 804, W, 840, BRICK)
        c.rect(0, 798, W, 805, PAPER)
    c.rect(0, 829, W, 836, "#5d4a5c", 0.6)
    gantry(c, 985, 868, 760, INK, DEEP, load=RED)
    gantry(c, 1395, 868, 620, "#274a60", INK, boom_up=True)
    c.poly([(900, 866), (1500, 858), (1500, 1000), (0, 1000), (0, 946), (860, 900)], grad("#3a3f55", NIGHT))
    c.line([(0, 946), (860, 900), (900, 866)], 6, "#c98a6c", caps=False)
    stack(c, 1108, 966, (2, 3, 2, 1), 116, 58, (RED, "#3a6a73", AMBER, LIME, INK))
    for x, y, s in ((360, 380, 36), (430, 330, 22), (700, 250, 26)):
        gull(c, x, y, s, DEEP, -4)


def port_night(c: Canvas) -> None:
    x: float
    y: float
    sky(c, grad("#0a1428", "#1b2f55", "#4b4a73", "#a2606f"), 560)
    stars(c, 90, 360, "#cdd3d6")
    c.poly([*oval(1130, 190, 66, None, -122, 108), *bez((1109, 253), (1164, 214), (1150, 150), (1095, 134),
        n=16)], CREAM)
    c.rect(0, 555, W, H, grad("#5c4a68", "#22355a", "#0d1c34", NIGHT))
    c.poly([(0, 560), (0, 500), (130, 492), (220, 470), (330, 478), (420, 450), (560, 468), (700, 500),
        (900, 512), (1100, 500), (1500, 522), (1500, 560)], "#262c4c")
    lights: list[tuple[float, float, str]] = []
    for i in range(44):
        x = i * 35 + c.rng.uniform(-10, 10)
        spot = (x, c.rng.uniform(520, 553), c.rng.choice((ACACIA, AMBER, CREAM)))
        if not 545 < x < 1275:
            lights.append(spot)
    for x, h, up in ((250, 330, True), (470, 390, False), (1330, 360, True)):
        gantry(c, x, 560, h, "#131f3c", "#131f3c", up)
        lights += [(x + 0.1 * h, 560 - h, RED), (x + 0.2 * h, 560 - h * 0.62, CREAM)]
    # the ship alongside
    hull = [(560, 520), *bez((560, 520), (590, 570), (610, 610), n=6), (1210, 610),
        *bez((1210, 610), (1240, 560), (1262, 500), n=6), (1160, 518)]
    c.poly([(640, 522), (650, 400), (846, 400), (856, 522)], "#2f416b")
    c.poly([(664, 402), (672, 346), (812, 346), (820, 402)], "#3b4f7c")
    c.poly([(716, 348), (722, 268), (776, 268), (784, 348)], RED)
    c.rect(720, 268, 778, 288, NIGHT)
    c.line([(1040, 520), (1040, 340)], 6, "#131f3c")
    c.line([(1040, 350), (930, 470)], 3, "#131f3c")
    c.line([(1040, 350), (1150, 470)], 3, "#131f3c")
    c.poly([(560, 606), (1262, 606), (1190, 690), (900, 720), (640, 690)], NIGHT, 0.55)
    c.poly(hull, "#0c1730")
    c.stipple(hull, "#3f3f63", "t", 0.6, 0.7)
    for row, y in enumerate((368, 424, 456, 490)):
        for k in range(6 if row == 0 else 8):
            if c.rng.random() < 0.86:
                x = (684 if row == 0 else 664) + k * 24
                c.rect(x, y, x + 12, y + 14, c.rng.choice((ACACIA, CREAM, ACACIA)))
    for k in range(12):
        c.disc(640 + k * 49, 548, 5, ACACIA)
        glints(c, 640 + k * 49, 626, 700 + c.rng.uniform(0, 120), 14, 44, ACACIA, c.rng.randint(4, 8), 0.65)
    lights += [(1040, 340, CREAM), (1250, 520, "#58c08d"), (580, 540, RED)]
    for x, y, ink in lights:
        c.disc(x, y, 3.6, ink)
        c.glow(x, y, 24, ink, 0.5)
    for x, _, ink in sorted(lights):
        n = c.rng.randint(5, 11)
        for k in range(n):
            y = 622 + k * c.rng.uniform(20, 30)
            lens(c, x + c.rng.uniform(-9, 9), y, (26 + k * 6) * c.rng.uniform(0.5, 1.2), 3.5 + k * 0.35, ink,
                0.85 - k * 0.06)
    for x in (1040, 752):
        glints(c, x, 630, 960, 40, 170, CREAM if x > 900 else RED, 18, 0.85)
    dashes(c, 640, 980, "#6a5a7c", 26, alpha=0.7)
    swell(c, 955, 14, 85, "#081426", 20)


def fog(c: Canvas) -> None:
    k: float
    x: float
    y: float
    sky(c, grad("#a9bdb4", "#c8d3c4", "#e2e2cf", "#d5dccb"), H)
    c.disc(930, 330, 120, "#f0ecd8", 0.85)
    c.poly([(700, 560), *bez((700, 560), (720, 600), (740, 620), n=6), (1060, 620), (1080, 548), (1010, 560)],
        "#bccbc0")
    c.poly([(770, 562), (776, 500), (880, 500), (884, 562)], "#c3d0c4")
    c.poly([(812, 502), (816, 450), (848, 450), (852, 502)], "#cfbcae")
    c.line([(980, 560), (980, 460)], 5, "#bccbc0")
    c.rect(0, 610, W, H, grad("#ccd6c6", "#b2c4b9", "#8ea9a3"))
    dashes(c, 630, 960, "#dfe4d4", 30, 180)
    # the quay runs from our feet into nothing
    quay = [(0, 1000), (0, 800), (700, 626), (760, 626), (900, 1000)]
    c.poly(quay, grad("#c6cfc0", "#8c9d95", "#536a6b"))
    c.poly([(760, 626), (900, 1000), (1010, 1000), (776, 626)], grad("#b6c4b9", "#5f7a79", "#2c4a52"))
    for k in range(7):
        t = (k / 7) ** 1.9
        y = 632 + 360 * t
        c.line([(690 - 690 * min(1, t * 1.3), y - 4), (762 + 140 * t, y)], 1 + 3 * t, "#4a6163",
            0.2 + 0.3 * t, caps=False)
    fade = ("#c2cfc3", "#a9bbb1", "#849d98", "#56747a", "#23434f")
    glow = ("#e9dfc0", "#efdfae", "#f5da93", "#f7d373", "#f8c954")
    for i, (x, y, h) in enumerate(((704, 636, 110), (660, 656, 175), (580, 692, 280), (435, 760, 450),
            (170, 890, 760))):
        r = h * 0.34
        c.glow(x, y - h * 0.88, r, "#fbeec2", 0.5 + 0.09 * i, fall=1.3)
        lamp(c, x, y, h, fade[i], glow[i])
        c.glow(x, y - h * 0.9, r * 0.36, "#fff3c9", 0.45 + 0.1 * i, fall=1.2)
        lens(c, x + h * 0.02, y + h * 0.02, h * 0.3, h * 0.016, "#f3dfa6", 0.35)
    person(c, 560, 815, 190, "#2c4a53", 0.13, coat=True, shirt=RED)
    c.poly([(540, 820), (575, 816), (470, 905), (420, 915)], "#3f5b60", 0.35)
    for x, y, k in ((836, 900, 1.0), (786, 745, 0.55), (770, 680, 0.32)):
        ink = mix("#1b3a45", "#c2cfc3", 0.75 - 0.75 * k)
        c.poly([(x - 30 * k, y), (x - 24 * k, y - 62 * k), (x - 40 * k, y - 70 * k), (x - 34 * k, y - 92 * k),
            (x + 34 * k, y - 92 * k), (x + 40 * k, y - 70 * k), (x + 24 * k, y - 62 * k), (x + 30 * k, y)],
            ink)
    for y, h, a in ((520, 60, 0.5), (585, 40, 0.6), (640, 26, 0.45), (720, 34, 0.25)):
        lens(c, 900, y, 1700, h, "#e9e9d8", a)
    for x, y, s in ((1180, 420, 34), (1250, 380, 22)):
        gull(c, x, y, s, "#8ea59f", -8)


POSTERS = {"cranes": cranes, "port-night": port_night, "fog": fog}
FOCAL = {"cranes": (0.55, 0.52), "port-night": (0.55, 0.5), "fog": (0.38, 0.53)}
