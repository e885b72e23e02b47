"""What the newspaper is called and what colour its paper is, for machines that show it outside its own pages."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

# The background of static/css/tokens.css in the light and the dark theme.
PAPER_LIGHT = "#f7f4ec"
PAPER_DARK = "#0e1a24"


def site_name() -> str:
    return _("Odessa News")


def short_name() -> str:
    """What fits below an icon on a phone."""
    return pgettext("below an icon", "Odessa News")


def site_description() -> str:
    return _("News of Odesa and the region: the city, the port and the sea, in Russian and Ukrainian.")
