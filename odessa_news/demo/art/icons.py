"""The brand mark and everything cut from it.

`python -m odessa_news.demo.art.icons` writes the files in static/.

One set of shapes, on a grid of 24, serves the SVGs and the bitmaps, so they cannot drift apart.
"""
from pathlib import Path

from PIL import Image, ImageDraw

from . import draw
from .forms import Point, bez
from .palette import ACACIA, DEEP, INK, PAPER, RED, grad

STATIC = Path(__file__).resolve().parents[3] / "static"

ROOF = [(12.0, 0.8), (15.6, 5.0), (8.4, 5.0)]
LAMP = [(9.8, 5.0), (14.2, 5.0), (14.2, 8.4), (9.8, 8.4)]
DECK = [(8.0, 8.4), (16.0, 8.4), (15.1, 10.8), (8.9, 10.8)]
TOWER = [(9.5, 10.8), (14.5, 10.8), (16.4, 19.0), (7.6, 19.0)]
BEAMS = [[(8.0, 6.0), (8.0, 7.4), (1.0, 9.2), (1.0, 4.2)], [(16.0, 6.0), (16.0, 7.4), (23.0, 9.2), (23.0, 4.2)]]
# One long wave, thick enough to hold at 16 px.
WAVE_CREST = [
    *bez((1.0, 20.8), (3.75, 18.1), (9.25, 23.5), (12.0, 20.8)),
    *bez((12.0, 20.8), (14.75, 18.1), (20.25, 23.5), (23.0, 20.8)),
]
WAVE = [*WAVE_CREST, *[(x, y + 2.2) for x, y in reversed(WAVE_CREST)]]

WAVE_PATH = "M1 20.8c2.75-2.7 8.25 2.7 11 0s8.25 2.7 11 0v2.2c-2.75 2.7-8.25-2.7-11 0s-8.25-2.7-11 0z"


def path(*shapes: list[Point]) -> str:
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in shape) + "Z" for shape in shapes)


def mark_svg() -> str:
    """Takes the colour of the text around it."""
    # The lamp room is left open between roof and deck: two posts carry the roof.
    posts = [[(9.8, 5.0), (10.8, 5.0), (10.8, 8.4), (9.8, 8.4)],
        [(13.2, 5.0), (14.2, 5.0), (14.2, 8.4), (13.2, 8.4)]]
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"
 fill="currentColor">
<path d="{path(ROOF, *posts, DECK, TOWER)}"/>
<path d="{path(*BEAMS)}" opacity=".55"/>
<path d="{WAVE_PATH}"/>
</svg>
"""


def icon_svg() -> str:
    """For the browser's tab: ink on a light one, paper on a dark one, the lantern red on both."""
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<style>
.i{{fill:{INK}}}.r{{fill:{RED}}}.l{{fill:#d99a1f}}
@media (prefers-color-scheme:dark){{.i{{fill:{PAPER}}}.r{{fill:#f0604d}}.l{{fill:{ACACIA}}}}}
</style>
<path class="l" d="{path(*BEAMS, LAMP)}"/>
<path class="r" d="{path(ROOF, DECK)}"/>
<path class="i" d="{path(TOWER)}"/>
<path class="i" d="{WAVE_PATH}"/>
</svg>
"""


def tile(size: int, share: float, corner: float = 0) -> Image.Image:
    """The mark, `share` of the side wide, on deep water. corner: radius as a share, 0 for a full bleed."""
    big = size * 4 if size > 100 else size * 16
    image = Image.new("RGBA", (big, big))
    ground = grad("#1f5a78", INK, DEEP).image((0, 0, big, big), (0, 0, big, big))
    mask = Image.new("L", (big, big), 0 if corner else 255)
    if corner:
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, big - 1, big - 1), radius=big * corner, fill=255)
    image.paste(ground, (0, 0), mask)
    pen, unit = ImageDraw.Draw(image), big * share / 24
    left = (big - 24 * unit) / 2
    for shape, ink in (*((beam, ACACIA) for beam in BEAMS), (LAMP, "#fff3c9"), (TOWER, PAPER), (ROOF, RED),
            (DECK, RED), (WAVE, "#8fd0bf")):
        pen.polygon([(left + x * unit, left + y * unit) for x, y in shape], fill=ink)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def write(static: Path = STATIC) -> None:
    images = static / "img"
    images.mkdir(parents=True, exist_ok=True)
    (images / "mark.svg").write_text(mark_svg())
    (images / "icon.svg").write_text(icon_svg())
    tile(192, 0.7, 0.22).save(images / "icon-192.png", optimize=True)
    tile(512, 0.7, 0.22).save(images / "icon-512.png", optimize=True)
    # Launchers may cut a maskable icon down to a circle of four fifths.
    tile(512, 0.54).convert("RGB").save(images / "icon-maskable-512.png", optimize=True)
    tile(180, 0.66).convert("RGB").save(images / "apple-touch-icon.png", optimize=True)
    small = [tile(size, 0.86, 0.18) for size in (16, 32, 48)]
    small[-1].save(static / "favicon.ico", sizes=[(16, 16), (32, 32), (48, 48)], append_images=small[:-1])
    draw("default-share", 1200, 630).save(images / "share.jpg", quality=80, optimize=True, progressive=True)


if __name__ == "__main__":
    write()
