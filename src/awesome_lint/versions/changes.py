"""What became of the papers of some lists: added, removed, edited, moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..focus.lines import changed_lines
from ..markdown.source import Source, Span
from ..papers.entry import PaperList
from ..writing.paper import home
from .details import AND, Detail, details
from .pairing import Place, Spot, pair, places_of, renamed_sections, spot

Kind = Literal["added", "removed", "edited", "moved"]
KINDS: tuple[Kind, ...] = ("added", "removed", "edited", "moved")
_OF_PLACE = frozenset({"section", "file"})


class Version(NamedTuple):
    """A file as it was and as it is; None where there was or is none."""

    before: PaperList | None
    after: PaperList | None


@dataclass(frozen=True, eq=False)
class Change:
    """A paper that is not as it was: its place before and now, None for one that was not there or went."""

    old: Place | None
    new: Place | None
    details: tuple[Detail, ...] = ()

    @property
    def kind(self) -> Kind:
        """A paper that was edited may have moved, too."""
        if self.old is None:
            return "added"
        if self.new is None:
            return "removed"
        return "moved" if {detail.field for detail in self.details} <= _OF_PLACE else "edited"

    @property
    def place(self) -> Place:
        """Where it is, else where it was."""
        place = self.new or self.old
        assert place
        return place


class Renamed(NamedTuple):
    """A section with another heading than before: a place in it, and how many of its papers stayed there."""

    place: Place
    before: str
    after: str
    papers: int


@dataclass(frozen=True, eq=False)
class Comparison:
    """All that changed; papers that only stand in another order, and lines of no paper, are counted."""

    files: int
    changes: list[Change]
    renamed: list[Renamed]
    reordered: int
    lines_added: int
    lines_removed: int

    @property
    def empty(self) -> bool:
        """Whether nothing changed that is told of."""
        return not any(count for name, count in self.counts().items() if name != "files")

    def counts(self) -> dict[str, int]:
        """The numbers, by what they count."""
        kinds = Counter(change.kind for change in self.changes)
        return {
            "files": self.files,
            **{kind: kinds[kind] for kind in KINDS},
            "reordered": self.reordered,
            "renamed_sections": len(self.renamed),
            "lines_added": self.lines_added,
            "lines_removed": self.lines_removed,
        }


def compare(versions: Sequence[Version]) -> Comparison:
    """Compare lists with what they were, all together: a paper may have gone to another file."""
    old = [p for at, version in enumerate(versions) if version.before for p in places_of(at, version.before)]
    new = [p for at, version in enumerate(versions) if version.after for p in places_of(at, version.after)]
    pairs = pair(old, new)
    known = renamed_sections(old, new, pairs)
    changes = [Change(None, place) for place in new if place not in pairs]
    stayed = set(pairs.values())
    changes += [Change(place, None) for place in old if place not in stayed]
    for place, before in pairs.items():
        if found := tuple(details(before, place, known.get(spot(before), spot(before)) == spot(place))):
            changes.append(Change(before, place, found))
    changes.sort(key=lambda change: (change.place.file, change.place.entry.span))
    lines = [_lines(version) for version in versions]
    return Comparison(
        len(versions),
        changes,
        list(_renamed(pairs, known)),
        _reordered(pairs, known),
        sum(added for added, _ in lines),
        sum(removed for _, removed in lines),
    )


def _renamed(pairs: Mapping[Place, Place], known: Mapping[Spot, Spot]) -> Iterator[Renamed]:
    """Each heading that was changed, once, with the papers of all sections below it."""
    found: dict[tuple[int, str, str], list[Place]] = {}
    for place, before in pairs.items():
        if known.get(spot(before)) == spot(place):
            headings = [*home(before.entry).path], [*home(place.entry).path]
            while min(map(len, headings)) > 1 and headings[0][-1] == headings[1][-1]:
                del headings[0][-1], headings[1][-1]
            key = place.file, AND.join(headings[0]), AND.join(headings[1])
            found.setdefault(key, []).append(place)
    for (_, old, new), places in found.items():
        yield Renamed(places[0], old, new, len(places))


def _reordered(pairs: Mapping[Place, Place], known: Mapping[Spot, Spot]) -> int:
    """How many entries stand elsewhere in their section: the fewest that must move to get the new order."""
    sections: dict[Spot, list[tuple[int, int]]] = {}
    for place, before in pairs.items():
        if known.get(spot(before), spot(before)) == spot(place):
            at = place.entry.span.start, before.entry.span.start
            sections.setdefault(spot(place), []).append(at)
    return sum(len(starts) - _longest([start for _, start in sorted(starts)]) for starts in sections.values())


def _longest(numbers: Sequence[int]) -> int:
    """The length of the longest series of these in which they rise."""
    last: list[int] = []
    for number in numbers:
        at = bisect_left(last, number)
        last[at : at + 1] = [number]
    return len(last)


def _lines(version: Version) -> tuple[int, int]:
    """How many lines of no entry came and went."""
    before, after = version
    sources = [papers.source if papers else Source("") for papers in version]
    return _beside(after, sources[0]), _beside(before, sources[1])


def _beside(papers: PaperList | None, other: Source) -> int:
    """How many lines that another version does not have say something, and are of no entry."""
    if papers is None:
        return 0
    source = papers.source
    numbers = (number for run in changed_lines(other, source) for number in range(run.start + 1, run.end + 1))
    spans = (source.trim(source.line_span(number)) for number in numbers)
    return sum(span.start < span.end and not _in_an_entry(papers, span) for span in spans)


def _in_an_entry(papers: PaperList, line: Span) -> bool:
    at = bisect_left(papers.entries, line.end, key=lambda entry: entry.span.start) - 1
    return at >= 0 and line.start < papers.entries[at].span.end
