from .article import Article, ArticleTopic, Byline, RelatedLink, Status
from .author import Author
from .beat import Beat
from .front import FrontSlot
from .page import Page
from .photo import Photo
from .section import RESERVED_SLUGS, Section
from .topic import Topic

__all__ = [
    "RESERVED_SLUGS",
    "Article",
    "ArticleTopic",
    "Author",
    "Beat",
    "Byline",
    "FrontSlot",
    "Page",
    "Photo",
    "RelatedLink",
    "Section",
    "Status",
    "Topic",
]
