"""Bodies of articles: cleaned when they are saved, rendered for readers in the same moment."""

from articles.richtext.clean import clean, link_attributes
from articles.richtext.embeds import FRAME_HOSTS, Embed, find_embed
from articles.richtext.extract import photo_ids, plain_text, word_count
from articles.richtext.links import link_addresses, with_links, with_mail_links
from articles.richtext.picture import PictureSource
from articles.richtext.render import render
from articles.richtext.soup import UnreadableHTML

__all__ = [
    "FRAME_HOSTS",
    "Embed",
    "PictureSource",
    "UnreadableHTML",
    "clean",
    "find_embed",
    "link_addresses",
    "link_attributes",
    "photo_ids",
    "plain_text",
    "render",
    "with_links",
    "with_mail_links",
    "word_count",
]
