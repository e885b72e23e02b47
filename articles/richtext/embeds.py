FRAME_HOSTS: tuple[str, ...] = ("https://www.youtube-nocookie.com",)
