"""Whose address counts behind proxies, and that nothing in it can break the form."""

import pytest
from django.test import RequestFactory

from comments.addresses import address_hash
from odessa_news.lib.addresses import client_network


def network(settings, proxies, remote="10.0.0.1", forwarded=None):
    settings.TRUSTED_PROXIES = proxies
    extra = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_network(RequestFactory().get("/", REMOTE_ADDR=remote, **extra))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "192.0.2.1", "10.0.0.1"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9, 192.0.2.1", "192.0.2.1"),  # the first was written by the sender
        (2, "203.0.113.9, 192.0.2.1, 10.0.0.2", "192.0.2.1"),
        (2, "192.0.2.1", "10.0.0.1"),  # came past the proxies
        (1, None, "10.0.0.1"),
        (1, "192.0.2.1:4711", "192.0.2.1"),
        (1, "[2001:db8::1]:4711", "2001:db8::/64"),
        (1, "::ffff:192.0.2.1", "192.0.2.1"),
        (1, "::1", "::/64"),
        (1, "fe80::1%eth0", "fe80::/64"),
        (1, "2001:db8:0:1:2:3:4:5", "2001:db8:0:1::/64"),
    ],
)
def test_the_address_that_our_outermost_proxy_saw(settings, proxies, forwarded, expected):
    assert network(settings, proxies, forwarded=forwarded) == expected


@pytest.mark.parametrize(
    "garbage", ["", ",", ",,,", "unknown", "999.1.1.1", "1.2.3", "[", "[]", ":", "%", "й", "\0", "x" * 9999]
)
def test_garbage_is_no_address(settings, garbage):
    assert network(settings, 1, remote=garbage, forwarded=garbage) == ""
    assert network(settings, 1, forwarded=garbage) == "10.0.0.1"


def test_the_hash_needs_the_key_of_the_site(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    first = address_hash(request)
    assert first == address_hash(request)
    settings.SECRET_KEY = "another key"
    assert address_hash(request) != first
