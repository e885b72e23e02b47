"""Links and bare domains."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

from .finding import Finding

# Where people have sites, and spammers buy them. A list, because a full stop without a space after it is no domain.
_ENDINGS = (
    "com|net|org|info|biz|name|pro|edu|gov|int|mobi|eu|ua|ru|su|by|kz|kg|uz|md|pl|de|fr|uk|us|cc|tv|me|io|co|ai|gg|to|ly|"
    "in|is|it|es|cz|lt|lv|ee|ge|am|az|il|tr|cn|tk|ml|ga|cf|gq|pw|ws|fm|bz|la|vc|sh|id|ph|nu|"
    "online|site|store|shop|top|xyz|club|vip|win|bet|casino|game|games|poker|loan|money|cash|fund|bid|trade|link|click|"
    "live|life|world|work|works|today|news|blog|space|website|tech|digital|agency|expert|guru|center|group|company|"
    "press|media|social|chat|dating|date|sex|porn|xxx|cam|icu|buzz|app|dev|page|fun|run|best|cheap|sale|market|wiki|"
    "рф|укр|рус|бел|москва|онлайн|сайт|орг|дети"
)
_LABEL = "[^\\W_](?:(?:[^\\W_]|-){0,61}[^\\W_])?"
_DOMAIN = re.compile(
    rf"(?<![\w.])((?:{_LABEL}\.){{1,6}}(?:{_ENDINGS}|xn--[a-z0-9-]+))(?![\w-])",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"\b(?:https?|ftp)://\S+", re.IGNORECASE)
_CYRILLIC, _LATIN = re.compile("[\u0400-\u04ff]"), re.compile("[a-z]")

# One link a commenter of standing may give; two are looked at.
WEIGHT = 0.6
MOST_WEIGHT = 3.0
# «аpple.com» with a Cyrillic «а» has no other purpose than to be taken for another.
DISGUISED_WEIGHT = 1.5
MOST_NAMED = 5


def links_in(text: str) -> list[str]:
    """The hosts of links and domains in a text, one for each time, in the small letters of their language."""
    found = [_host(address[0]) for address in _SCHEME.finditer(text)]
    found += [match[1].lower() for match in _DOMAIN.finditer(_SCHEME.sub(" ", text))]
    ours = {"localhost", urlsplit(settings.SITE_URL).hostname or ""}
    hosts = (_readable(host.removeprefix("www.")) for host in found if host)
    return [host for host in hosts if host not in ours]


def domain_of(text: str) -> str:
    """The domain that a text is, and nothing else; "" where it is words."""
    text = text.strip().lower()
    match = _DOMAIN.fullmatch(text) or (_SCHEME.fullmatch(text) and _DOMAIN.fullmatch(_host(text)))
    return _readable(match[1].removeprefix("www.")) if match else ""


def with_parents(host: str) -> Iterator[str]:
    """«a.b.site.ru», «b.site.ru», «site.ru»: an entry of the stop list covers what is below it."""
    labels = host.split(".")
    for first in range(max(1, len(labels) - 1)):
        yield ".".join(labels[first:])


def examine(hosts: list[str]) -> Iterator[Finding]:
    if hosts:
        named = list(dict.fromkeys(host[:100] for host in hosts))[:MOST_NAMED]
        yield Finding("links", min(MOST_WEIGHT, WEIGHT * len(hosts)), {"count": len(hosts), "hosts": named})
    disguised = [host for host in dict.fromkeys(hosts) if any(map(_is_mixed, host.split(".")))]
    if disguised:
        yield Finding("disguised_link", DISGUISED_WEIGHT, {"host": disguised[0][:100]})


def _is_mixed(label: str) -> bool:
    return bool(_CYRILLIC.search(label) and _LATIN.search(label))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:  # half of an IPv6 address
        return address.partition("//")[2][:100].lower()


def _readable(host: str) -> str:
    """Punycode as the letters that it stands for; as it is where it stands for none."""
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
