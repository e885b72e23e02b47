"""What an uploaded picture must be, and what of it is stored."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image, ImageCms, PngImagePlugin

from articles.models import Photo
from articles.photos import intake
from articles.photos.intake import stored_picture
from tests.make import image_bytes, make_photo

SECRET = b"46.4846N 30.7326E"


def upload(content, name="photo.jpg"):
    return ContentFile(content, name=name)


def decoded(stored):
    return Image.open(io.BytesIO(stored.read()))


def with_gps():
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (46.0, 29.0, 4.0), 29: SECRET.decode()})
    return image_bytes(exif=exif, comment=SECRET)


def png_bomb(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not_an_image"),
        (b"GIF89a" + b"\0" * 50, "not_an_image"),
        (image_bytes()[:3000], "damaged"),
        (png_bomb(50_000, 50_000), "too_many_pixels"),
        (image_bytes(100, 100), "too_small"),
        (b"%PDF-1.4 " + b"x" * 1000, "not_an_image"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 1000, "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + b"\0" * 1000, "heic"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(content, code):
    with pytest.raises(ValidationError) as refused:
        stored_picture(upload(content))
    assert refused.value.code == code
    assert len(refused.value.messages[0]) > 20


def test_what_pillow_says_of_a_damaged_picture_is_kept_from_the_editor():
    with translation.override("uk"), pytest.raises(ValidationError) as refused:
        stored_picture(upload(image_bytes()[:3000]))
    assert "truncated" not in refused.value.messages[0]
    assert "(" not in refused.value.messages[0]


def test_sixty_megabytes_are_refused_before_they_are_read():
    file = upload(b"")
    file.size = 60 * 1024 * 1024
    with pytest.raises(ValidationError, match="60") as refused:
        stored_picture(file)
    assert refused.value.code == "too_large"


def test_place_and_all_other_metadata_are_gone():
    assert SECRET in with_gps()
    stored = stored_picture(upload(with_gps()))
    content = stored.read()
    assert SECRET not in content
    image = Image.open(io.BytesIO(content))
    assert not image.getexif()
    assert not {"exif", "comment", "xmp", "icc_profile", "photoshop"} & set(image.info)


def test_text_in_a_png_is_gone():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET.decode())
    content = stored_picture(upload(image_bytes(file_format="PNG", pnginfo=info))).read()
    assert SECRET not in content


def test_a_picture_taken_sideways_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert decoded(stored_picture(upload(image_bytes(900, 600, exif=exif)))).size == (600, 900)


def test_a_large_picture_is_stored_smaller():
    assert decoded(stored_picture(upload(image_bytes(6000, 4000)))).size == (intake.STORED_SIDE, 1920)


def test_colours_of_another_profile_become_srgb():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    stored = decoded(stored_picture(upload(image_bytes(icc_profile=lab.tobytes()))))
    assert stored.mode == "RGB"
    assert abs(stored.getpixel((0, 0))[2] - 0x4D) < 6


def test_transparency_is_kept_and_what_has_none_becomes_jpeg():
    see_through = io.BytesIO()
    Image.new("RGBA", (400, 300), (1, 2, 3, 100)).save(see_through, "PNG")
    assert decoded(stored_picture(upload(see_through.getvalue()))).mode == "RGBA"
    opaque = io.BytesIO()
    Image.new("RGBA", (400, 300), (1, 2, 3, 255)).save(opaque, "PNG")
    assert decoded(stored_picture(upload(opaque.getvalue()))).format == "JPEG"


@pytest.mark.django_db
def test_every_stored_file_is_clean_and_every_rendition_is_there():
    photo = make_photo(content=with_gps())
    photo.refresh_from_db()
    names = [photo.file.name]
    for address in _addresses(photo):
        names.append(address.removeprefix("/media/"))
    assert len(names) == 9
    for name in names:
        with default_storage.open(name) as file:
            content = file.read()
        assert SECRET not in content, name
        assert not Image.open(io.BytesIO(content)).getexif(), name


@pytest.mark.django_db
def test_widths_said_in_srcset_are_the_files_own():
    photo = make_photo(content=image_bytes(1000, 800))
    for shape in ("card", "body"):
        sources = photo.sources[shape]
        for kind in ("avif", "jpeg"):
            for candidate in sources[kind].split(", "):
                address, width = candidate.split()
                with default_storage.open(address.removeprefix("/media/")) as file:
                    assert f"{Image.open(file).width}w" == width
        with default_storage.open(sources["src"].removeprefix("/media/")) as file:
            image = Image.open(file)
            assert (sources["width"], sources["height"]) == image.size


@pytest.mark.django_db
def test_a_new_focal_point_makes_new_crops():
    photo = make_photo(content=image_bytes(900, 900))
    before = photo.sources["share"]
    photo.focus = "0.5x0.1"
    photo.save()
    assert Photo.objects.get(pk=photo.pk).sources["share"] != before


def _addresses(photo):
    for shape in ("card", "body"):
        for kind in ("avif", "jpeg"):
            for candidate in photo.sources[shape][kind].split(", "):
                yield candidate.split()[0]
    yield photo.sources["share"]
    yield photo.sources["square"]


def test_sixteen_bits_of_grey_stay_grey():
    out = io.BytesIO()
    Image.new("I;16", (400, 300), 0x8000).save(out, "PNG")
    assert decoded(stored_picture(upload(out.getvalue(), "scan.png"))).getpixel((9, 9)) == (128, 128, 128)
