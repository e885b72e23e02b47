"""The second factor, from the account's page to a lost phone; and a session that is ended from another browser."""

from base64 import b32decode
from typing import Any

import pytest
from django.contrib.auth.models import User
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests import cast
from tests.e2e.conftest import follow, watch
from tests.e2e.test_newsroom_path import log_in_by_form
from tests.project.accounts.phone import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

BUTTON = "#login-form button[type=submit]"


def pass_password(page: Any) -> None:
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.click(BUTTON)
    page.wait_for_url("**/login/code/**")


def shown(key: str) -> str:
    """By an app that was given the key."""
    return f"{TOTP(b32decode(key.replace(' ', '').upper())).token():06d}"


def enter(page: Any, code: str) -> None:
    page.fill("#id_code", code)
    follow(page, page.locator(BUTTON))


def test_turned_on_asked_for_and_the_phone_lost(page: Any, browser: Any, live_server: Any) -> None:
    user: User = cast.editor()
    log_in_by_form(page, "editor")
    page.goto("/admin/account/")
    follow(page, page.get_by_role("link", name="Включить"))
    page.wait_for_function("document.querySelector('.account-qr').naturalWidth > 0")
    key = page.inner_text(".account-key")
    page.fill(".account #id_code", shown(key))
    follow(page, page.get_by_role("button", name="Включить"))
    codes = page.locator(".account-codes code").all_inner_texts()
    assert len(codes) == 10
    assert TOTPDevice.objects.filter(user=user, confirmed=True).exists()

    context = browser.new_context(base_url=live_server.url, locale="ru-RU")
    other = watch(context.new_page(), live_server.url)
    pass_password(other)
    enter(other, "000000")
    assert "/login/code/" in other.url
    enter(other, codes[0])
    assert other.url.endswith("/admin/")

    # Here it is seen, and ended.
    page.goto("/admin/account/")
    assert page.locator(".account-sessions li").count() == 2
    follow(page, page.locator(".account-sessions li").get_by_role("button"))
    assert page.locator(".account-sessions li").count() == 1
    other.goto("/admin/")
    assert "/login/" in other.url

    # A recovery code is good once.
    pass_password(other)
    enter(other, codes[0])
    assert "/login/code/" in other.url
    context.close()
    assert not page.complaints, page.complaints
