"""The demo newsroom's pictures: posters of the city, drawn by code so that they are ours and cost the repository nothing."""
from collections.abc import Callable

from PIL import Image

from . import flora, landmarks, leisure, lighthouses, port, sea, sport, streets, trams, yards
from .canvas import H, W, Canvas, Point

MOTIFS = (lighthouses, landmarks, port, trams, flora, sea, leisure, yards, sport, streets)

POSTERS: dict[str, Callable[[Canvas], None]] = {name: poster for motif in MOTIFS for name, poster in motif.POSTERS.items()}

# Where the eye should land, as shares of width and height: crops are cut around it.
FOCAL: dict[str, Point] = {name: point for motif in MOTIFS for name, point in motif.FOCAL.items()}


def draw(name: str, width: int = 1920, height: int = 1280) -> Image.Image:
    """The poster in RGB; other proportions than 3:2 are cut around its focal point. About a second of CPU at full size."""
    canvas = Canvas(max(width / W, height / H), seed=name)
    POSTERS[name](canvas)
    return canvas.finish(width, height, FOCAL[name])
