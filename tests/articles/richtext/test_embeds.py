import pytest

from articles.richtext import FRAME_HOSTS, find_embed, render

VIDEO = "dQw4w9WgXcQ"
YOUTUBE = f"https://www.youtube.com/watch?v={VIDEO}"
NOCOOKIE = f"https://www.youtube-nocookie.com/embed/{VIDEO}"
FACEBOOK = "https://www.facebook.com/plugins"
POST = "https%3A%2F%2Fwww.facebook.com%2Fodessa%2Fposts%2F"


@pytest.mark.parametrize(
    ("link", "provider", "url", "player_url"),
    [
        (f"https://www.youtube.com/watch?v={VIDEO}&feature=share", "YouTube", YOUTUBE, NOCOOKIE),
        (f"https://m.youtube.com/watch?list=PL1&v={VIDEO}", "YouTube", YOUTUBE, NOCOOKIE),
        (f"https://youtu.be/{VIDEO}?si=tracker", "YouTube", YOUTUBE, NOCOOKIE),
        (f"https://youtu.be/{VIDEO}?t=90", "YouTube", f"{YOUTUBE}&t=90s", f"{NOCOOKIE}?start=90"),
        (f"https://youtube.com/shorts/{VIDEO}", "YouTube", YOUTUBE, NOCOOKIE),
        (f"https://www.youtube.com/live/{VIDEO}?feature=share", "YouTube", YOUTUBE, NOCOOKIE),
        (NOCOOKIE, "YouTube", YOUTUBE, NOCOOKIE),
        (
            "https://vimeo.com/76979871",
            "Vimeo",
            "https://vimeo.com/76979871",
            "https://player.vimeo.com/video/76979871?dnt=1",
        ),
        (
            "https://vimeo.com/76979871/abcdef0123",
            "Vimeo",
            "https://vimeo.com/76979871/abcdef0123",
            "https://player.vimeo.com/video/76979871?dnt=1&h=abcdef0123",
        ),
        (
            "https://t.me/odesa_port/123?single",
            "Telegram",
            "https://t.me/odesa_port/123",
            "https://t.me/odesa_port/123?embed=1",
        ),
        (
            "https://t.me/s/odesa_port/123",
            "Telegram",
            "https://t.me/odesa_port/123",
            "https://t.me/odesa_port/123?embed=1",
        ),
        (
            "https://www.facebook.com/odessa/posts/pfbid02abcdefghijk?locale=uk",
            "Facebook",
            "https://www.facebook.com/odessa/posts/pfbid02abcdefghijk",
            f"{FACEBOOK}/post.php?href={POST}pfbid02abcdefghijk&show_text=true",
        ),
        (
            "https://m.facebook.com/watch/?v=1234567890&ref=x",
            "Facebook",
            "https://www.facebook.com/watch/?v=1234567890",
            f"{FACEBOOK}/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fwatch%2F%3Fv%3D1234567890&show_text=false",
        ),
        (
            "https://www.facebook.com/odessa/videos/1234567890/",
            "Facebook",
            "https://www.facebook.com/odessa/videos/1234567890/",
            f"{FACEBOOK}/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fodessa%2Fvideos%2F1234567890%2F&show_text=false",
        ),
        (
            "https://www.facebook.com/permalink.php?story_fbid=1234567&id=7654321",
            "Facebook",
            "https://www.facebook.com/permalink.php?story_fbid=1234567&id=7654321",
            f"{FACEBOOK}/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fpermalink.php"
            "%3Fstory_fbid%3D1234567%26id%3D7654321&show_text=true",
        ),
        (
            "https://www.instagram.com/p/Cabc-_12/?igsh=x",
            "Instagram",
            "https://www.instagram.com/p/Cabc-_12/",
            "https://www.instagram.com/p/Cabc-_12/embed",
        ),
        (
            "https://instagram.com/odesa/reel/Cabc12",
            "Instagram",
            "https://www.instagram.com/reel/Cabc12/",
            "https://www.instagram.com/p/Cabc12/embed",
        ),
        (
            "https://www.tiktok.com/@odesa.ua/video/7123456789012345678?lang=uk",
            "TikTok",
            "https://www.tiktok.com/@odesa.ua/video/7123456789012345678",
            "https://www.tiktok.com/embed/v2/7123456789012345678",
        ),
        (
            "https://twitter.com/odesa/status/1234567890/photo/1?s=20",
            "X",
            "https://x.com/odesa/status/1234567890",
            "https://platform.twitter.com/embed/Tweet.html?id=1234567890&dnt=true",
        ),
    ],
)
def test_links_of_every_provider(link: str, provider: str, url: str, player_url: str) -> None:
    embed = find_embed(link)
    assert embed
    assert (embed.provider, embed.url, embed.player_url) == (provider, url, player_url)
    assert embed.player_url.startswith(tuple(f"{host}/" for host in FRAME_HOSTS))
    assert embed.title
    assert embed.action
    assert find_embed(embed.url) == embed


