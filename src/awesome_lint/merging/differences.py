"""What lists of the same papers, translations or siblings, have and lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from ..markdown.sections import Section
from ..markdown.source import Span
from ..papers.entry import Entry, Link, PaperList
from .difference import KINDS, TOP, Difference, Kind, Spot, shortened
from .fields import link_gaps, other_data
from .matching import Matching, Paper
from .sections import Sections, lacking
from .targets import role


class Comparison:
    """Several lists side by side, and their differences in the order of the files."""

    def __init__(self, lists: Sequence[PaperList]) -> None:
        self.lists = lists
        self.matching = Matching(lists)
        self._pairs = list(permutations(range(len(lists)), 2))
        self._sections = {pair: Sections(self.matching, *pair) for pair in self._pairs}
        self._behind = {pair: _neighbours(self.matching, *pair) for pair in self._pairs}
        similar = list(self.matching.similar())
        self._doubtful = {paper for pair in similar for paper in pair}
        found = [*self._papers(), *self._lacking_sections(), *self._fields(), *self._clashes()]
        found += (self._similar(*pair) for pair in similar)
        ranks = {id(papers.source): rank for rank, papers in enumerate(lists)}

        def place(one: Difference) -> tuple[int, int, int]:
            return ranks[id(one.at.source)], one.at.span.start, KINDS.index(one.kind)

        self.differences = sorted(found, key=place)

    def counts(self) -> dict[str, int]:
        """Papers, those that all lists have, and those that cannot be looked for in some list."""
        papers, lists = self.matching.papers, range(len(self.lists))
        lost = {p for at in lists for p in self.matching.lacking(at) if not self.matching.comparable(p, at)}
        return {
            "files": len(self.lists),
            "papers": len(papers),
            "shared": sum(len(paper.entries) == len(self.lists) for paper in papers),
            "not_comparable": len(lost),
        }

    def _papers(self) -> Iterator[Difference]:
        for at in range(len(self.lists)):
            for paper in self.matching.lacking(at):
                if paper not in self._doubtful and self.matching.comparable(paper, at):
                    yield self._missing_paper(at, paper)

    def _missing_paper(self, at: int, paper: Paper) -> Difference:
        other, entry = paper.first
        same, before = self._sections[other, at].same, self._behind[other, at].get(entry)
        section = same.get(entry.section)
        where, span = "add it", _heading(next((same[s] for s in entry.section.up() if s in same), None))
        if section and section.heading:
            where = "add it to this section"
        elif section and before:
            where, span = "add it behind this one", before.title_span
        ids = f" ({min(entry.ids, key=len)})" if entry.ids else ""
        message = f"lacks '{shortened(entry.title)}'{ids} of {self._spot(other, entry)}; {where}"
        spots = tuple(self._spot(at, entries[0]) for at, entries in sorted(paper.entries.items()))
        return self._difference("missing-paper", at, span, message, spots, entry)

    def _lacking_sections(self) -> Iterator[Difference]:
        told: set[tuple[int, str]] = set()
        for other, at in self._pairs:
            for section, papers in lacking(self._sections[other, at], self._known(other, at)):
                if (at, section.title) not in told:
                    told.add((at, section.title))
                    yield self._missing_section(at, other, section, papers)

    def _known(self, other: int, at: int) -> set[Entry]:
        """The entries of one list that another has too."""
        both = (paper.entries[other] for paper in self.matching.papers if paper.entries.keys() >= {other, at})
        return {entry for entries in both for entry in entries}

    def _missing_section(self, at: int, other: int, section: Section, papers: int) -> Difference:
        there = Spot(self.lists[other].source, _heading(section), f"'{section.title}'")
        above = self._sections[other, at].same.get(section.parent) if section.parent else None
        count = f"{papers} paper{'s' if papers > 1 else ''}"
        message = f"lacks the section '{shortened(section.title)}' of {there} ({count}); add it"
        spot = Spot(self.lists[at].source, _heading(above), message)
        return Difference("missing-section", spot, (there,), section.title)

    def _fields(self) -> Iterator[Difference]:
        for paper in self.matching.papers:
            told: set[tuple[int, str]] = set()
            for at, other in permutations(sorted(paper.entries), 2):
                yield from self._links(paper, at, other, told)
                if other < at:
                    yield from self._data(paper, at, other)

    def _links(self, paper: Paper, at: int, other: int, told: set[tuple[int, str]]) -> Iterator[Difference]:
        entry = paper.entries[at][0]
        for link, instead in link_gaps(paper.entries[at], paper.entries[other]):
            there = Spot(self.lists[other].source, link.target, link.url)
            key = at, role(link) if instead else link.url
            if key in told or (instead and at < other):
                continue
            told.add(key)
            if instead:
                advice = _advice(instead, link)
                text = f"{role(link)} link to {instead.url}, but to {link.url} at {there}; {advice}"
                yield self._difference("other-link", at, instead.target, text, (there,), entry, link)
            else:
                title = shortened(entry.title)
                text = f"'{title}' lacks the {role(link)} link {link.url} of {there}; add it"
                yield self._difference("missing-link", at, entry.title_span, text, (there,), entry, link)

    def _data(self, paper: Paper, at: int, other: int) -> Iterator[Difference]:
        own, its = paper.entries[at][0], paper.entries[other][0]
        there = self._spot(other, its)
        for field, mine, theirs in other_data(paper.entries[at], paper.entries[other]):
            text = f"{field} {mine} of '{shortened(own.title)}', but {theirs} at {there}; write what is right"
            yield self._difference("other-data", at, own.title_span, text, (there,), own)

    def _clashes(self) -> Iterator[Difference]:
        told: set[frozenset[Entry]] = set()
        for at in range(len(self.lists)):
            for paper, _, entry, name in self.matching.clashes(at):
                other, its = paper.first
                if frozenset((entry, its)) not in told:
                    told.add(frozenset((entry, its)))
                    there, title = self._spot(other, its), shortened(its.title)
                    text = (
                        f"{name} is '{shortened(entry.title)}', but '{title}' at {there}; one link is wrong"
                    )
                    yield self._difference("one-id-two-titles", at, entry.title_span, text, (there,), entry)

    def _similar(self, first: Paper, second: Paper) -> Difference:
        (other, its), (at, entry) = first.first, second.first
        there = self._spot(other, its)
        text = (
            f"'{shortened(entry.title)}' may be '{shortened(its.title)}' of {there}; if so, spell both alike"
        )
        return self._difference("perhaps-same", at, entry.title_span, text, (there,), entry)

    def _difference(
        self,
        kind: Kind,
        at: int,
        span: Span,
        text: str,
        others: tuple[Spot, ...],
        entry: Entry,
        link: Link | None = None,
    ) -> Difference:
        spot = Spot(self.lists[at].source, span, text)
        return Difference(kind, spot, others, entry.title, tuple(entry.ids), link.url if link else None)

    def _spot(self, at: int, entry: Entry) -> Spot:
        return Spot(self.lists[at].source, entry.title_span, f"'{entry.title}'")


def _advice(first: Link, second: Link) -> str:
    a, b = first.resource, second.resource
    one_site = a and b and a.scheme == b.scheme and a.is_paper and not a.scheme.endswith("-virtual")
    return "one is wrong" if one_site else "choose one for both"


def _heading(section: Section | None) -> Span:
    return section.heading.span if section and section.heading else TOP


def _neighbours(matching: Matching, first: int, second: int) -> dict[Entry, Entry]:
    """For each entry that another list lacks, the entry there of the paper above it in the section."""
    of = {entry: paper for paper in matching.papers for entry in paper.entries.get(first, ())}
    last: dict[Section, Entry] = {}
    found: dict[Entry, Entry] = {}
    for entry in matching.lists[first].entries:
        if second in of[entry].entries:
            last[entry.section] = of[entry].entries[second][0]
        elif entry.section in last:
            found[entry] = last[entry.section]
    return found
