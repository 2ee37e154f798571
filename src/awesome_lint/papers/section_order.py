"""The order in which a list puts its venue sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Protocol

from .habits import Habit
from .ordering import majority_order
from .venues import VenueName, find_venue, is_year_heading, resolve, venue

_LAST = 10_000


class Titled(Protocol):
    """What has a heading."""

    @property
    def title(self) -> str: ...


class Nested(Protocol):
    """What has others with headings below it."""

    @property
    def children(self) -> Sequence[Titled]: ...


class VenueOrder:
    """Which venue's section stands before which, wherever both have one side by side."""

    def __init__(self, sections: Iterable[Nested]) -> None:
        self.before: Counter[tuple[str, str]] = Counter()
        self._names: dict[str, None] = {}
        for section in (section for section in sections if len(section.children) > 1):
            found = (heading_venue(child) for child in section.children)
            ids = dict.fromkeys(name.id for name in found if name and name.id)
            self._names.update(ids)
            self.before.update(combinations(ids, 2))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """As the list mostly has them, else as the venue data do."""
        ordered = majority_order(self._names, self.before, _known_rank)
        return tuple(ordered or sorted(self._names, key=_known_rank))

    @cached_property
    def habit(self) -> Habit | None:
        """How many pairs of sections keep the order."""
        kept = sum(self.before[pair] for pair in combinations(self.order, 2))
        cases = self.before.total()
        return Habit(", ".join(self.order), kept / cases, cases) if cases else None


def venue_ranks(names: tuple[str, ...]) -> dict[str, int]:
    """The place of each venue in an order."""
    return {resolve(name) or name: rank for rank, name in enumerate(names)}


def section_key(section: Titled, ranks: Mapping[str, int]) -> tuple[int, int] | None:
    """Newest year first, then the venue's rank; None for a topic."""
    if year := is_year_heading(section.title):
        return -year, -1
    named = heading_venue(section)
    if named is None or named.id is None:
        return None
    return -(named.year or 0), ranks.get(named.id, _LAST)


def heading_venue(section: Titled) -> VenueName | None:
    """The venue that a short heading is the name of."""
    return find_venue(section.title) if len(section.title.split()) <= 4 else None


def _known_rank(name: str) -> int:
    known = venue(name)
    return known.rank if known else _LAST
