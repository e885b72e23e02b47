from collections.abc import Sequence

from django.utils.translation import gettext as _

from ..revisions.refusals import Incomplete
from .finding import Finding


class Unready(Incomplete):
    """`findings` are all that keep it from readers."""

    def __init__(self, title: str, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        start = _("“%(title)s” isn’t ready for readers.") % {"title": title}
        super().__init__(" ".join([start, *(finding.sentence for finding in findings)]))
