"""The reading room in the evening."""

from .canvas import Canvas, H, W
from .forms import arch, bez, oval, pill, smooth
from .palette import ACACIA, AMBER, BRICK, CREAM, DEEP, INK, PAPER, PINE, RED, WINE, grad, mix
from .shapes import lens


def books(c: Canvas, x0: float, x1: float, y: float, h: float) -> None:
    """A shelf of spines standing on y."""
    x = x0
    while x < x1 - 8:
        w, tall = c.rng.uniform(11, 27), h * c.rng.uniform(0.66, 0.95)
        w = min(w, x1 - x)
        ink = c.rng.choice((BRICK, WINE, PINE, INK, AMBER, "#c9a56b", "#2f6a5c", "#8f4a3c", "#e2c58b", RED,
            DEEP))
        c.rect(x, y - tall, x + w - 1.6, y, ink)
        for f in (0.16, 0.8):
            c.rect(x, y - tall * f - 3, x + w - 1.6, y - tall * f + 2, mix(ink, ACACIA, 0.6))
        x += w
    c.rect(x0 - 4, y, x1 + 4, y + 11, "#5a3427")
    c.rect(x0 - 4, y, x1 + 4, y + 3, "#b3764a")


def library(c: Canvas) -> None:
    x: float
    c.rect(0, 0, W, H, grad("#3b1f26", "#5a3427"))
    for x0, x1 in ((-30, 235), (255, 500), (1000, 1245), (1265, 1530)):
        c.rect(x0 - 10, -10, x1 + 10, 760, "#2c181f")
        for k in range(6):
            books(c, x0, x1, 108 + k * 126, 112)
        c.rect(x1 + 2, -10, x1 + 18, 770, "#7a4a33")
    c.poly(arch(524, 30, 976, 700), "#7a4a33")
    c.poly(arch(548, 56, 952, 700), "#c58a58")
    glass = arch(564, 72, 936, 700)
    c.poly(glass, grad("#1e3e63", "#5c6389", "#d8877d", "#f8c78f"))
    with c.clip(glass):
        c.disc(800, 560, 84, "#fdebb8")
        c.rect(520, 590, 980, 720, grad("#c97f7c", "#5c5577"))
        c.poly([(640, 592), (646, 500), (664, 500), (670, 592)], "#2b2c50")
        c.poly([(642, 502), (655, 474), (668, 502)], RED)
        c.poly([(520, 600), (620, 586), (720, 596), (720, 612), (520, 616)], "#2b2c50")
        for k in range(7):
            lens(c, 800 + c.rng.uniform(-26, 26), 604 + k * 13, 150 * c.rng.uniform(0.4, 1), 4, "#fdebb8")
    for x in (657, 750, 843):
        c.rect(x - 5, 64, x + 5, 700, "#7a4a33")
    for y in (258, 400, 545):
        c.rect(560, y - 5, 940, y + 5, "#7a4a33")
    for x, lean in ((96, 40), (150, 40)):
        c.line([(x, 780), (x + lean, 60)], 9, "#c58a58")
    for k in range(10):
        x = 96 + 40 * (k * 70 / 720)
        c.line([(x, 780 - k * 70), (x + 54, 780 - k * 70)], 7, "#c58a58")
    # the long table and its lamps
    for x in (352, 1148):
        c.glow(x, 660, 330, "#ffd98a", 0.75, ry=260)
    c.poly([(210, 742), (1290, 742), (W + 60, H), (-60, H)], grad("#b06f42", "#7d452f", "#4a2627"))
    c.line([(210, 742), (1290, 742)], 7, "#f0b772", caps=False)
    for x in (352, 1148):
        lens(c, x, 800, 460, 42, "#f8c777", 0.75)
        c.rect(x - 7, 620, x + 7, 790, "#d9a441")
        c.poly(oval(x, 794, 66, 15), "#b37d2b")
        shade = [(x - 118, 640), *bez((x - 118, 640), (x - 100, 560), (x - 40, 552), n=10),
            *bez((x + 40, 552), (x + 100, 560), (x + 118, 640), n=10)]
        c.poly(shade, "#1f7a5c")
        c.stipple(shade, "#7fc79a", "l", 0.5, 0.8)
        c.poly([(x - 118, 638), (x + 118, 638), (x + 108, 652), (x - 108, 652)], "#fff0b8")
        c.disc(x, 548, 9, "#d9a441")
    # someone reading, with the evening behind
    c.poly(smooth([(590, 800), (600, 690), (650, 632), (716, 604), (784, 604), (850, 632), (900, 690),
        (910, 800)], n=8), "#1b2238")
    c.limb([(750, 616), (750, 566)], 56, 50, "#a9684a")
    c.poly(oval(750, 510, 60, 74), "#cf9670")
    c.poly(smooth([(684, 540), (678, 470), (706, 426), (750, 412), (800, 424), (824, 470), (816, 540),
        (800, 500), (770, 470), (720, 476), (700, 500)], n=6), "#1a1420")
    c.disc(808, 424, 30, "#1a1420")
    for side in (-1, 1):
        c.poly(oval(750 + side * 25, 520, 18, 16), PAPER, 0.35)
        c.line(oval(750 + side * 25, 520, 18, 16), 3.4, "#1a1420")
        c.line(bez((750 + side * 36, 522), (750 + side * 25, 530), (750 + side * 14, 522), n=6), 3, "#1a1420")
    c.line([(743, 518), (757, 518)], 3, "#1a1420")
    c.line(bez((740, 554), (750, 559), (760, 554), n=6), 4, "#6d2f2c")
    c.poly([(706, 606), (750, 640), (794, 606), (776, 596), (724, 596)], RED)
    for side in (-1, 1):
        page = [(750, 752), *bez((750, 752), (750 + side * 60, 716), (750 + side * 176, 734), n=10),
            (750 + side * 190, 868), *bez((750 + side * 190, 868), (750 + side * 70, 850), (750, 886), n=10)]
        c.poly([(px + side * 8, py + 12) for px, py in page], BRICK)
        c.poly(page, "#fff4d8" if side < 0 else "#f3dfb4")
        for k in range(6):
            c.line(bez((750 + side * 24, 770 + k * 16), (750 + side * 80, 744 + k * 17),
                (750 + side * 156, 756 + k * 17), n=8), 3, "#b08a68")
        c.limb([(750 + side * 150, 690), (750 + side * 218, 800), (750 + side * 178, 846)], 62, 34, "#1b2238")
        c.poly(oval(750 + side * 178, 838, 26, 20), "#cf9670")
    for x, y, inks in ((1180, 888, (PINE, ACACIA, BRICK)), (360, 900, (RED, INK))):
        for k, ink in enumerate(inks):
            c.poly(pill(x - 90 + k * 8, y - k * 30, x + 90 - k * 4, y + 26 - k * 30, 4), ink)
            c.rect(x + 60 - k * 4, y + 3 - k * 30, x + 86 - k * 4, y + 23 - k * 30, CREAM)


POSTERS = {"library": library}
FOCAL = {"library": (0.5, 0.53)}
