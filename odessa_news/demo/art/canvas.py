"""A supersampled drawing surface with the few things a poster needs: flat shapes, gradients, stipple, glow, grain.

Everything is drawn in units of a sheet W x H, whatever size comes out. Angles are degrees, clockwise from the right.
Nothing here or in the motifs may depend on the clock or on unseeded chance: the same name gives the same bytes.
"""
import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw

W, H = 1500, 1000

Point = tuple[float, float]
Points = Sequence[Point]
Box = tuple[int, int, int, int]

# The one palette all posters are mixed from.
PAPER, LIME, SAND = "#f6eedd", "#e8dabd", "#d9c08f"
INK, DEEP, NIGHT = "#173a56", "#0f2740", "#0a1a2c"
RED, BRICK, WINE = "#cf3a2b", "#a92f2a", "#6d2534"
SEA, MINT, FOAM, PINE = "#2c7f86", "#7fbfb0", "#cfe5d8", "#1d5157"
LEAF, OLIVE = "#4d7f57", "#7f9149"
ACACIA, CREAM, AMBER = "#f3c75a", "#fdf3d2", "#e39a3b"
ROSE, PEACH, MAUVE = "#dd8781", "#f3b996", "#8d6d8f"


def mix(a: str, b: str, t: float) -> str:
    pairs = zip(ImageColor.getrgb(a), ImageColor.getrgb(b), strict=True)
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in pairs)


@dataclass(frozen=True)
class Grad:
    """Colours spread evenly over the shape they fill, top to bottom or left to right."""

    colours: tuple[str, ...]
    across: bool = False

    def at(self, t: float) -> tuple[int, ...]:
        place = min(max(t, 0.0), 1.0) * (len(self.colours) - 1)
        i = min(int(place), len(self.colours) - 2)
        return ImageColor.getrgb(mix(self.colours[i], self.colours[i + 1], place - i))

    def image(self, whole: Box, seen: Box) -> Image.Image:
        lo, hi = (whole[0], whole[2]) if self.across else (whole[1], whole[3])
        first, last = (seen[0], seen[2]) if self.across else (seen[1], seen[3])
        pixels = b"".join(bytes(self.at((p - lo) / max(hi - lo, 1))) for p in range(first, last))
        shape = (last - first, 1) if self.across else (1, last - first)
        strip = Image.frombytes("RGB", shape, pixels)
        return strip.resize((seen[2] - seen[0], seen[3] - seen[1]), Image.Resampling.NEAREST)


Fill = str | Grad


def grad(*colours: str) -> Grad:
    return Grad(colours)


def across(*colours: str) -> Grad:
    return Grad(colours, across=True)


