from .article import Article
from .audit import AuditEntry
from .author import Author
from .beat import Beat
from .correction import Correction
from .front import FrontSlot
from .links import ArticleTopic, Byline, RelatedLink
from .new_text import NewText
from .page import Page
from .photo import Photo
from .presence import Presence
from .preview import SharePreview
from .reads import ArticleReads, ReadMark
from .revision import Revision
from .section import RESERVED_SLUGS, Section
from .status import Retraction, Status
from .step import Step
from .topic import Topic
from .trash import Trashed

__all__ = [
    "RESERVED_SLUGS",
    "Article",
    "ArticleReads",
    "ArticleTopic",
    "AuditEntry",
    "Author",
    "Beat",
    "Byline",
    "Correction",
    "FrontSlot",
    "NewText",
    "Page",
    "Photo",
    "Presence",
    "ReadMark",
    "RelatedLink",
    "Retraction",
    "Revision",
    "Section",
    "SharePreview",
    "Status",
    "Step",
    "Topic",
    "Trashed",
]
