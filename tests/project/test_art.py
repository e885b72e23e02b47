import pytest
from PIL import Image, ImageStat

from odessa_news.demo.art import FOCAL, POSTERS, draw
from odessa_news.demo.art.icons import STATIC, icon_svg, mark_svg


@pytest.fixture(scope="module")
def small() -> dict[str, Image.Image]:
    return {name: draw(name, 90, 60) for name in POSTERS}


@pytest.mark.parametrize("name", POSTERS)
def test_poster_is_a_picture(small: dict[str, Image.Image], name: str) -> None:
    assert small[name].mode == "RGB"
    assert small[name].size == (90, 60)
    spread = max(ImageStat.Stat(small[name]).stddev)
    assert spread > 12, f"{name} is nearly one colour: standard deviation {spread:.1f}"


def test_no_two_posters_are_the_same(small: dict[str, Image.Image]) -> None:
    assert len({image.tobytes() for image in small.values()}) == len(POSTERS)


@pytest.mark.parametrize("name", ["lighthouse-day", "courtyard", "stadium"])
def test_same_name_gives_the_same_picture(small: dict[str, Image.Image], name: str) -> None:
    assert draw(name, 90, 60).tobytes() == small[name].tobytes()


@pytest.mark.parametrize("size", [(60, 60), (120, 63), (40, 90)])
def test_other_proportions_are_cut_around_the_focal_point(size: tuple[int, int]) -> None:
    """The tower stands at the focal point, so its light stone must be in the middle column of any cut."""
    image = draw("lighthouse-day", *size)
    assert image.size == size
    middle = image.crop((size[0] // 3, 0, size[0] * 2 // 3, size[1]))
    stone = (246, 238, 221)
    red, green, blue = (channel.tobytes() for channel in middle.split())
    nearest = min(
        sum(abs(a - b) for a, b in zip(pixel, stone, strict=True)) for pixel in zip(red, green, blue, strict=True)
    )
    assert nearest < 12


def test_every_poster_has_a_focal_point_inside_it() -> None:
    assert FOCAL.keys() == POSTERS.keys()
    for name, (x, y) in FOCAL.items():
        assert 0 <= x <= 1, name
        assert 0 <= y <= 1, name


def test_committed_icons_are_what_the_code_draws() -> None:
    images = STATIC / "img"
    assert (images / "mark.svg").read_text() == mark_svg()
    assert (images / "icon.svg").read_text() == icon_svg()
    for name, size in {
        "icon-192.png": 192,
        "icon-512.png": 512,
        "icon-maskable-512.png": 512,
        "apple-touch-icon.png": 180,
    }.items():
        with Image.open(images / name) as image:
            assert image.size == (size, size), name
    with Image.open(STATIC / "favicon.ico") as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    with Image.open(images / "share.jpg") as share:
        assert share.size == (1200, 630)
    assert (images / "share.jpg").stat().st_size < 90_000
