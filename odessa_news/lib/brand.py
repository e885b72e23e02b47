"""What the newspaper is called and what colour its paper is, where it is shown outside its own pages."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

# The light theme's in static/css/tokens.css; a manifest has no other.
PAPER = "#f7f4ec"


def site_name() -> str:
    return _("The true Odessan’s news site")


def short_name() -> str:
    """What fits below an icon on a phone."""
    return pgettext("below an icon", "Odessa News")


def site_description() -> str:
    return _("News of Odesa and the region: the city, the port and the sea, in Russian and Ukrainian.")
