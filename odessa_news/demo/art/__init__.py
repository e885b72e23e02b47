"""The demo newsroom's pictures: posters of the city, drawn by code, so ours and no weight in the repository."""
from collections.abc import Callable

from PIL import Image

from . import (
    balcony,
    beach,
    courtyard,
    flora,
    landmarks,
    library,
    lighthouses,
    liner,
    market,
    port,
    sea,
    sport,
    storm,
    streets,
    trams,
)
from .canvas import Canvas, H, W
from .forms import Point

MOTIFS = (lighthouses, landmarks, port, trams, flora, sea, storm, liner, beach, market, library, courtyard,
    balcony, sport, streets)

POSTERS: dict[str, Callable[[Canvas], None]] = {
    name: poster for motif in MOTIFS for name, poster in motif.POSTERS.items()
}

# Where the eye should land, as shares of width and height: crops are cut around it.
FOCAL: dict[str, Point] = {name: point for motif in MOTIFS for name, point in motif.FOCAL.items()}


def draw(name: str, width: int = 1920, height: int = 1280) -> Image.Image:
    """The poster in RGB, other proportions than 3:2 cut around its focal point. About a second of CPU."""
    canvas = Canvas(max(width / W, height / H), seed=name)
    POSTERS[name](canvas)
    return canvas.finish(width, height, FOCAL[name])
