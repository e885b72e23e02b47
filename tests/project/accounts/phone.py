"""A person's phone, their browser and what they do with both."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from odessa_news.accounts import second_factor

PASSWORD = "pass-word-1794"
LOGIN, CODE = "/admin/login/", "/admin/login/code/"


def code_of(user: User, steps: int = 0, key: TOTPDevice | None = None) -> str:
    """What the phone shows, or will in `steps` half minutes. One that has been used is good no more."""
    device = key or TOTPDevice.objects.get(user=user)
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    return f"{_at(totp, steps):06d}"


def _at(totp: Any, steps: int) -> int:
    totp.time = totp.time + steps * totp.step
    return totp.token()


def with_phone(user: User) -> list[str]:
    """Turn the second factor on, with a phone whose next code is fresh. Returns the recovery codes."""
    TOTPDevice.objects.create(user=user, name="TOTP")
    return second_factor.new_codes(user)


def enter(client: Client, username: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"username": username, "password": password}, **more)


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200
