from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models, transaction
from django.db.models import F, JSONField, Q, Value
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.urls import public_url

from ..limits import POSTS_PER_ADDRESS, POSTS_WINDOW, SAME_WITHIN, TooOften, wait_for_others
from ..querysets import UNNOTED, WORDS, CommentQuerySet
from ..reading_order import IS_SHOWN, READING_ORDER, STEPS, above_answer_to
from .deciding import Decidable
from .reader import EMAIL_LENGTH, Reader
from .status import Reason, Status

if TYPE_CHECKING:
    from articles.models import Article

    from ..filter import Signs
    from ..readers import Key

NAME_LENGTH = 60
# Three screens of a phone; longer ones are articles, and e-mail is open for them.
TEXT_LENGTH = 5000
# As far as the column counts. Answers below it are as deep.
DEEPEST = 32_767


class Unanswerable(Exception):
    """A moderator took the comment away while the answer to it was on its way."""

    def __init__(self, parent: "Comment") -> None:
        self.parent = parent


class Comment(Decidable, models.Model):
    """What a reader says under an article, without an account. Shown once a moderator has approved it."""

    article = models.ForeignKey(
        "articles.Article",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="comments",
        db_index=False,
    )
    # What has been answered keeps its place (Status.WITHDRAWN); rows go only with their article.
    parent = models.ForeignKey(
        "self", verbose_name=_("answer to"), null=True, blank=True, on_delete=models.RESTRICT, related_name="answers"
    )
    # The comment at the top of the thread and the steps down from it; None and 0 at the top itself.
    root = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.RESTRICT, related_name="thread", db_index=False
    )
    depth = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    # What it stands below on the way down from the root, for the order of reading (comments.reading_order).
    above = ArrayField(models.BigIntegerField(), default=list, db_default=Value([], STEPS), blank=True, editable=False)
    reader = models.ForeignKey(
        Reader, verbose_name=_("reader"), null=True, editable=False, on_delete=models.SET_NULL, related_name="comments"
    )
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, max_length=EMAIL_LENGTH, help_text=_("Never shown."))
    text = models.TextField(_("comment"), max_length=TEXT_LENGTH, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING)
    # Why it was taken away or not let in, for readers; what a moderator notes for colleagues is in Moderation.
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True, default="", db_default="")
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    # When readers first saw it. A place below the article, whatever became of it, is what has this time.
    shown_at = models.DateTimeField(_("shown"), null=True, editable=False)
    edited_at = models.DateTimeField(_("changed"), null=True, editable=False)
    # None where the commenter did it. No constraint: that a moderator did outlives the moderator's account.
    edited_by = models.ForeignKey(
        User,
        verbose_name=_("changed by"),
        null=True,
        editable=False,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    # Letters about answers, if the mailbox is confirmed.
    wants_answers = models.BooleanField(_("wants to hear of answers"), default=True, db_default=True)
    # What the filter found (comments.filter): the sum, and its parts as [{"name": …, "weight": …, …}].
    score = models.FloatField(_("suspicion"), default=0, db_default=0, editable=False)
    findings = models.JSONField(_("findings"), default=list, db_default=Value([], JSONField()), editable=False)
    # Counted as reactions come in; `rating` is ups less downs, for an index to sort by.
    ups = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    downs = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    rating = models.IntegerField(default=0, db_default=0, editable=False)
    # The status of which its people have been told, or will be by the next letter (comments.letters.events). Rows that
    # come in past this model, as archives do, are no news to anybody.
    noted = models.CharField(max_length=10, default="", db_default=Status.APPROVED, blank=True, editable=False)
    # Keyed hashes of the reader's address and of the range around it (comments.addresses); the address itself is never
    # stored.
    address_hash = models.CharField(max_length=64, blank=True, editable=False)
    range_hash = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)
    # One more with each verdict; a moderator's form says which one was seen.
    version = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="comment_has_name_and_text", condition=Q(status="withdrawn") | ~Q(name="") & ~Q(text="")
            ),
            models.CheckConstraint(name="comment_not_own_answer", condition=Q(parent=None) | ~Q(parent=F("id"))),
            models.CheckConstraint(
                name="comment_depth_below_root",
                condition=Q(root=None, parent=None, depth=0) | Q(root__isnull=False, parent__isnull=False, depth__gt=0),
            ),
        ]
        indexes = [
            models.Index("article", "created_at", "id", name="comment_thread", condition=Q(status="approved")),
            models.Index(
                "article", "created_at", "id", name="comment_roots", condition=Q(root=None, shown_at__isnull=False)
            ),
            models.Index(
                *("article", F("rating").desc(), F("created_at").desc(), F("id").desc()),
                name="comment_roots_best",
                condition=Q(root=None, shown_at__isnull=False),
            ),
            # The only one that begins with the root: had the planner a shorter one, it would sort whole threads.
            models.Index(*("root", IS_SHOWN, READING_ORDER), name="comment_in_thread", condition=Q(root__isnull=False)),
            models.Index("reader", "status", name="comment_by_reader", condition=Q(reader__isnull=False)),
            models.Index("reader", "created_at", name="comment_times_reader", condition=Q(reader__isnull=False)),
            # Were it of the article alone, it would be the smallest, and the planner would sort what it finds by it.
            models.Index("article", "id", name="comment_of_article"),
            models.Index(F("created_at").desc(), F("id").desc(), name="comment_newest"),
            models.Index("status", "created_at", "id", name="comment_by_status"),
            models.Index("address_hash", "created_at", name="comment_by_address"),
            models.Index("id", name="comment_unnoted", condition=UNNOTED),
            models.Index(Lower("email"), name="comment_by_email", condition=~Q(email="")),
            # What still has an address to forget (comments.forgetting).
            models.Index("created_at", name="comment_with_address", condition=~Q(address_hash="")),
            GinIndex(WORDS, name="comment_words"),
            GinIndex(
                OpClass("findings", "jsonb_path_ops"), name="comment_findings_waiting", condition=Q(status="pending")
            ),
        ]

    def __str__(self) -> str:
        """Stands in logs that nobody can erase; so nothing of what was said, nor by whom."""
        return f"№ {self.pk}"

    def get_absolute_url(self) -> str:
        """The permanent link: leads to wherever the comment stands. Makes a query unless the article is loaded."""
        return public_url(f"comments/{self.pk}/", self.article.language)

    @classmethod
    def post(
        cls,
        article: "Article",
        *,
        name: str,
        email: str,
        text: str,
        address_hash: str,
        key: "Key",
        range_hash: str = "",
        parent: "Comment | None" = None,
        signs: "Signs | None" = None,
    ) -> "Comment":
        """Store a reader's comment; the one already stored where a form was sent twice. It is held for a moderator, or
        shown at once where the commenter is trusted and the filter has nothing against it.

        `parent` is a comment that readers see below the same article.

        Raises TooOften, and Unanswerable where readers don't see `parent` any more. Posts of one address wait for each
        other here, for the time of three queries: only so are two clicks one comment and a thousand posts at once no
        more than the limit. (A unique digest would do for the clicks, but an hour has edges that a digest can't have,
        and the limit needs the lock anyway.)
        """
        from ..filter import Draft, Signs, examine, keep_print, score_of
        from ..trust import lets_through

        with transaction.atomic():
            wait_for_others(address_hash)
            now = timezone.now()
            of_address = cls.objects.filter(address_hash=address_hash)
            same = of_address.filter(created_at__gt=now - SAME_WITHIN, article=article, parent=parent)
            for stored in same.filter(name=name, text=text).select_related("reader").order_by("created_at"):
                if stored._is_sent_again_with(key):
                    return stored
            recent = of_address.filter(created_at__gt=now - POSTS_WINDOW).order_by("-created_at")
            times = list(recent.values_list("created_at", flat=True)[:POSTS_PER_ADDRESS])
            if len(times) == POSTS_PER_ADDRESS:
                raise TooOften(times[-1] + POSTS_WINDOW - now)
            reader = key.ensure_reader()
            findings = examine(Draft(name, text, article.pk, reader.pk, address_hash, signs or Signs()))
            comment = cls(
                article=article,
                reader=reader,
                name=name,
                email=email,
                text=text,
                address_hash=address_hash,
                range_hash=range_hash,
                created_at=now,
                score=score_of(findings),
                findings=[finding.as_json() for finding in findings],
            )
            if parent:
                parent._hold_for_answer()
                comment.stand_below(parent)
            comment.save(force_insert=True)
            keep_print(comment)
            if lets_through(comment):
                comment.publish_as_trusted()
            return comment

    def stand_below(self, parent: "Comment") -> None:
        """Become an answer to `parent`. Only before it is stored: nothing ever moves in a thread."""
        self.parent = parent
        self.root_id = parent.root_id or parent.pk
        self.depth = min(parent.depth + 1, DEEPEST)
        self.above = above_answer_to(parent)

    def _hold_for_answer(self) -> None:
        """Until the transaction ends nobody decides about it, so that an answer never stands below what no reader saw
        (Decidable.undo). One query."""
        held = Comment.objects.select_for_update(no_key=True).only("status", "shown_at").get(pk=self.pk)
        if held.status != Status.APPROVED:
            raise Unanswerable(held)

    def _is_sent_again_with(self, key: "Key") -> bool:
        """Whether the same browser sends it: the page it is led to lets it change the comment.

        A second click can be faster than the cookie that answers the first. What no reader has seen yet nobody but its
        writer can send again word by word, so it goes over to the key that the later answer hands out.
        """
        if self.reader and self.reader.key_hash == key.hash:
            return True
        if not key.is_new or self.shown_at:
            return False
        self.reader = key.ensure_reader()
        self.save(update_fields=["reader"])
        return True
