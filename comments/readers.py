"""A reader is known by a signed key in a cookie that is sent to personal addresses only, never to an article."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from .models import Reader

COOKIE = "reader"
# All that is personal stands below it (comments.personal), in both languages; article pages never see the cookie.
PATH = "/comments/"
# As long as browsers keep a cookie at all.
MAX_AGE = 400 * 24 * 60 * 60

_signer = Signer(salt="comments.reader")


@dataclass(frozen=True)
class Key:
    """What a browser holds, or will when the answer has reached it."""

    value: str
    is_new: bool

    @property
    def hash(self) -> str:
        return salted_hmac("comments.readers", self.value, algorithm="sha256").hexdigest()

    def reader(self) -> Reader | None:
        """Of a new key there is none, and no query."""
        return None if self.is_new else Reader.objects.select_related("mailbox").filter(key_hash=self.hash).first()

    def ensure_reader(self) -> Reader:
        """In a transaction, until whose end nobody erases him; one who is being erased comes back as a new row."""
        locked = Reader.objects.select_for_update(no_key=True, of=("self",)).select_related("mailbox")
        return locked.get_or_create(key_hash=self.hash)[0]

    def hand_over(self, response: HttpResponse) -> None:
        """Into the cookie, which lasts from now on."""
        response.set_cookie(
            COOKIE,
            _signer.sign(self.value),
            max_age=MAX_AGE,
            path=PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def key_of(request: HttpRequest) -> Key:
    """The key in the cookie; a new one where there is none, or one that we didn't sign."""
    try:
        return Key(_signer.unsign(request.COOKIES.get(COOKIE, "")), is_new=False)
    except BadSignature:
        return Key(secrets.token_urlsafe(24), is_new=True)
