"""The Vorontsov lighthouse by day and by night, and the picture for pages that have none."""
from .canvas import Canvas, H, W
from .forms import bez, oval, pill, rect
from .palette import (
    ACACIA,
    AMBER,
    CREAM,
    DEEP,
    FOAM,
    INK,
    LIME,
    MAUVE,
    NIGHT,
    PAPER,
    PEACH,
    RED,
    ROSE,
    SAND,
    SEA,
    WINE,
    across,
    grad,
    mix,
)
from .shapes import cloud, dashes, glints, gull, lens, person, rays, sky, stars, swell


def tower(c: Canvas, x: float, y: float, h: float, lit: str, shade: str, red: str, dark: str,
        glass: str) -> None:
    """White tower, red lantern; foot at (x, y), light from the left."""
    def half(t: float) -> float:
        return h * (0.088 - 0.03 * t)
    foot, neck = 0.06, 0.7
    plinth = [(x - h * 0.14, y), (x - h * 0.125, y - h * foot), (x + h * 0.125, y - h * foot),
        (x + h * 0.14, y)]
    c.poly(plinth, mix(lit, SAND, 0.45))
    c.poly([(x + h * 0.02, y), (x + h * 0.02, y - h * foot), *plinth[2:]], mix(shade, dark, 0.25))
    body = [(x - half(0), y - h * foot), (x - half(1), y - h * neck), (x + half(1), y - h * neck),
        (x + half(0), y - h * foot)]
    c.poly(body, lit)
    side = [(x + half(0) * 0.12, y - h * foot), (x + half(1) * 0.12, y - h * neck), body[2], body[3]]
    c.poly(side, shade)
    c.stipple(body, mix(shade, dark, 0.45), "r", 0.5, 0.75)
    for t in (0.18, 0.4, 0.6):
        w = h * 0.012
        c.poly(pill(x - w - h * 0.012, y - h * t - h * 0.045, x + w - h * 0.012, y - h * t, w), dark)
    c.poly([(x - h * 0.022 - h * 0.012, y - h * foot), *oval(x - h * 0.012, y - h * 0.125, h * 0.022, None,
        180, 360), (x + h * 0.022 - h * 0.012, y - h * foot)], dark)
    # gallery: brackets, deck, rail
    c.poly([(x - half(1), y - h * neck), (x - h * 0.098, y - h * 0.745), (x + h * 0.098, y - h * 0.745),
        (x + half(1), y - h * neck)], red)
    c.rect(x - h * 0.104, y - h * 0.757, x + h * 0.104, y - h * 0.742, red)
    c.poly([(x + h * 0.012, y - h * neck), (x + h * 0.012, y - h * 0.757), (x + h * 0.104, y - h * 0.757),
        (x + h * 0.104, y - h * 0.742), (x + h * 0.098, y - h * 0.742), (x + half(1), y - h * neck)],
        mix(red, dark, 0.42))
    lantern = rect(x - h * 0.048, y - h * 0.86, x + h * 0.048, y - h * 0.755)
    c.poly(lantern, glass)
    for k in (-1, -0.38, 0.38, 1):
        c.rect(x + k * h * 0.046 - h * 0.004, y - h * 0.86, x + k * h * 0.046 + h * 0.004, y - h * 0.755,
            dark)
    for k in range(9):
        px = x - h * 0.1 + h * 0.2 * k / 8
        c.rect(px - h * 0.0022, y - h * 0.797, px + h * 0.0022, y - h * 0.755, dark)
    c.rect(x - h * 0.102, y - h * 0.8, x + h * 0.102, y - h * 0.793, dark)
    roof = [(x - h * 0.066, y - h * 0.857), *bez((x - h * 0.062, y - h * 0.862),
        (x - h * 0.045, y - h * 0.93), (x, y - h * 0.945), n=8),
        *bez((x, y - h * 0.945), (x + h * 0.045, y - h * 0.93), (x + h * 0.062, y - h * 0.862), n=8),
        (x + h * 0.066, y - h * 0.857)]
    c.poly(roof, red)
    with c.clip(roof):
        c.rect(x + h * 0.012, y - h, x + h, y, mix(red, dark, 0.42))
    c.disc(x, y - h * 0.952, h * 0.016, red)
    c.rect(x - h * 0.0035, y - h * 1.01, x + h * 0.0035, y - h * 0.95, dark)


