from typing import Protocol


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
