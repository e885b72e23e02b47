"""Headings keep their words in one piece, however narrow the column that they stand in."""

from tests.e2e.conftest import DESK, PHONE, widen

# The longest words of the demo newsroom stand in these.
PAGES = [
    "/pages/rules/",
    "/uk/pages/rules/",
    "/pages/about/",
    "/topics/utilities/",
    "/authors/lev-molchanov/",
    "/archive/",
]
BROKEN_WORDS = """() => [...document.querySelectorAll("h1, h2, h3")].flatMap((heading) => {
  const broken = [], texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    for (const word of text.data.matchAll(/[^\\s\\-–—]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""


def test_no_word_of_a_heading_is_broken(reader):
    page = reader()
    broken = {}
    for address in PAGES:
        page.goto(address)
        for width in (DESK["width"], 1024, PHONE["width"]):
            widen(page, width)
            page.evaluate("document.fonts.ready")
            if words := page.evaluate(BROKEN_WORDS):
                broken[address, width] = words
    assert not broken
