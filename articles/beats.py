"""What a person's beats cover. One query a request, for those who are bound at all."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q

from .models import Beat


@dataclass(frozen=True)
class Scope:
    """Pairs of section and language. A section of None means all of them, a language of "" both."""

    pairs: frozenset[tuple[int | None, str]]
    is_bound: bool = True

    def covers(self, section: int | None, language: str) -> bool:
        """An article without a section is in nobody's but theirs who have them all."""
        if not self.is_bound:
            return True
        wanted = {(section, language), (section, ""), (None, language), (None, "")}
        return not self.pairs.isdisjoint(wanted)

    def has_language(self, language: str) -> bool:
        return not self.is_bound or any(known in (language, "") for _section, known in self.pairs)

    def condition(self, prefix: str = "") -> Q:
        """For a query, as articles.roles asks the two above: what has no section is still to be taken by somebody."""
        if not self.is_bound:
            return Q()
        found = Q(pk__in=[])
        for section, language in self.pairs:
            place = Q(**{f"{prefix}section": section}) | Q(**{f"{prefix}section": None}) if section else Q()
            found |= place & (Q(**{f"{prefix}language": language}) if language else Q())
        return found


FREE = Scope(frozenset(), is_bound=False)


def scope_of(user: User | AnonymousUser) -> Scope:
    """Asked of the database once for a user object, which lives as long as a request."""
    # Who gives beats could take their own away; so they bind only those who don't.
    if not isinstance(user, User) or user.has_perm("articles.change_beat"):
        return FREE
    known: Scope | None = getattr(user, "_scope", None)
    if known is None:
        rows = Beat.objects.filter(user=user).values_list("section_id", "section__children__id", "language")
        known = _scope(list(rows))
        user._scope = known  # type: ignore[attr-defined]
    return known


def _scope(rows: list[tuple[int | None, int | None, str]]) -> Scope:
    own = {(section, language) for section, _child, language in rows}
    below = {(child, language) for _section, child, language in rows if child is not None}
    return Scope(frozenset(own | below)) if rows else FREE