def pier(c: Canvas, x: float, y: float, lit: str, face: str, joint: str, right: bool = True) -> None:
    """The stone mole: a round head around x, running off the sheet; y is the deck."""
    far, side = (W + 40, 1) if right else (-40, -1)
    deck = [(x - side * 190, y), (far, y - 26), (far, y + 14), *bez((x + side * 60, y + 34),
        (x - side * 150, y + 34), (x - side * 190, y), n=12)]
    wall = [(x - side * 190, y), *bez((x - side * 190, y), (x - side * 150, y + 34), (x + side * 60, y + 34),
        n=12), (far, y + 14), (far, y + 150), *bez((x + side * 40, y + 112), (x - side * 160, y + 108),
        (x - side * 205, y + 62), n=12)]
    c.poly(wall, face)
    with c.clip(wall):
        for row, base in enumerate((58, 86, 116)):
            c.line([(x - side * 220, y + base - 40), *bez((x - side * 200, y + base - 26),
                (x - side * 150, y + base), (x + side * 60, y + base), n=10), (far, y + base - 8)], 3, joint)
            for i in range(14):
                px = x + side * (-150 + i * 92 + (46 if row % 2 else 0))
                c.line([(px, y + base - 2), (px, y + base + 28)], 3, joint, caps=False)
        c.stipple(wall, joint, "b", 0.9, 0.8)
    c.poly(deck, lit)


def lighthouse_day(c: Canvas) -> None:
    sky(c, grad("#5fa9a8", "#a9d0bd", "#f0e6c2", "#fbeecb"), 660)
    c.disc(640, 400, 250, CREAM)
    c.stipple(oval(640, 400, 250), ACACIA, "b", 0.8, 0.7)
    cloud(c, 330, 330, 560, PAPER)
    cloud(c, 1190, 250, 640, PAPER)
    cloud(c, 1050, 520, 420, PAPER, 0.75)
    c.rect(0, 655, W, H, grad("#3f958f", SEA, "#20626f"))
    c.poly([(0, 655), (0, 628), (120, 622), (300, 636), (470, 648), (560, 655)], "#6aa79b")
    glints(c, 610, 668, 980, 60, 260, CREAM, 24)
    dashes(c, 670, 980, "#79bcae", 26)
    pier(c, 860, 762, LIME, "#8d8872", "#4d5a58")
    c.poly([(900, 768), (1500, 752), (1500, 764), (930, 784)], "#8fa08f", 0.75)
    tower(c, 860, 770, 640, PAPER, "#b9c4b4", RED, INK, FOAM)
    person(c, 1010, 776, 52, INK, 0.12)
    person(c, 1036, 778, 50, INK, 0.05, coat=True, shirt=RED)
    swell(c, 905, 12, 70, "#1d5b69", 10)
    swell(c, 950, 14, 90, "#174a5c", 40)
    dashes(c, 930, 1000, "#4e9b99", 10)
    for x, y, s, a in ((470, 250, 44, -8), (560, 320, 26, 6), (1070, 330, 34, 4), (380, 470, 20, 0)):
        gull(c, x, y, s, INK, a)


