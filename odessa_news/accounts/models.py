import hashlib
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.contrib.auth.models import User
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# `seen_at` is written at most this often, so that reading the newsroom doesn't write at every click.
SEEN_EVERY = timedelta(minutes=5)


class StaffSessionQuerySet(models.QuerySet["StaffSession"]):
    def of(self, user: User, now: datetime | None = None) -> Self:
        """Where this person is logged in, last used first."""
        return self.filter(user=user, expire_date__gt=now or timezone.now()).order_by("-seen_at", "session_key")

    def end(self, user: User, but: str | None = None) -> int:
        """Log this person out everywhere but in the session of the key `but`. Returns how many sessions ended."""
        others = self.filter(user=user)
        count, _by_model = (others.exclude(session_key=but) if but else others).delete()
        return count


class StaffSession(AbstractBaseSession):
    """A browser somebody is logged in with: Django's session, and whose it is. Without a user it is a login half done.

    What stands here beside `seen_at` is what the session's own data says (odessa_news.accounts.sessions).
    """

    user = models.ForeignKey(User, verbose_name=_("account"), null=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(_("logged in since"), null=True)
    seen_at = models.DateTimeField(_("last seen"))
    address = models.GenericIPAddressField(_("address"), null=True)
    browser = models.CharField(_("browser"), max_length=255, blank=True)

    objects: ClassVar[Any] = BaseSessionManager.from_queryset(StaffSessionQuerySet)()

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        verbose_name = _("login session")  # type: ignore[assignment]
        verbose_name_plural = _("login sessions")  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.public_id

    @classmethod
    def get_session_store_class(cls) -> Any:
        from .sessions import SessionStore

        return SessionStore

    @property
    def public_id(self) -> str:
        """Names the session in a page, where the key itself would be as good as a password."""
        return hashlib.sha256(f"session:{self.session_key}".encode()).hexdigest()[:20]

    def note_seen(self, now: datetime | None = None) -> None:
        """Cheap: no query within five minutes of the last time, else one that only the first of many makes true."""
        now = now or timezone.now()
        if now - self.seen_at >= SEEN_EVERY:
            stale = StaffSession.objects.filter(session_key=self.session_key, seen_at__lte=now - SEEN_EVERY)
            stale.update(seen_at=now)
