"""Looking into XML: what a test asks for must be there."""

from xml.etree.ElementTree import Element


def at(root: Element, path: str) -> Element:
    found = root.find(path)
    assert found is not None, path
    return found


def text_at(root: Element, path: str) -> str:
    text = at(root, path).text
    assert text is not None, path
    return text