def lighthouse_night(c: Canvas) -> None:
    sky(c, grad("#071422", "#0f2c4a", "#20506b", "#4f7f86"), 720)
    stars(c, 150, 520, "#cfdcd6")
    lx, ly = 566, 318
    for end, alpha in (((1700, 20), 0.2), ((1700, 60), 0.3)):
        spread = 210 if alpha < 0.25 else 110
        c.poly([(lx, ly), (end[0], end[1] - spread), (end[0], end[1] + spread)], across(CREAM, ACACIA), alpha)
        c.poly([(lx, ly), (-200, 560 - spread * 0.7), (-200, 560 + spread * 0.7)], across(ACACIA, CREAM),
            alpha)
    c.glow(lx, ly, 260, ACACIA, 0.75)
    c.rect(0, 715, W, H, grad("#2b6272", "#123a55", "#0a1f35"))
    c.poly([(820, 716), (900, 700), (1000, 704), (1120, 684), (1290, 690), (1500, 672), (1500, 716)],
        "#0e2942")
    for i in range(26):
        x = 880 + i * 24 + c.rng.uniform(-8, 8)
        c.disc(x, 709 - c.rng.uniform(0, (x - 840) * 0.03), 2.6, c.rng.choice((ACACIA, CREAM, AMBER)))
    dashes(c, 730, 990, "#3b7a87", 30)
    pier(c, 566, 796, "#3f5f72", "#152f47", NIGHT, right=False)
    tower(c, 566, 803, 565, "#b9c7c4", "#38566c", RED, NIGHT, CREAM)
    c.glow(lx, ly, 70, CREAM, 1, fall=0.9)
    swell(c, 935, 16, 95, "#0c2840", 30)
    swell(c, 970, 14, 75, NIGHT)
    glints(c, 566, 918, 996, 150, 260, ACACIA, 9, 0.9)
    # a boat coming home
    c.poly([(1010, 742), (1022, 760), (1100, 760), (1116, 738)], NIGHT)
    c.poly([(1050, 742), (1050, 722), (1078, 722), (1082, 740)], "#20405a")
    c.line([(1062, 722), (1062, 690)], 3, NIGHT)
    c.glow(1062, 690, 26, RED, 0.9)
    c.disc(1062, 690, 5, "#ff8a6b")
    glints(c, 1062, 766, 850, 12, 40, RED, 7, 0.8)


def default_share(c: Canvas) -> None:
    sky(c, grad(INK, "#6f7f98", ROSE, PEACH, "#fbe3b4"), 640)
    rays(c, 520, 640, 26, CREAM, 0.13, 4)
    c.disc(520, 610, 175, CREAM)
    c.stipple(oval(520, 610, 175), AMBER, "b", 0.9, 0.8)
    for x, y, w in ((250, 430, 620), (1250, 330, 520), (1130, 500, 700), (160, 545, 420)):
        lens(c, x, y, w, 15, "#f9d9ae")
        lens(c, x + 60, y + 22, w * 0.6, 9, MAUVE, 0.55)
    c.rect(0, 640, W, H, grad("#c98d86", "#4d7688", "#1c4c66", DEEP))
    glints(c, 520, 652, 970, 170, 330, CREAM, 30)
    dashes(c, 655, 960, "#e2a793", 24, alpha=0.7)
    sail = CREAM
    c.poly([(280, 642), *bez((280, 642), (300, 585), (286, 540), n=8), (348, 636)], sail)
    c.poly([(274, 640), (276, 560), (244, 636)], "#f0cfa6")
    c.poly([(238, 644), (356, 640), (340, 658), (254, 658)], WINE)
    pier(c, 985, 742, "#ecc9a0", "#7d6a72", "#33405a")
    tower(c, 985, 750, 590, "#fdf0d8", "#b48f95", RED, DEEP, ACACIA)
    c.glow(985, 272, 90, CREAM, 0.55)
    swell(c, 890, 12, 90, "#18425d", 25)
    swell(c, 940, 14, 75, DEEP)
    for x, y, s, a in ((690, 300, 40, -6), (610, 360, 24, 8), (770, 385, 20, 0)):
        gull(c, x, y, s, DEEP, a)


POSTERS = {"lighthouse-day": lighthouse_day, "lighthouse-night": lighthouse_night,
    "default-share": default_share}
FOCAL = {"lighthouse-day": (0.53, 0.46), "lighthouse-night": (0.42, 0.5), "default-share": (0.54, 0.51)}
