"""Which entries of several lists are one paper: by id, else by the exact title, never by a similar one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..papers.destinations import Destination, destinations
from ..papers.entry import Entry, PaperList
from ..papers.identity import Place, by_spelling, clashing_ids, one_title
from ..papers.likeness import Likeness, likeness, squeezed
from .targets import names_of, target, target_of

_FEW = 3  # papers of one id that another entry is compared with, and titles of each
_ALIKE: tuple[Likeness, ...] = ("same", "variant", "part", "unclear", "suspect")
_APART = len(_ALIKE)


@dataclass(eq=False)
class Paper:
    """One paper, and its entries in each list that has it, by the place of the list."""

    entries: dict[int, list[Entry]] = field(default_factory=dict)
    titles: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def first(self) -> tuple[int, Entry]:
        """The place of the first list that has it, and its entry there."""
        at = min(self.entries)
        return at, self.entries[at][0]

    def add(self, at: int, entry: Entry) -> None:
        self.entries.setdefault(at, []).append(entry)
        if len(self.titles) < _FEW:
            self.titles.setdefault(squeezed(entry.title), (at, entry.title))


class Clash(NamedTuple):
    """A paper that a list lacks, and the unrelated title under which the list has its id."""

    paper: Paper
    at: int
    entry: Entry
    name: str


class Matching:
    """The papers of several lists, each once, in the order in which the lists have them."""

    def __init__(self, lists: Sequence[PaperList]) -> None:
        self.lists = lists
        self.papers: list[Paper] = []
        self._by_name: dict[str, list[Paper]] = {}
        self._by_title: dict[str, list[Paper]] = {}
        self._languages: dict[tuple[int, int], bool] = {}
        self._links: dict[int, dict[str, Destination]] = {}
        self._named: list[dict[str, Entry]] = [{} for _ in lists]
        for at, papers in enumerate(lists):
            for entry in papers.entries:
                self._add(at, entry)

    def _add(self, at: int, entry: Entry) -> None:
        names, key = names_of(entry), squeezed(entry.title)
        for name in names:
            self._named[at].setdefault(name, entry)
        paper = self._find(at, entry, names, key)
        if paper is None:
            paper = Paper()
            self.papers.append(paper)
        paper.add(at, entry)
        for index, keys in ((self._by_name, names), (self._by_title, [key] if key else [])):
            for value in keys:
                known = index.setdefault(value, [])
                if paper not in known[:_FEW]:
                    known.append(paper)

    def _find(self, at: int, entry: Entry, names: list[str], key: str) -> Paper | None:
        titled = [paper for paper in self._by_title.get(key, ())[:_FEW] if _same_paper(entry, paper)]
        if titled:
            return max(titled, key=lambda paper: any(paper in self._by_name.get(n, ()) for n in names))
        named = dict.fromkeys(paper for name in names for paper in self._by_name.get(name, ())[:_FEW])
        ranked = [(self._rank(at, entry, paper), paper) for paper in named]
        return min(
            (pair for pair in ranked if pair[0] < len(_ALIKE)), key=lambda pair: pair[0], default=(0, None)
        )[1]

    def _rank(self, at: int, entry: Entry, paper: Paper) -> int:
        """How far the titles of one id are from each other."""
        return min(self._distance(at, entry.title, *other) for other in paper.titles.values())

    def _distance(self, at: int, title: str, other: int, other_title: str) -> int:
        found = likeness(other_title, title)
        if found in _ALIKE:
            return _ALIKE.index(found)
        return _APART - 1 if self.translated(other, at) else _APART

    def translated(self, first: int, second: int) -> bool:
        """Whether two lists have the titles of the same ids in different languages."""
        pair = min(first, second), max(first, second)
        if pair not in self._languages:
            self._languages[pair] = first != second and _translated(*(self.lists[at] for at in pair))
        return self._languages[pair]

    def lacking(self, at: int) -> Iterator[Paper]:
        """The papers of other lists that a list has neither by id nor by title."""
        for paper in self.papers:
            if at not in paper.entries and not self._shared(paper, at) and not self.beside(paper, at):
                yield paper

    def beside(self, paper: Paper, at: int) -> Destination | None:
        """A link to the paper among the entries of a list, in a line that is not read as an entry."""
        if at not in self._links:
            self._links[at] = _among_entries(self.lists[at])
        found = (self._links[at].get(name) for name in self._names(paper))
        return next((link for link in found if link), None)

    def comparable(self, paper: Paper, at: int) -> bool:
        """Whether the list would be known to have the paper: one without an id is known by its title only."""
        return any(
            names_of(entry) or not self.translated(other, at)
            for other, entries in paper.entries.items()
            for entry in entries
        )

    def clashes(self, at: int) -> Iterator[Clash]:
        """The papers that a list lacks by title, but has the id of under an unrelated title."""
        for paper in self.papers:
            if at not in paper.entries:
                for name, entry in self._shared(paper, at):
                    if not name.startswith("url:") and self._rank(at, entry, paper) == _APART:
                        yield Clash(paper, at, entry, name)
                        break

    def _shared(self, paper: Paper, at: int) -> list[tuple[str, Entry]]:
        """What names the paper in a list that has no such title."""
        return [(name, self._named[at][name]) for name in self._names(paper) if name in self._named[at]]

    def _names(self, paper: Paper) -> dict[str, None]:
        entries = (entry for entries in paper.entries.values() for entry in entries)
        return dict.fromkeys(name for entry in entries for name in names_of(entry))

    def similar(self) -> Iterator[tuple[Paper, Paper]]:
        """Papers of different lists, without an id in common, whose titles may be one."""
        papers = {id(paper.first[1]): paper for paper in self.papers}
        places = [Place(self.lists[at], entry, 0) for at, entry in (paper.first for paper in self.papers)]
        found = [pair.entries for pair in by_spelling(places)]
        found += [(a.first[1], b.first[1]) for a, b in self._one_title()]
        for first, second in found:
            pair = papers[id(first)], papers[id(second)]
            if not clashing_ids(first, second) and not pair[0].entries.keys() & pair[1].entries.keys():
                yield pair

    def _one_title(self) -> Iterator[tuple[Paper, Paper]]:
        """Papers with a title that says too little to make them one."""
        for papers in self._by_title.values():
            for other in papers[1:_FEW]:
                yield papers[0], other


def _same_paper(entry: Entry, paper: Paper) -> bool:
    """Whether a title that is the same makes it the same paper."""
    other = paper.first[1]
    targets = {target(link) for link in entry.links if link.url}, {target(x) for x in other.links if x.url}
    return one_title(other, entry) or not targets[0].isdisjoint(targets[1]) or not any(targets)


def _among_entries(papers: PaperList) -> dict[str, Destination]:
    """What the links of sections that hold papers lead to, and where each is first."""
    starts = [section.span.start for section in papers.sections]
    holding = {entry.section for entry in papers.entries}
    found: dict[str, Destination] = {}
    for link in destinations(papers):
        if papers.sections[bisect_right(starts, link.span.start) - 1] in holding:
            found.setdefault(target_of(link.url), link)
    return found


def _translated(first: PaperList, second: PaperList) -> bool:
    """Whether most ids that the lists share stand under titles that have nothing in common."""
    titles: dict[str, str] = {}
    for entry in first.entries:
        for name in names_of(entry):
            titles.setdefault(name, entry.title)
    alike = other = 0
    for entry in second.entries:
        shared = next((titles[name] for name in names_of(entry) if name in titles), None)
        if shared is not None:
            found = likeness(shared, entry.title) not in ("unrelated", "unclear")
            alike, other = alike + found, other + (not found)
    return other >= _FEW and other > alike
