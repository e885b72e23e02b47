from .article import Article, ArticleTopic, Byline, RelatedLink, Status
from .author import Author
from .front import FrontSlot
from .page import Page
from .photo import Photo
from .preview import SharePreview
from .revision import Revision
from .section import RESERVED_SLUGS, Section
from .topic import Topic

__all__ = [
    "RESERVED_SLUGS",
    "Article",
    "ArticleTopic",
    "Author",
    "Byline",
    "FrontSlot",
    "Page",
    "Photo",
    "RelatedLink",
    "Revision",
    "Section",
    "SharePreview",
    "Status",
    "Topic",
]
