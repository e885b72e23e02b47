"""Bodies of articles: cleaned when they are saved, rendered for readers in the same moment."""

from articles.richtext.clean import clean
from articles.richtext.embeds import FRAME_HOSTS, Embed, find_embed
from articles.richtext.soup import UnreadableHTML

__all__ = ["FRAME_HOSTS", "Embed", "UnreadableHTML", "clean", "find_embed"]
