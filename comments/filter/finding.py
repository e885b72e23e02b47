from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

# From here on a comment waits for a moderator, whoever wrote it.
HOLD = 1.0


@dataclass(frozen=True)
class Finding:
    """Something that the filter saw. `detail` is what its sentence needs (comments.filter.sentences), as in JSON."""

    name: str
    weight: float
    detail: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def score_of(findings: Iterable[Finding]) -> float:
    return round(sum(finding.weight for finding in findings), 2)


def holds(score: float) -> bool:
    """Whether a comment with this score is not shown before somebody has looked, trusted commenter or not."""
    return score >= HOLD
