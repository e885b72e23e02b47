"""What an uploaded picture must be, and the clean file that is stored in its place."""

import io
import warnings
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

# A full-frame camera's JPEG is 10 to 25 MB. More is a mistake, or an attack on a small server's memory.
MAX_BYTES = 30 * 1024 * 1024
# 100 megapixels decode to 300 MB of memory; the next camera up is not a reporter's.
MAX_PIXELS = 100_000_000
# The largest rendition is 1440 px wide; twice that leaves room for cropping and for a future redesign.
STORED_SIDE = 2880
# Narrower pictures look broken on any telephone.
MIN_WIDTH = 320
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF")


class StoredPicture(ContentFile):
    """A picture that has been through `stored_picture()`, so that form and model don't do it twice."""

    # The name of the upload; `name` has the ending of what it has become.
    sent_as = ""


def stored_picture(upload: "File[bytes]") -> StoredPicture:
    """The upload turned upright, in sRGB, at most STORED_SIDE px long, without EXIF, GPS, XMP, comments: JPEG, or PNG
    where it has transparency.

    Raises ValidationError with a sentence for the editor where it isn't a picture that we can take.
    """
    if isinstance(upload, StoredPicture):
        return upload
    if upload.size > MAX_BYTES:
        raise ValidationError(
            _("The file is %(size)d MB; the largest picture that fits is %(limit)d MB. Save it smaller and try again.")
            % {"size": upload.size // 2**20, "limit": MAX_BYTES // 2**20},
            code="too_large",
        )
    image = _decode(upload.open("rb"))
    image = _upright_srgb(image)
    image.thumbnail((STORED_SIDE, STORED_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # A fresh image: nothing that came along in .info can be written by any encoder.
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    if bare.mode == "RGBA":
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=90, progressive=True, optimize=True)
    suffix = ".png" if bare.mode == "RGBA" else ".jpg"
    stored = StoredPicture(out.getvalue(), name=PurePath(upload.name or "photo").stem + suffix)
    stored.sent_as = PurePath(upload.name or "").name
    return stored


def _decode(file: IO[bytes]) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Our own limit below stands in for Pillow's warning at half of it.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(file, formats=FORMATS)
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise Image.DecompressionBombError
            if width < MIN_WIDTH:
                raise ValidationError(
                    _("The picture is only %(width)d px wide; readers need at least %(least)d px.")
                    % {"width": width, "least": MIN_WIDTH},
                    code="too_small",
                )
            # A JPEG can be decoded straight at a half or a quarter of its size: less memory, less time.
            image.draft("RGB", (STORED_SIDE, STORED_SIDE))
            image.load()
    except Image.DecompressionBombError:
        raise ValidationError(
            _("The picture has more than %(limit)d megapixels. Save it smaller and try again.")
            % {"limit": MAX_PIXELS // 10**6},
            code="too_many_pixels",
        ) from None
    except UnidentifiedImageError:
        if _is_heic(file):
            raise ValidationError(
                _("“%(name)s” is a HEIC picture, which we can't read. Save it as JPEG first, and upload that.")
                % {"name": getattr(file, "name", "") or _("The file")},
                code="heic",
            ) from None
        raise ValidationError(
            _("“%(name)s” is not a picture that we know. Upload a JPEG, PNG, WebP, AVIF, TIFF or GIF file.")
            % {"name": getattr(file, "name", "") or _("The file")},
            code="not_an_image",
        ) from None
    except ValidationError:
        raise
    except Exception:  # Pillow's decoders raise nearly anything on a damaged file
        raise ValidationError(
            _(
                "The picture is damaged and can't be read to its end. Open it in a picture editor, save it anew as "
                "JPEG, and try again."
            ),
            code="damaged",
        ) from None
    return image


def _is_heic(file: IO[bytes]) -> bool:
    """Whether it begins as the pictures of today's phones do: a box "ftyp" that names a HEIF brand first."""
    file.seek(0)
    start = file.read(12)
    return start[4:8] == b"ftyp" and start[8:] in HEIF_BRANDS


def _upright_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        # Sixteen bits of grey, as scanners write; Pillow would make white of all above 255.
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if profile and image.mode in ("RGB", "RGBA", "L", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = "RGBA" if image.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=target)
            image = converted or image
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the colours as they are
    has_transparency = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if not has_transparency:
        return image.convert("RGB")
    image = image.convert("RGBA")
    is_opaque = image.getchannel("A").getextrema() == (255, 255)
    return image.convert("RGB") if is_opaque else image
