"""The second factor: a phone that shows codes (TOTP), and ten recovery codes for the day when it is lost."""

import base64
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import django_otp
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

CODES = 10
# A key that was shown and never confirmed is not shown again to whoever sits there the next day.
KEY_IS_OFFERED_FOR = timedelta(hours=1)


@dataclass(frozen=True)
class Check:
    """`device` accepted the code; or it was wrong, and `wait` seconds must pass before another is looked at."""

    device: Any = None
    wait: int = 0


def is_required(user: User | AnonymousUser) -> bool:
    """Whether REQUIRE_OTP names a group of theirs. A superuser may do what each group may. At most one query."""
    if not settings.REQUIRE_OTP or not user.is_authenticated:
        return False
    return user.is_superuser or user.groups.filter(name__in=settings.REQUIRE_OTP).exists()


def device_of(user: User) -> TOTPDevice | None:
    """None: this person logs in with the password alone."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def check(user: User, code: str) -> Check:
    """A code of the phone, or a recovery code. Each is good once, and wrong ones make the next wait ever longer."""
    code = re.sub(r"[\s-]", "", code).lower()
    # One kind alone is asked, so that guessing at one doesn't lock the other, which the owner may need.
    is_phones = len(code) == 6 and code.isascii() and code.isdigit()
    return _ask(TOTPDevice, user, code) if is_phones else _ask(StaticDevice, user, as_stored(code))


def offer(user: User, earlier: int | None) -> TOTPDevice:
    """The key to be put into the phone: the `earlier` one until it is confirmed or an hour has passed, else a new one.

    The caller keeps its number in the session. Whoever has nothing but somebody's password could else look at the key
    first, and know it when its owner confirms it.
    """
    offered = TOTPDevice.objects.filter(user=user, confirmed=False)
    offered.filter(created_at__lt=timezone.now() - KEY_IS_OFFERED_FOR).delete()
    return offered.filter(pk=earlier).first() or TOTPDevice.objects.create(user=user, name="TOTP", confirmed=False)


@transaction.atomic
def confirm(offered: TOTPDevice, code: str) -> Check:
    """Turn it on: the phone has shown a right code."""
    if wait := _wait(offered):
        return Check(wait=wait)
    device = django_otp.verify_token(offered.user, offered.persistent_id, re.sub(r"\s", "", code))
    if device:
        TOTPDevice.objects.filter(user=offered.user).exclude(pk=device.pk).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
    return Check(device)


@transaction.atomic
def new_codes(user: User) -> list[str]:
    """Ten recovery codes in place of those there were. This is the only time that they can be read: a stolen backup
    of the database opens no login."""
    device, _created = StaticDevice.objects.get_or_create(user=user, defaults={"name": "recovery"})
    StaticDevice.objects.select_for_update().get(pk=device.pk)
    device.token_set.all().delete()
    codes = [StaticToken.random_token() for _n in range(CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=as_stored(code)) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


@transaction.atomic
def turn_off(user: User) -> bool:
    """Whether there was anything to turn off."""
    StaticDevice.objects.filter(user=user).delete()
    count, _by_model = TOTPDevice.objects.filter(user=user).delete()
    return count > 0


def _ask(kind: Any, user: User, code: str) -> Check:
    device = kind.objects.filter(user=user, confirmed=True).first()
    if not device:
        return Check()
    if wait := _wait(device):
        return Check(wait=wait)
    return Check(device=django_otp.verify_token(user, device.persistent_id, code))


def as_stored(code: str) -> str:
    """Sixteen characters, as many as there is room for. Forty bits of a code are soon guessed from a bare hash, so the
    site's SECRET_KEY, which isn't in the database, is in it."""
    digest = salted_hmac("odessa_news.accounts.second_factor", code, algorithm="sha256").digest()
    return base64.b32encode(digest[:10]).decode().lower()


def _wait(device: Any) -> int:
    allowed, why = device.verify_is_allowed()
    if allowed:
        return 0
    return max(1, round((why["locked_until"] - timezone.now()).total_seconds()))
