"""Pieces of HTML that sanitisers and parsers have stumbled over, for hypothesis to throw together."""

from hypothesis import strategies as st

_NAMES = (
    "p div h1 h2 h3 h6 strong b em i a ul ol li blockquote table thead tbody tfoot tr th td caption figure "
    "figcaption span section pre font u br img hr iframe script style title textarea svg math template noscript "
    "select option form button plaintext x-y"
)
_ATTRIBUTES = [
    "",
    " class=photo data-photo=7",
    ' class="photo" data-photo="12345678901"',
    " href=https://a.b/c?d=1&e=2",
    ' href="/x"',
    " href='java\nscript:alert(1)'",
    " href=//evil.example",
    ' href="/\\evil.example"',
    ' href="data:text/html,x"',
    ' src="/media/a.jpg" alt="<b>\x00 &amp; \'>"',
    " src=x onerror=alert(1)",
    " style='x' onclick='y' id=z",
    ' colspan="3" rowspan=0 scope=col',
    ' title="a>b"',
    ' x="',
    ' =">',
]
_TEXTS = [
    *" <>&\"'=/-!?",
    "\n",
    "\t",
    "\xa0",
    "\x00",
    "\ud800",
    "\u202e",
    "\u0338",
    "е\u0308",
    "море",
    "&nbsp;",
    "&#0;",
    "&#x202e;",
    "&lt;script&gt;",
    "&amp;lt;",
    "&copy",
    "<!--",
    "-->",
    "<!>",
    "<![CDATA[",
    "]]>",
    "<?xml",
    "</",
    "https://youtu.be/dQw4w9WgXcQ",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;t=5",
]

_opening = st.builds("<{}{}>".format, st.sampled_from(_NAMES.split()), st.sampled_from(_ATTRIBUTES))
_closing = st.builds("</{}>".format, st.sampled_from(_NAMES.split()))
NASTY_HTML = st.lists(_opening | _closing | st.sampled_from(_TEXTS), max_size=24).map("".join)
