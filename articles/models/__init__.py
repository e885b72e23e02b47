from .article import Article, ArticleTopic, Byline, RelatedLink, Status
from .author import Author
from .front import FrontSlot
from .new_text import NewText
from .page import Page
from .photo import Photo
from .presence import Presence
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
    "NewText",
    "Page",
    "Photo",
    "Presence",
    "RelatedLink",
    "Revision",
    "Section",
    "Status",
    "Topic",
]
