"""Whether a paper that stands in two places should stand in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property

from ..markdown.sections import Section
from .entry import PaperList
from .identity import Pair, places_of
from .stating import section_venue
from .titles import title_key
from .venues import find_venue, is_year_heading

_OVERLAP = 0.3
_BY_CHANCE = 2  # papers that two places may share without meaning it
_TWICE = 9  # papers that one place may hold twice without meaning it
_NAME = 3  # letters; fewer are a tag
_HEADING = 6  # words; a longer one is a topic, whatever it names


class Placing:
    """Where lists put papers: under years and venues, under topics, in several places on purpose."""

    def __init__(self, pairs: Iterable[Pair], lists: Sequence[PaperList]) -> None:
        self._lists = lists
        self._stated: dict[Section, tuple[str | None, int | None]] = {}
        # A pair has the older entry first, which may stand in either place.
        alike = (pair for pair in pairs if pair.likeness in ("same", "variant", "part"))
        self._shared = Counter(frozenset(_groups(pair)) for pair in alike)

    @cached_property
    def _sizes(self) -> Counter[Hashable]:
        """How many entries each list has, and each heading."""
        return Counter(group for place in places_of(self._lists) for group in (id(place.papers), place.group))

    def wrong(self, pair: Pair) -> bool:
        """Whether a paper should stand in one of the two places only."""
        return self._alike(pair) and not self._meant(pair)

    def _alike(self, pair: Pair) -> bool:
        """Whether they are under one heading, or both under years and venues."""
        first, second = pair.first.entry.section, pair.second.entry.section
        if first is second:
            return pair.first.part == pair.second.part and not _named_rows(pair)
        stated = [self._of(first), self._of(second)]
        if stated[0] != stated[1]:
            return all(map(any, stated))
        return _dated(first) and _dated(second)

    def _of(self, section: Section) -> tuple[str | None, int | None]:
        if section not in self._stated:
            named, year = section_venue(section)
            self._stated[section] = (named.id or named.written) if named else None, year
        return self._stated[section]

    def _meant(self, pair: Pair) -> bool:
        """Whether the two places overlap by more than 30 % of the smaller."""
        a, b = groups = _groups(pair)
        few = _TWICE if a == b else _BY_CHANCE
        return self._shared[frozenset(groups)] > max(few, _OVERLAP * min(self._sizes[a], self._sizes[b]))


def _groups(pair: Pair) -> tuple[Hashable, Hashable]:
    if pair.first.papers is not pair.second.papers:
        return id(pair.first.papers), id(pair.second.papers)
    return pair.first.group, pair.second.group


def _named_rows(pair: Pair) -> bool:
    """Whether they are rows of one table that name two things of one paper: methods, data sets."""
    first, second = pair.entries
    if first.container is not second.container or first.block.kind != "row":
        return False
    source, cells = pair.first.papers.source, zip(first.block.children, second.block.children, strict=False)
    bare = [(a.content, b.content) for a, b in cells if not a.inlines and not b.inlines]
    names = [(_name(source[a]), _name(source[b])) for a, b in bare if a and b]
    return any(a and b and a != b for a, b in names)


def _name(text: str) -> str:
    """The text of a cell, '' where it is a number, a letter or a venue."""
    return title_key(text) if sum(map(str.isalpha, text)) >= _NAME and not find_venue(text) else ""


def _dated(section: Section) -> bool:
    """Whether the heading itself names a year or a venue rather than a topic."""
    title = section.title
    short = section.parent is not None and len(title.split()) <= _HEADING
    return short and bool(find_venue(title) or is_year_heading(title))
