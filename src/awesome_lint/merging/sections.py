"""Which sections of two lists are one, though their headings may be in two languages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain

from ..markdown.sections import Section
from ..papers.entry import Entry, PaperList
from ..papers.section_order import heading_venue
from ..papers.titles import title_key
from ..writing.paper import home
from .matching import Matching

_COUNT = re.compile(r"[(（\[]\s*\d+[^()（）\[\]]{0,20}[)）\]]\s*$|^\W*\d+(?:\.\d+)*[.)、]\s+")


class Sections:
    """The sections of one list, `first`, with those of another, `second`, that are the same."""

    def __init__(self, matching: Matching, first: int, second: int) -> None:
        self.first, self.second = matching.lists[first], matching.lists[second]
        self.same: dict[Section, Section] = {self.first.root: self.second.root}
        self._taken = {self.second.root}
        self._by_title()
        titled = len(self.same)
        self._by_papers(matching, first, second)
        self.renamed = len(self.same) - titled >= titled
        self._by_children()
        if self.renamed:
            for section in self.first.sections:
                self._by_position(section)

    def alike(self) -> bool:
        """Whether most sections with papers of the first list have one in the second."""
        holding = holders(self.first)
        return 2 * sum(section in self.same for section in holding) >= len(holding)

    def _pair(self, section: Section, other: Section) -> None:
        self.same[section] = other
        self._taken.add(other)

    def _free(self, sections: Iterable[Section]) -> list[Section]:
        return [section for section in sections if section not in self.same and section not in self._taken]

    def _by_title(self) -> None:
        own, others = _titled(self.first), _titled(self.second)
        for section in self.first.sections[1:]:
            key = heading_key(section)
            found = self._free(others.get(key, ()))
            parent = self.same.get(section.parent) if section.parent else None
            below = [other for other in found if other.parent is parent]
            if key and (below or len(found) == len(own[key]) == 1):
                self._pair(section, (below or found)[0])

    def _by_papers(self, matching: Matching, first: int, second: int) -> None:
        votes: Counter[tuple[Section, Section]] = Counter()
        for paper in matching.papers:
            here, there = paper.entries.get(first, ()), paper.entries.get(second, ())
            if len(here) == len(there) == 1:
                votes[here[0].section, there[0].section] += 1
        self._elect(votes, Counter(e.section for e in chain(self.first.entries, self.second.entries)))

    def _by_children(self) -> None:
        """Headings with nothing but sections below them."""
        parents = ((a.parent, b.parent) for a, b in self.same.items())
        self._elect(Counter((a, b) for a, b in parents if a and b), Counter())

    def _elect(self, votes: Counter[tuple[Section, Section]], sizes: Counter[Section]) -> None:
        """Pair those that most papers or sections of both speak for."""
        totals: Counter[Section] = Counter()
        for (section, other), count in votes.items():
            totals.update({section: count, other: count})
        for (section, other), count in votes.items():
            most = max(totals[section], totals[other], min(sizes[section], sizes[other]))
            if 2 * count > most and section not in self.same and other not in self._taken:
                self._pair(section, other)

    def _by_position(self, section: Section) -> None:
        """Pair what stands between the same neighbours, where that is as many in both lists."""
        other = self.same.get(section)
        if other is None:
            return
        back = {there: here for here, there in self.same.items()}
        runs = _runs(section.children, self.same), _runs(other.children, back)
        for before, run in runs[0].items():
            found = runs[1].get(self.same.get(before) if before else None, [])
            if len(found) == len(run):
                for pair in zip(run, found, strict=True):
                    self._pair(*pair)


def _runs(sections: Iterable[Section], paired: dict[Section, Section]) -> dict[Section | None, list[Section]]:
    """The sections that stand behind each that is paired, None for the start, up to the next such."""
    runs: dict[Section | None, list[Section]] = {}
    last: Section | None = None
    for section in sections:
        if section in paired:
            last = section
        else:
            runs.setdefault(last, []).append(section)
    return runs


def heading_key(section: Section) -> str:
    """What a heading says, without the number of papers, its own number, and the spelling of a venue."""
    named = heading_venue(section)
    if named and named.id:
        return f"{named.id} {named.year or ''}"
    return title_key(_COUNT.sub("", section.title)) or title_key(section.title)


def _titled(papers: PaperList) -> dict[str, list[Section]]:
    found: dict[str, list[Section]] = {}
    for section in papers.sections[1:]:
        found.setdefault(heading_key(section), []).append(section)
    return found


def holders(papers: PaperList) -> list[Section]:
    """The sections with papers in or below them, in the order of the file."""
    held = {part for section in set(map(home, papers.entries)) for part in section.up()}
    return [section for section in papers.sections if section in held]


def lacking(sections: Sections, known: Container[Entry]) -> Iterator[tuple[Section, int]]:
    """Sections of the first list that the second has not, each with its number of papers.

    `known` are the entries of the first, that the second has too. A section of
    which it has most papers may be there under another heading, and lists that are not cut
    alike cannot be compared.
    """
    if not sections.alike():
        return
    entries, end = sections.first.entries, -1
    for section in holders(sections.first):
        if section not in sections.same and section.span.start >= end:
            at = [bisect_left(entries, edge, key=lambda entry: entry.span.start) for edge in section.span]
            held = entries[slice(*at)]
            if 2 * sum(entry in known for entry in held) < len(held):
                end = section.span.end
                yield section, len(held)