def rect(x0: float, y0: float, x1: float, y1: float) -> list[Point]:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def oval(x: float, y: float, rx: float, ry: float | None = None, a0: float = 0, a1: float = 360) -> list[Point]:
    ry = rx if ry is None else ry
    n = max(8, int(abs(a1 - a0) / 4))
    angles = [math.radians(a0 + (a1 - a0) * i / n) for i in range(n + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def pill(x0: float, y0: float, x1: float, y1: float, r: float) -> list[Point]:
    """A rectangle with round corners."""
    r = min(r, (x1 - x0) / 2, (y1 - y0) / 2)
    corners = ((x1 - r, y1 - r, 0), (x0 + r, y1 - r, 90), (x0 + r, y0 + r, 180), (x1 - r, y0 + r, 270))
    return [p for cx, cy, a in corners for p in oval(cx, cy, r, r, a, a + 90)]


def arch(x0: float, top: float, x1: float, bottom: float, rise: float | None = None) -> list[Point]:
    """A doorway: straight sides under a half-round (or `rise` high) top."""
    half = (x1 - x0) / 2
    ry = half if rise is None else rise
    return [(x0, bottom), *oval(x0 + half, top + ry, half, ry, 180, 360), (x1, bottom)]


def bez(*p: Point, n: int = 20) -> list[Point]:
    """A Bézier curve of any degree through its first and last point."""
    out = []
    for i in range(n + 1):
        t, level = i / n, list(p)
        while len(level) > 1:
            level = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
                     for a, b in zip(level, level[1:], strict=False)]
        out.append(level[0])
    return out


def smooth(points: Points, closed: bool = True, n: int = 8) -> list[Point]:
    """A soft curve through all the points (Catmull-Rom)."""
    p = list(points)
    ring = [p[-1], *p, p[0], p[1]] if closed else [p[0], *p, p[-1]]
    out = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for i in range(n):
            t = i / n
            out.append(tuple(
                0.5 * (2 * b[k] + (c[k] - a[k]) * t + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t
                       + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t ** 3) for k in (0, 1)))
    return [(x, y) for x, y in out] if closed else [*[(x, y) for x, y in out], p[-1]]


def move(points: Points, x: float = 0, y: float = 0, size: float = 1, turn: float = 0, flip: bool = False) -> list[Point]:
    """Scale, turn and carry a shape drawn around (0, 0)."""
    cos, sin, side = math.cos(math.radians(turn)), math.sin(math.radians(turn)), -1 if flip else 1
    return [(x + size * side * (px * cos - py * sin), y + size * (px * sin + py * cos)) for px, py in points]


class Canvas:
    def __init__(self, scale: float, seed: str = "") -> None:
        # Small pictures are drawn larger than they need be, or hairlines would come out as stairs.
        self.over = 2 if scale > 0.5 else 4
        self.scale = scale * self.over
        self.size = (math.ceil(W * scale) * self.over, math.ceil(H * scale) * self.over)
        self.img = Image.new("RGB", self.size, PAPER)
        self.pen = ImageDraw.Draw(self.img)
        self.rng = random.Random(seed)
        self.noise = self._noise(1.25).resize(self.size, Image.Resampling.BILINEAR)

    def _noise(self, cell: float) -> Image.Image:
        w, h = math.ceil(W / cell), math.ceil(H / cell)
        return Image.frombytes("L", (w, h), random.Random(7).randbytes(w * h))

    def _px(self, points: Points, ox: int = 0, oy: int = 0) -> list[Point]:
        return [(x * self.scale - ox, y * self.scale - oy) for x, y in points]

    def _boxes(self, points: Points, pad: float = 0) -> tuple[Box, Box]:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        s = self.scale
        whole = (math.floor((min(xs) - pad) * s), math.floor((min(ys) - pad) * s),
                 math.ceil((max(xs) + pad) * s) + 1, math.ceil((max(ys) + pad) * s) + 1)
        seen = (max(whole[0], 0), max(whole[1], 0), min(whole[2], self.size[0]), min(whole[3], self.size[1]))
        return whole, seen

    def _put(self, points: Points, pad: float, fill: Fill, alpha: float,
             stroke: Callable[[ImageDraw.ImageDraw, int, int, str | int], None]) -> None:
        if isinstance(fill, str) and alpha >= 1:
            stroke(self.pen, 0, 0, fill)
            return
        whole, seen = self._boxes(points, pad)
        if seen[0] >= seen[2] or seen[1] >= seen[3]:
            return
        mask = Image.new("L", (seen[2] - seen[0], seen[3] - seen[1]))
        stroke(ImageDraw.Draw(mask), seen[0], seen[1], round(255 * alpha))
        self.img.paste(fill if isinstance(fill, str) else fill.image(whole, seen), seen, mask)

    def poly(self, points: Points, fill: Fill, alpha: float = 1) -> None:
        self._put(points, 0, fill, alpha, lambda pen, ox, oy, ink: pen.polygon(self._px(points, ox, oy), fill=ink))

    def polys(self, shapes: Sequence[Points], fill: Fill, alpha: float) -> None:
        """Many shapes under one mask: overlaps don't add up, and it costs as much as one."""
        def stroke(pen: ImageDraw.ImageDraw, ox: int, oy: int, ink: str | int) -> None:
            for points in shapes:
                pen.polygon(self._px(points, ox, oy), fill=ink)
        self._put([p for points in shapes for p in points], 0, fill, alpha, stroke)

    def rect(self, x0: float, y0: float, x1: float, y1: float, fill: Fill, alpha: float = 1) -> None:
        self.poly(rect(x0, y0, x1, y1), fill, alpha)

    def disc(self, x: float, y: float, r: float, fill: Fill, alpha: float = 1, ry: float | None = None) -> None:
        self.poly(oval(x, y, r, ry), fill, alpha)

    def line(self, points: Points, width: float, fill: Fill, alpha: float = 1, caps: bool = True) -> None:
        def stroke(pen: ImageDraw.ImageDraw, ox: int, oy: int, ink: str | int) -> None:
            path, w = self._px(points, ox, oy), width * self.scale
            pen.line(path, fill=ink, width=max(1, round(w)), joint="curve")
            if caps and w > 3:
                for x, y in (path[0], path[-1]):
                    pen.ellipse((x - w / 2, y - w / 2, x + w / 2, y + w / 2), fill=ink)
        self._put(points, width, fill, alpha, stroke)

    def limb(self, points: Points, w0: float, w1: float, fill: str) -> None:
        """A tapering stroke with round ends: arms, branches, tails."""
        n = len(points) - 1
        for i, (a, b) in enumerate(zip(points, points[1:], strict=False)):
            ra, rb = (w0 + (w1 - w0) * i / n) / 2, (w0 + (w1 - w0) * (i + 1) / n) / 2
            length = math.dist(a, b) or 1
            nx, ny = (a[1] - b[1]) / length, (b[0] - a[0]) / length
            self.poly([(a[0] + nx * ra, a[1] + ny * ra), (b[0] + nx * rb, b[1] + ny * rb),
                       (b[0] - nx * rb, b[1] - ny * rb), (a[0] - nx * ra, a[1] - ny * ra)], fill)
            self.disc(*a, ra, fill)
            self.disc(*b, rb, fill)

    def stipple(self, points: Points, ink: str, side: str = "r", reach: float = 1, strength: float = 0.8) -> None:
        """Sprayed shade, dense at one side (l, r, t, b) of the shape and gone at `reach` of its breadth."""
        whole, seen = self._boxes(points)
        if seen[0] >= seen[2] or seen[1] >= seen[3]:
            return
        top = round(255 * strength)
        ramp = [max(0, round(top * (1 - i / (255 * reach)))) for i in range(256)]
        strip = Image.frombytes("L", (256, 1), bytes(ramp if side in "lt" else ramp[::-1]))
        if side in "tb":
            strip = strip.transpose(Image.Transpose.TRANSPOSE)
        shade = strip.resize((whole[2] - whole[0], whole[3] - whole[1]), Image.Resampling.BILINEAR)
        shade = shade.crop(tuple(seen[i] - whole[i % 2] for i in range(4)))  # type: ignore[arg-type]
        dots = ImageChops.subtract(shade, self.noise.crop(seen)).point([0] + [255] * 255)
        mask = Image.new("L", dots.size)
        ImageDraw.Draw(mask).polygon(self._px(points, seen[0], seen[1]), fill=255)
        self.img.paste(ink, seen, ImageChops.multiply(mask, dots))

    def glow(self, x: float, y: float, r: float, ink: str, strength: float = 1, ry: float | None = None,
             fall: float = 1.6) -> None:
        whole, seen = self._boxes(rect(x - r, y - (ry or r), x + r, y + (ry or r)))
        if seen[0] >= seen[2] or seen[1] >= seen[3]:
            return
        # Pillow's gradient is 255 only in the corners: the rim of our disc is where it meets the sides.
        gradient = Image.radial_gradient("L")
        rim = gradient.getpixel((0, 128))
        disc = gradient.point([round(255 * strength * max(0.0, 1 - v / rim) ** fall) for v in range(256)])
        disc = disc.resize((whole[2] - whole[0], whole[3] - whole[1]), Image.Resampling.BILINEAR)
        self.img.paste(ink, seen, disc.crop(tuple(seen[i] - whole[i % 2] for i in range(4))))  # type: ignore[arg-type]

    @contextmanager
    def clip(self, points: Points) -> Iterator[None]:
        """What is drawn inside shows only within the shape."""
        before = self.img.copy()
        yield
        _, seen = self._boxes(points)
        after = self.img.crop(seen)
        mask = Image.new("L", after.size)
        ImageDraw.Draw(mask).polygon(self._px(points, seen[0], seen[1]), fill=255)
        self.img.paste(before, (0, 0))
        self.img.paste(after, seen, mask)

    def finish(self, width: int, height: int, focal: Point) -> Image.Image:
        """Cut the wanted proportions out around the focal point, shrink, and lay on the grain of the paper."""
        w, h = width * self.over, height * self.over
        x = min(max(round(focal[0] * self.size[0] - w / 2), 0), self.size[0] - w)
        y = min(max(round(focal[1] * self.size[1] - h / 2), 0), self.size[1] - h)
        sheet = self.img.crop((x, y, x + w, y + h)).reduce(self.over)
        grain = self._noise(1.0).point([round(128 + (v - 128) * 0.10) for v in range(256)])
        grain = grain.resize((width, height), Image.Resampling.BILINEAR)
        return ImageChops.soft_light(sheet, Image.merge("RGB", (grain, grain, grain)))
