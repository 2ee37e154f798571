"""Which entries, of one list or of several, are the same paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from .entry import Entry, PaperList
from .stating import section_venue
from .titles import title_key

Likeness = Literal["same", "variant", "unrelated"]
IsNew = Callable[[PaperList, Entry], bool]
_SHORT = 12  # characters of a key; shorter titles ("Introduction") say too little
_OVERLAP = 0.3


class Place(NamedTuple):
    """An entry and the list it stands in."""

    papers: PaperList
    entry: Entry


class Pair(NamedTuple):
    """Two entries with an id (`shared`) or a title ('' shared) in common, the older or earlier first."""

    first: Place
    second: Place
    shared: str
    likeness: Likeness


def find_pairs(lists: Sequence[PaperList], is_new: IsNew | None = None) -> list[Pair]:
    """Each entry that repeats an earlier one, with the first such, ids before titles.

    A new entry comes after all others, wherever it stands.
    """
    places = [Place(papers, entry) for papers in lists for entry in papers.entries]
    if is_new:
        places.sort(key=lambda place: is_new(*place))
    seen: set[tuple[int, int]] = set()
    pairs = []
    for pair in chain(_by_id(places), _by_title(places)):
        key = id(pair.first.entry), id(pair.second.entry)
        if key not in seen:
            seen.add(key)
            pairs.append(pair)
    return pairs


def _by_id(places: Iterable[Place]) -> Iterator[Pair]:
    firsts: dict[str, list[Place]] = {}
    for place in places:
        for name in place.entry.ids:
            earlier = firsts.setdefault(name, [])
            if earlier and earlier[0].entry is not place.entry:
                yield _most_alike(earlier, place, name)
            earlier.append(place)


def _most_alike(earlier: list[Place], place: Place, name: str) -> Pair:
    """The pair with an earlier entry of the same title if there is one, else with the first."""
    key = title_key(place.entry.title)
    first = next((p for p in earlier if title_key(p.entry.title) == key), earlier[0])
    return Pair(first, place, name, likeness(first.entry.title, place.entry.title))


def _by_title(places: Iterable[Place]) -> Iterator[Pair]:
    firsts: dict[str, Place] = {}
    for place in places:
        key = title_key(place.entry.title)
        if len(key) >= _SHORT and (first := firsts.setdefault(key, place)) is not place:
            yield Pair(first, place, "", "same")


def likeness(a: str, b: str) -> Likeness:
    """Whether two titles are one, spelled in two ways, or have nothing to do with each other."""
    key_a, key_b = title_key(a), title_key(b)
    if not key_a or not key_b or key_a.replace(" ", "") == key_b.replace(" ", ""):
        return "same"
    words_a, words_b = set(key_a.split()), set(key_b.split())
    common = len(words_a & words_b) / min(len(words_a), len(words_b))
    from difflib import SequenceMatcher  # few titles get this far

    ratio = SequenceMatcher(None, key_a, key_b, autojunk=False).ratio()
    return "variant" if common >= 0.5 or ratio >= 0.6 else "unrelated"


def clashing_ids(first: Entry, second: Entry) -> tuple[str, str] | None:
    """Two different ids of one site, where the entries have no id in common."""
    if set(first.ids) & set(second.ids):
        return None
    by_scheme = {name.partition(":")[0]: name for name in first.ids}
    return next(
        ((by_scheme[s], name) for name in second.ids if (s := name.partition(":")[0]) in by_scheme), None
    )


class Overlaps:
    """Which files and sections hold so many of the same papers that it must be meant."""

    def __init__(self, pairs: Iterable[Pair], lists: Sequence[PaperList]) -> None:
        self._sizes: dict[int, int] = {}
        for papers in lists:
            self._sizes[id(papers)] = len(papers.entries)
            for entry in papers.entries:
                self._sizes[id(entry.section)] = self._sizes.get(id(entry.section), 0) + 1
        self._shared: dict[tuple[int, int], int] = {}
        for pair in pairs:
            if pair.likeness != "unrelated":
                for key in _groups(pair):
                    self._shared[key] = self._shared.get(key, 0) + 1

    def meant(self, pair: Pair) -> bool:
        """Whether the two places overlap by more than 30 % of the smaller."""
        return any(
            self._shared.get((a, b), 0) > _OVERLAP * min(self._sizes[a], self._sizes[b])
            for a, b in _groups(pair)
        )


def _groups(pair: Pair) -> Iterator[tuple[int, int]]:
    first, second = pair.first, pair.second
    if first.papers is not second.papers:
        yield _both(id(first.papers), id(second.papers))
    elif first.entry.section is not second.entry.section:
        yield _both(id(first.entry.section), id(second.entry.section))


def _both(a: int, b: int) -> tuple[int, int]:
    return min(a, b), max(a, b)


def same_place(pair: Pair) -> bool:
    """Whether the two stand where a paper should stand once: one section, or year and venue sections."""
    first, second = pair.first.entry, pair.second.entry
    return first.section is second.section or (_dated(first) and _dated(second))


def _dated(entry: Entry) -> bool:
    """Whether the innermost section is of a year or a venue rather than a topic."""
    if entry.section.parent is None:
        return False
    named, year = section_venue(entry.section)
    outer_named, outer_year = section_venue(entry.section.parent)
    return (named, year) != (outer_named, outer_year) or (bool(named or year) and not entry.section.children)
