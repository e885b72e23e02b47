"""What phones download: one stylesheet, whole, small, and with every address in it alive."""

import gzip
import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from django.core.management import call_command

from odessa_news.staticfiles import BundlingStorage, bundle

STATIC = settings.BASE_DIR / "static"
LAYERS = ["reset", "tokens", "base", "layout", "components", "utilities"]
KILOBYTE = 1024
# The longest a stylesheet or a script may get before it should become two.
LINES = 120


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `collectstatic` put the files, as a real site has them."""
    folder = tmp_path_factory.mktemp("static")
    with pytest.MonkeyPatch.context() as patch:
        storage = BundlingStorage(location=str(folder))
        patch.setattr(staticfiles_storage, "_wrapped", storage)
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture(scope="module")
def stylesheet(collected: Path) -> str:
    (hashed,) = collected.glob("css/site.????????????.css")
    return hashed.read_text()


def test_the_stylesheet_imports_nothing(stylesheet: str) -> None:
    assert "@import" not in stylesheet
    assert "@import" in (STATIC / "css/site.css").read_text()


def test_the_stylesheet_has_its_layers_in_their_order(stylesheet: str) -> None:
    assert stylesheet.startswith(f"@layer {', '.join(LAYERS)};")
    assert set(re.findall(r"@layer (\w+) \{", stylesheet)) == set(LAYERS)


def test_addresses_in_the_stylesheet_name_hashed_files(stylesheet: str, collected: Path) -> None:
    addresses = re.findall(r'url\("([^"]+)"\)', stylesheet)
    assert any(address.endswith(".woff2") for address in addresses)
    for address in addresses:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", address), address
        assert (collected / "css" / address).resolve().is_file(), address


def test_every_stylesheet_is_imported() -> None:
    site = (STATIC / "css/site.css").read_text()
    files = {str(path.relative_to(STATIC / "css")) for path in (STATIC / "css").rglob("*.css")} - {"site.css"}
    assert set(re.findall(r'@import "([^"]+)"', site)) == files


def test_what_an_article_page_loads_keeps_to_the_budget(stylesheet: str) -> None:
    assert len(gzip.compress(stylesheet.encode())) <= 9 * KILOBYTE
    scripts = sum(len(gzip.compress(path.read_bytes())) for path in (STATIC / "js").glob("*.js"))
    assert scripts <= 10 * KILOBYTE
    assert sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2")) <= 80 * KILOBYTE


@pytest.mark.parametrize("path", [*STATIC.glob("css/**/*.css"), *STATIC.glob("js/*.js")], ids=lambda path: path.name)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LINES


def _stored(**files: str) -> dict[str, tuple[Storage, str]]:
    storage = InMemoryStorage()
    names = {key.replace("__", "/") + ".css": text for key, text in files.items()}
    return {name: (storage, storage.save(name, ContentFile(text.encode()))) for name, text in names.items()}


def test_addresses_are_counted_from_the_folder_of_the_whole() -> None:
    sources = _stored(
        css__site='@layer a;\n@import "parts/card.css" layer(a);',
        css__parts__card="/* why */ .card { src: url(../../img/a.svg), url('data:image/svg+xml,x'), url(/b.png); }",
    )
    whole = bundle("css/site.css", sources)
    assert "url(\"../img/a.svg\"), url('data:image/svg+xml,x'), url(/b.png)" in whole
    assert whole.startswith("@layer a;\n@layer a {")
    assert "why" not in whole


def test_a_missing_part_stops_the_build() -> None:
    with pytest.raises(KeyError, match=r"css/gone\.css"):
        bundle("css/site.css", _stored(css__site='@import "gone.css" layer(base);'))


# Contrast. WCAG 2.2 AA: 4.5 for text, 3 for edges of controls and for signs.
TEXT = [*product(("ink", "ink-soft", "accent", "link"), ("paper", "paper-sunk"))]
FOOTER = [*product(("footer-ink", "footer-soft", "footer-accent"), ("footer-paper",))]
EDGES = [("control-edge", "paper"), ("control-edge", "paper-sunk")]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), [*((*p, 4.5) for p in TEXT + FOOTER), *((*p, 3.0) for p in EDGES)])
def test_contrast(theme: str, front: str, back: str, least: float) -> None:
    colours = _colours(theme)
    bright, dim = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= least


def _colours(theme: str) -> dict[str, str]:
    light, dark = (STATIC / "css/tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    source = light + dark if theme == "dark" else light
    values = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6}|var\(--[\w-]+\));", source))

    def resolve(value: str) -> str:
        return value if value.startswith("#") else resolve(values[value[6:-1]])

    return {name: resolve(value) for name, value in values.items()}


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
