"""axe finds nothing on any kind of page, light and dark (WCAG 2.2 A and AA, best practices)."""

from pathlib import Path

import axe_playwright_python
import pytest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(reader, addresses, width):
    page = reader(viewport={"width": width, "height": 900}, bypass_csp=True)
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        page.complaints.clear()  # the missing page's own 404
        page.evaluate(AXE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            for violation in result["violations"]:
                nodes = [" ".join(node["target"]) for node in violation["nodes"]]
                found.setdefault(address, []).append(f"{scheme}: {violation['id']}: {nodes[:3]}")
    assert not found
