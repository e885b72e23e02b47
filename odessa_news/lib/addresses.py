"""Where a request comes from, as far as our proxies can be believed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# One home or phone is given a whole /64 of IPv6 and may use any address in it.
IPV6_PREFIX = 64

_acting: ContextVar[HttpRequest | None] = ContextVar("acting", default=None)


@contextmanager
def acting(request: HttpRequest) -> Iterator[None]:
    """What is done meanwhile is done by this request: the audit log asks for its address."""
    token = _acting.set(request)
    try:
        yield
    finally:
        _acting.reset(token)


def acting_request() -> HttpRequest | None:
    """The one that the newsroom is answering; None in a task or a command."""
    return _acting.get()


def acting_address() -> str | None:
    request = acting_request()
    return client_address(request) if request else None


def client_address(request: HttpRequest) -> str | None:
    """The sender's whole address; for the staff only. Of readers we keep a hash of the network at the most."""
    address = _sender(request)
    return str(address) if address else None


def client_network(request: HttpRequest) -> str:
    """The sender's IPv4 address or IPv6 network; "" where none can be read, so that all such senders share a limit."""
    address = _sender(request)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((int(address), IPV6_PREFIX), strict=False))
    return str(address or "")


def _sender(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    return _parse(_forwarded(request)) or _parse(request.META.get("REMOTE_ADDR", ""))


def _forwarded(request: HttpRequest) -> str:
    """What the outermost proxy of ours saw. What stands left of it was written by the sender and proves nothing."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    proxies: int = settings.TRUSTED_PROXIES
    return hops[-proxies] if 0 < proxies <= len(hops) else ""


def _parse(text: str) -> IPv4Address | IPv6Address | None:
    """Knows `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1` and `[2001:db8::1]:443`, as proxies write them."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
