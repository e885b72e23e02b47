"""Which links become embed cards, and what the card opens when the reader asks for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, parse_qs, quote, urlencode, urlsplit

from django.utils.translation import gettext as _

MAX_URL_LENGTH = 2000  # no provider's link comes near; keeps the patterns away from pasted essays

# For Content-Security-Policy frame-src: every origin that a player_url may have.
FRAME_HOSTS = (
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://t.me",
    "https://www.facebook.com",
    "https://www.instagram.com",
    "https://www.tiktok.com",
    "https://platform.twitter.com",
)

_PRINTABLE = re.compile(r"[!-~]+")
_YOUTUBE_ID = re.compile("[A-Za-z0-9_-]{11}")
_SECONDS = re.compile("([0-9]{1,6})s?")


@dataclass(frozen=True, slots=True)
class Embed:
    provider: str
    kind: Literal["video", "post"]
    url: str
    """The public page, without the tracking parameters of the link that was pasted."""
    player_url: str
    """Empty for a shared short link: only its service knows what is behind it, so that its card stays a link."""

    @property
    def title(self) -> str:
        """What a screen reader calls the frame; in the active language."""
        sentence = _("Video on %(provider)s") if self.kind == "video" else _("Post on %(provider)s")
        return sentence % {"provider": self.provider}

    @property
    def action(self) -> str:
        sentence = _("Watch on %(provider)s") if self.kind == "video" else _("Read on %(provider)s")
        return sentence % {"provider": self.provider}


def find_embed(url: str) -> Embed | None:
    if len(url) > MAX_URL_LENGTH or not _PRINTABLE.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme != "https":
        return None
    # netloc and not hostname: a port or a user name in such a link is no accident.
    find = _BY_HOST.get(parts.netloc.lower())
    return find(parts) if find else None


def _query(parts: SplitResult, name: str) -> str:
    try:
        return parse_qs(parts.query, max_num_fields=50).get(name, [""])[0]
    except ValueError:
        return ""


def _youtube(parts: SplitResult) -> Embed | None:
    if parts.path.rstrip("/") == "/watch":
        video = _query(parts, "v")
    else:
        match = re.fullmatch("/(?:shorts|live|embed)/([^/]+)/?", parts.path)
        video = match[1] if match else ""
    return _youtube_video(video, parts)


def _youtu_be(parts: SplitResult) -> Embed | None:
    return _youtube_video(parts.path.strip("/"), parts)


def _youtube_video(video: str, parts: SplitResult) -> Embed | None:
    if not _YOUTUBE_ID.fullmatch(video):
        return None
    url = f"https://www.youtube.com/watch?v={video}"
    player = f"https://www.youtube-nocookie.com/embed/{video}"
    start = _SECONDS.fullmatch(_query(parts, "t") or _query(parts, "start"))
    if start:
        url += f"&t={start[1]}s"
        player += f"?start={start[1]}"
    return Embed("YouTube", "video", url, player)


def _vimeo(parts: SplitResult) -> Embed | None:
    match = re.fullmatch("/(?:video/|channels/[A-Za-z0-9_-]+/)?([0-9]{6,12})(?:/([0-9a-f]{6,20}))?/?", parts.path)
    if not match:
        return None
    video = match[1]
    key = match[2] or _query(parts, "h")  # unlisted videos play only with it
    if key and not re.fullmatch("[0-9a-f]{6,20}", key):
        return None
    url, player = f"https://vimeo.com/{video}", f"https://player.vimeo.com/video/{video}?dnt=1"
    if key:
        url, player = f"{url}/{key}", f"{player}&h={key}"
    return Embed("Vimeo", "video", url, player)


def _telegram(parts: SplitResult) -> Embed | None:
    match = re.fullmatch("/(?:s/)?([A-Za-z][A-Za-z0-9_]{3,31})/([0-9]{1,10})/?", parts.path)
    if not match:
        return None
    url = f"https://t.me/{match[1]}/{match[2]}"
    return Embed("Telegram", "post", url, f"{url}?embed=1")


_FACEBOOK_POST = re.compile(
    r"/[A-Za-z0-9.-]{1,80}/posts/(?:[A-Za-z0-9%._-]{1,200}/)?(?:[0-9]{5,25}|pfbid[A-Za-z0-9]{10,100})/?"
)
_FACEBOOK_GROUP_POST = re.compile(r"/groups/[A-Za-z0-9.-]{1,80}/(?:posts|permalink)/[0-9]{5,25}/?")
_FACEBOOK_VIDEO = re.compile(r"/[A-Za-z0-9.-]{1,80}/videos/(?:[A-Za-z0-9%._-]{1,200}/)?[0-9]{5,25}/?")
_FACEBOOK_REEL = re.compile("/reel/[0-9]{5,25}/?")
_FACEBOOK_ID = re.compile("[0-9]{5,25}|pfbid[A-Za-z0-9]{10,100}")


# What «Share» in the telephone apps hands out.
_FACEBOOK_SHARED = re.compile("/share/(?:([prv])/)?[A-Za-z0-9_-]{5,40}/?")
_SHARED = re.compile("/[A-Za-z0-9_-]{5,40}/?")


def _facebook(parts: SplitResult) -> Embed | None:
    path = parts.path
    if shared := _FACEBOOK_SHARED.fullmatch(path):
        return Embed("Facebook", "video" if shared[1] in {"r", "v"} else "post", f"https://www.facebook.com{path}", "")
    if _FACEBOOK_VIDEO.fullmatch(path) or _FACEBOOK_REEL.fullmatch(path):
        return _facebook_embed("video", path)
    if _FACEBOOK_POST.fullmatch(path) or _FACEBOOK_GROUP_POST.fullmatch(path):
        return _facebook_embed("post", path)
    if path.rstrip("/") == "/watch" and _FACEBOOK_ID.fullmatch(video := _query(parts, "v")):
        return _facebook_embed("video", f"/watch/?v={video}")
    if path in {"/story.php", "/permalink.php"}:
        story, owner = _query(parts, "story_fbid"), _query(parts, "id")
        if _FACEBOOK_ID.fullmatch(story) and _FACEBOOK_ID.fullmatch(owner):
            return _facebook_embed("post", f"/permalink.php?story_fbid={story}&id={owner}")
    return None


def _facebook_embed(kind: Literal["video", "post"], path: str) -> Embed:
    url = f"https://www.facebook.com{path}"
    query = urlencode({"href": url, "show_text": "true" if kind == "post" else "false"}, quote_via=quote, safe="")
    return Embed("Facebook", kind, url, f"https://www.facebook.com/plugins/{kind}.php?{query}")


def _fb_watch(parts: SplitResult) -> Embed | None:
    return Embed("Facebook", "video", f"https://fb.watch{parts.path}", "") if _SHARED.fullmatch(parts.path) else None


def _instagram(parts: SplitResult) -> Embed | None:
    match = re.fullmatch(r"/(?:[A-Za-z0-9._]{1,30}/)?(p|reels?|tv)/([A-Za-z0-9_-]{5,40})/?", parts.path)
    if not match:
        return None
    kind: Literal["video", "post"] = "post" if match[1] == "p" else "video"
    folder = "p" if kind == "post" else "reel"
    url = f"https://www.instagram.com/{folder}/{match[2]}/"
    return Embed("Instagram", kind, url, f"https://www.instagram.com/p/{match[2]}/embed")


def _tiktok(parts: SplitResult) -> Embed | None:
    if re.fullmatch("/t/[A-Za-z0-9_-]{5,40}/?", parts.path):
        return Embed("TikTok", "video", f"https://www.tiktok.com{parts.path}", "")
    match = re.fullmatch(r"/@([A-Za-z0-9._]{1,30})/video/([0-9]{8,25})/?", parts.path)
    if not match:
        return None
    url = f"https://www.tiktok.com/@{match[1]}/video/{match[2]}"
    return Embed("TikTok", "video", url, f"https://www.tiktok.com/embed/v2/{match[2]}")


def _tiktok_shared(parts: SplitResult) -> Embed | None:
    if not _SHARED.fullmatch(parts.path):
        return None
    return Embed("TikTok", "video", f"https://{parts.netloc.lower()}{parts.path}", "")


def _x(parts: SplitResult) -> Embed | None:
    match = re.fullmatch("/([A-Za-z0-9_]{1,20})/status/([0-9]{5,25})(?:/(?:photo|video)/[0-9])?/?", parts.path)
    if not match:
        return None
    url = f"https://x.com/{match[1]}/status/{match[2]}"
    return Embed("X", "post", url, f"https://platform.twitter.com/embed/Tweet.html?id={match[2]}&dnt=true")


_BY_HOST: dict[str, Callable[[SplitResult], Embed | None]] = {
    **dict.fromkeys(("youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"), _youtube),
    "www.youtube-nocookie.com": _youtube,
    "youtu.be": _youtu_be,
    **dict.fromkeys(("vimeo.com", "www.vimeo.com", "player.vimeo.com"), _vimeo),
    **dict.fromkeys(("t.me", "telegram.me"), _telegram),
    **dict.fromkeys(("facebook.com", "www.facebook.com", "m.facebook.com"), _facebook),
    "fb.watch": _fb_watch,
    **dict.fromkeys(("instagram.com", "www.instagram.com"), _instagram),
    **dict.fromkeys(("tiktok.com", "www.tiktok.com", "m.tiktok.com"), _tiktok),
    **dict.fromkeys(("vm.tiktok.com", "vt.tiktok.com"), _tiktok_shared),
    **dict.fromkeys(("x.com", "www.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"), _x),
}