@pytest.mark.parametrize(
    "link",
    [
        "",
        "море",
        f"http://www.youtube.com/watch?v={VIDEO}",
        f"https://evil.example/watch?v={VIDEO}",
        f"https://www.youtube.com.evil.example/watch?v={VIDEO}",
        f"https://www.youtube.com:8443/watch?v={VIDEO}",
        f"https://user@www.youtube.com/watch?v={VIDEO}",
        f"https://www.youtube.com/watch?v={VIDEO}x",
        f'https://www.youtube.com/watch?v={VIDEO}" onload=x',
        "https://www.youtube.com/@odesa",
        "https://youtu.be/../../evil",
        "https://vimeo.com/about",
        "https://player.vimeo.com/video/76979871?h=<script>",
        "https://t.me/odesa_port",
        "https://t.me/c/1234/5",
        "https://t.me/joinchat/abc",
        "https://www.facebook.com/odessa",
        "https://www.facebook.com/watch/?v=../x",
        "https://www.instagram.com/odesa/",
        "https://www.tiktok.com/@odesa",
        "https://x.com/odesa",
        "https://[::1",
        "https://www.youtube.com/watch?" + "&".join(["a=1"] * 60),
        f"https://youtu.be/{VIDEO}?" + "a" * 3000,
        "https://t.me/одеса/12",
        f"https://youtu.be/{VIDEO}\x00",
    ],
)
def test_everything_else_stays_a_link(link: str) -> None:
    assert find_embed(link) is None


@pytest.mark.parametrize(
    ("link", "provider", "kind"),
    [
        ("https://fb.watch/tH-8_kQ2xa/", "Facebook", "video"),
        ("https://www.facebook.com/share/v/1AbcDefGhi/?mibextid=tracker", "Facebook", "video"),
        ("https://www.facebook.com/share/p/1AbcDefGhi/", "Facebook", "post"),
        ("https://www.facebook.com/share/1AbcDefGhi/", "Facebook", "post"),
        ("https://vm.tiktok.com/ZMabc123/", "TikTok", "video"),
        ("https://vt.tiktok.com/ZSabc123/", "TikTok", "video"),
        ("https://www.tiktok.com/t/ZTabc123/?_t=tracker", "TikTok", "video"),
    ],
)
def test_shared_short_links_are_cards_without_a_player(link: str, provider: str, kind: str) -> None:
    embed = find_embed(link)
    assert embed is not None
    assert (embed.provider, embed.kind, embed.url, embed.player_url) == (provider, kind, link.partition("?")[0], "")
    card = render(f"<p>{link}</p>", "ru", {})
    assert f'<div class="embed"><a href="{embed.url}"' in card


@pytest.mark.parametrize(
    "link", ["https://fb.watch/", "https://fb.watch/a/b/", "https://vm.tiktok.com/", "https://www.tiktok.com/t/"]
)
def test_short_links_to_nothing_stay_links(link: str) -> None:
    assert find_embed(link) is None
