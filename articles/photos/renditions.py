"""The shapes in which a photo reaches readers: each in AVIF with a JPEG beside it for old browsers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from imagefield.fields import ImageFieldFile
from imagefield.processing import register
from PIL import Image

# Widths in px: a phone's card, a phone's cover at 2x, a desk's cover, a desk's cover at 1.5x to 2x.
CARD_WIDTHS = (320, 640, 960, 1440)
CARD_RATIO = 3 / 2
BODY_WIDTHS = (640, 960, 1440)
# OpenGraph's usual 1.91:1.
SHARE_SIZE = (1200, 630)
SQUARE_SIZE = (200, 200)
ENCODERS: dict[str, dict[str, Any]] = {
    # By eye, on posters and photos: edges and skies stay clean. Speed 9 costs a sixth more bytes than 8 and a third of
    # the time, which an editor spends waiting for the form.
    "AVIF": {"quality": 50, "speed": 9},
    "JPEG": {"quality": 76, "progressive": True, "optimize": True},
}
EXTENSIONS = {"AVIF": ".avif", "JPEG": ".jpg"}

Processor = Callable[[Image.Image, Any], Image.Image]


@dataclass(frozen=True)
class Picture:
    """A photo in a text, as rich text wants it (richtext.PictureSource)."""

    avif_srcset: str
    jpeg_srcset: str
    src: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


class Sources(TypedDict):
    """Addresses of one shape of a photo, ready for a `<picture>`; width and height in px are those of `src`."""

    avif: str
    jpeg: str
    src: str
    width: int
    height: int


@register  # type: ignore[untyped-decorator]
def encode(get_image: Processor, file_format: str) -> Processor:
    """Imagefield processor: write as `file_format`, whatever the original is."""

    def processor(image: Image.Image, context: Any) -> Image.Image:
        image = get_image(image, context)
        context.save_kwargs.clear()
        context.save_kwargs.update(format=file_format, **ENCODERS[file_format])
        if image.mode == "RGB":
            return image
        # JPEG has no transparency: what shows through becomes paper.
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")

    return processor


def _format(file_format: str, shape: tuple[str, tuple[int, int]]) -> Callable[[Any, Any], None]:
    def spec(_file: Any, context: Any) -> None:
        context.extension = EXTENSIONS[file_format]
        context.processors = [("encode", file_format), shape]

    return spec


def _card(width: int) -> tuple[str, tuple[int, int]]:
    return "crop", (width, round(width / CARD_RATIO))


def _body(width: int) -> tuple[str, tuple[int, int]]:
    return "thumbnail", (width, 10 * width)


FORMATS = {
    **{f"card_{w}_{f}": _format(f, _card(w)) for w in CARD_WIDTHS for f in EXTENSIONS},
    **{f"body_{w}_{f}": _format(f, _body(w)) for w in BODY_WIDTHS for f in EXTENSIONS},
    "share": _format("JPEG", ("crop", SHARE_SIZE)),
    "square": _format("JPEG", ("crop", SQUARE_SIZE)),
}


def make_renditions(file: ImageFieldFile, width: int, height: int) -> dict[str, Any]:
    """Write every rendition that isn't there yet and return their addresses: `card` and `body` as Sources, `share` and
    `square` as one address each, and `share_bytes`, the size of that file, which feeds have to say.

    Slow (a second or two for a new photo). Nothing is enlarged but the narrowest of each shape.
    """
    card_limit = min(width, height * CARD_RATIO)
    return {
        "card": _sources(file, "card", [w for w in CARD_WIDTHS if w <= card_limit] or CARD_WIDTHS[:1], 1 / CARD_RATIO),
        # The thumbnail of a picture narrower than the first width is the picture itself.
        "body": _sources(
            file, "body", [w for w in BODY_WIDTHS if w <= width] or BODY_WIDTHS[:1], height / width, width
        ),
        "share": _address(file, "share"),
        "share_bytes": file.storage.size(file.process("share")),
        "square": _address(file, "square"),
    }


def _sources(
    file: ImageFieldFile, shape: str, widths: Sequence[int], ratio: float, original_width: int = 10**6
) -> Sources:
    # `src` is for browsers without srcset and for machines: a middle size.
    middle = widths[min(1, len(widths) - 1)]
    shown = min(middle, original_width)
    return Sources(
        avif=", ".join(f"{_address(file, f'{shape}_{w}_AVIF')} {min(w, original_width)}w" for w in widths),
        jpeg=", ".join(f"{_address(file, f'{shape}_{w}_JPEG')} {min(w, original_width)}w" for w in widths),
        src=_address(file, f"{shape}_{middle}_JPEG"),
        width=shown,
        height=round(shown * ratio),
    )


def _address(file: ImageFieldFile, name: str) -> str:
    # Not file.<name>: imagefield keeps that address on the file even when the focal point has moved.
    return file.storage.url(file.process(name))
