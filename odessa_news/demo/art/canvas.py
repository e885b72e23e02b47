"""A supersampled drawing surface with the few things a poster needs: flat shapes, stipple, glow, grain.

Everything is drawn in units of a sheet W x H, whatever size comes out. Nothing here or in the motifs may
depend on the clock or on unseeded chance: the same name gives the same bytes.
"""
import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw

from .forms import Point, Points, oval, rect
from .palette import PAPER, Box, Fill

W, H = 1500, 1000


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
        self._put(points, 0, fill, alpha, lambda pen, ox, oy, ink: pen.polygon(self._px(points, ox, oy),
            fill=ink))

    def polys(self, shapes: Sequence[Points], fill: Fill, alpha: float) -> None:
        """Many shapes under one mask: overlaps don't add up, and it costs as much as one."""
        def stroke(pen: ImageDraw.ImageDraw, ox: int, oy: int, ink: str | int) -> None:
            for points in shapes:
                pen.polygon(self._px(points, ox, oy), fill=ink)
        self._put([p for points in shapes for p in points], 0, fill, alpha, stroke)

    def rect(self, x0: float, y0: float, x1: float, y1: float, fill: Fill, alpha: float = 1) -> None:
        self.poly(rect(x0, y0, x1, y1), fill, alpha)

    def disc(self, x: float, y: float, r: float, fill: Fill, alpha: float = 1,
            ry: float | None = None) -> None:
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
        for i, (a, b) in enumerate(pairwise(points)):
            ra, rb = (w0 + (w1 - w0) * i / n) / 2, (w0 + (w1 - w0) * (i + 1) / n) / 2
            length = math.dist(a, b) or 1
            nx, ny = (a[1] - b[1]) / length, (b[0] - a[0]) / length
            self.poly([(a[0] + nx * ra, a[1] + ny * ra), (b[0] + nx * rb, b[1] + ny * rb),
                (b[0] - nx * rb, b[1] - ny * rb), (a[0] - nx * ra, a[1] - ny * ra)], fill)
            self.disc(*a, ra, fill)
            self.disc(*b, rb, fill)

    def stipple(self, points: Points, ink: str, side: str = "r", reach: float = 1,
            strength: float = 0.8) -> None:
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
        rim = gradient.crop((0, 128, 1, 129)).tobytes()[0]
        disc = gradient.point([round(255 * strength * max(0.0, 1 - v / rim) ** fall) for v in range(256)])
        disc = disc.resize((whole[2] - whole[0], whole[3] - whole[1]), Image.Resampling.BILINEAR)
        self.img.paste(ink, seen,
            disc.crop(tuple(seen[i] - whole[i % 2] for i in range(4))))  # type: ignore[arg-type]

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
        """Cut the proportions out around the focal point, shrink, and lay on the grain of the paper."""
        w, h = width * self.over, height * self.over
        x = min(max(round(focal[0] * self.size[0] - w / 2), 0), self.size[0] - w)
        y = min(max(round(focal[1] * self.size[1] - h / 2), 0), self.size[1] - h)
        sheet = self.img.crop((x, y, x + w, y + h)).reduce(self.over)
        grain = self._noise(1.0).point([round(128 + (v - 128) * 0.10) for v in range(256)])
        grain = grain.resize((width, height), Image.Resampling.BILINEAR)
        return ImageChops.soft_light(sheet, Image.merge("RGB", (grain, grain, grain)))
