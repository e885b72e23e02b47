from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.richtext.tokens import text_html
from odessa_news.lib.typography import typograph


class PictureSource(Protocol):
    """What a photo in a body is made of; whoever owns the photo files builds it.

    The srcsets are ready attribute values («/media/a-480.avif 480w, …») and may be empty; `width` and `height`
    are those of `src`. Plain text everywhere: escaping is done here.
    """

    @property
    def avif_srcset(self) -> str: ...
    @property
    def jpeg_srcset(self) -> str: ...
    @property
    def src(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def alt(self) -> str: ...
    @property
    def caption(self) -> str: ...
    @property
    def credit(self) -> str: ...


# The body column: 44rem wide on a desk, the whole screen below.
BODY_SIZES = "(min-width: 48rem) 44rem, 100vw"


def picture_figure(photo: PictureSource, language: str, *, alt: str = "", caption_html: str = "") -> SafeString:
    """`caption_html` is what the editor wrote under this use of the photo; it wins over the photo's own caption.

    `alt` only helps out where the photo has none.
    """
    source = ""
    if photo.avif_srcset:
        source = format_html('<source type="image/avif" srcset="{}" sizes="{}">', photo.avif_srcset, BODY_SIZES)
    srcset = format_html(' srcset="{}" sizes="{}"', photo.jpeg_srcset, BODY_SIZES) if photo.jpeg_srcset else ""
    return format_html(
        '<figure class="photo"><picture>{}<img src="{}"{} width="{}" height="{}" loading="lazy" decoding="async" '
        'alt="{}"></picture>{}</figure>',
        source,
        photo.src,
        srcset,
        photo.width,
        photo.height,
        photo.alt or alt,
        _figcaption(photo, language, caption_html),
    )


def _figcaption(photo: PictureSource, language: str, caption_html: str) -> SafeString:
    caption = caption_html or text_html(typograph(photo.caption, language))
    credit = ""
    if photo.credit:
        credit = format_html('<span class="credit">{}</span>', typograph(photo.credit, language))
    inside = "\u2002".join(part for part in (caption, credit) if part)
    return mark_safe(f"<figcaption>{inside}</figcaption>" if inside else "")  # both parts are escaped above
