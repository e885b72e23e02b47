"""The colours all posters are mixed from, and gradients between them."""
from dataclasses import dataclass

from PIL import Image, ImageColor

Box = tuple[int, int, int, int]

# The one palette all posters are mixed from.
PAPER, LIME, SAND = "#f6eedd", "#e8dabd", "#d9c08f"
INK, DEEP, NIGHT = "#173a56", "#0f2740", "#0a1a2c"
RED, BRICK, WINE = "#cf3a2b", "#a92f2a", "#6d2534"
SEA, MINT, FOAM, PINE = "#2c7f86", "#7fbfb0", "#cfe5d8", "#1d5157"
LEAF = "#4d7f57"
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
