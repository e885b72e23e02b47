from .article import Article, ArticleTopic, Byline, RelatedLink, Status
from .audit import AuditEntry
from .author import Author
from .front import FrontSlot
from .page import Page
from .photo import Photo
from .preview import SharePreview
from .revision import Revision
from .section import RESERVED_SLUGS, Section
from .step import Step
from .topic import Topic

__all__ = [
    "RESERVED_SLUGS",
    "Article",
    "ArticleTopic",
    "AuditEntry",
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
    "Step",
    "Topic",
]
