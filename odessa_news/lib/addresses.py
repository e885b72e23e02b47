"""Where a request comes from, as far as the proxies of ours can tell."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address

# One home or phone is given a whole /64 of IPv6 and may use any address in it.
IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> Address | None:
    """The sender's address; None where none can be read."""
    return _parse(_forwarded(request)) or _parse(request.META.get("REMOTE_ADDR", ""))


def client_network(request: HttpRequest) -> str:
    """The sender's IPv4 address or IPv6 network; "" where none can be read, so that all such senders share a limit."""
    address = client_address(request)
    return str(_network(address)) if isinstance(address, IPv6Address) else str(address or "")


def network_address(request: HttpRequest) -> str | None:
    """As `client_network`, where only an address may stand: of an IPv6 network its first."""
    address = client_address(request)
    if isinstance(address, IPv6Address):
        return str(_network(address).network_address)
    return str(address) if address else None


def _network(address: IPv6Address) -> IPv6Network:
    return IPv6Network((int(address), IPV6_PREFIX), strict=False)


def _forwarded(request: HttpRequest) -> str:
    """What the outermost proxy of ours saw. What stands left of it was written by the sender and proves nothing."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    proxies: int = settings.TRUSTED_PROXIES
    return hops[-proxies] if 0 < proxies <= len(hops) else ""


def _parse(text: str) -> Address | None:
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
