"""One list made of two: the first as it is, with what only the second has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ..markdown.source import Edit
from ..papers.entry import Entry, Link, PaperList
from ..papers.likeness import squeezed
from ..writing.links import add_link
from ..writing.paper import WritingError
from ..writing.style import Style
from .additions import Additions
from .change import MOST_TRIES, Change, Key, compatible, make
from .difference import Difference, Kind, Spot, shortened
from .fields import is_preprint, link_gaps, other_data
from .matching import Matching, Paper
from .sections import Sections
from .settling import add_data, lacking_data, settle_data, settle_link
from .targets import role, target

Prefer = Literal["A", "B"]


@dataclass(frozen=True, eq=False)
class Merged:
    """The list, what was done to it, and what was left as it is, with the reasons."""

    papers: PaperList
    changes: list[Change]
    left: list[Difference]


def merge(papers: PaperList, other: PaperList, prefer: Prefer | None = None) -> Merged:
    """The first list with the papers, links and data that only the other has.

    Where the two contradict each other the first stays as it is, unless the other is
    preferred. What cannot be done in one step follows in the next, until nothing is left to do.
    """
    made: list[Change] = []
    refused: Counter[Key] = Counter()
    progress = True
    while True:
        done = Counter({key: MOST_TRIES for change in made for key in change.keys})
        step = _Step(papers, other, prefer, refused + done)
        chosen = compatible(step.changes)
        if chosen:
            papers, sound, unsound = make(papers, chosen)
            made, progress = made + sound, progress or bool(sound)
            refused.update(key for change in unsound for key in change.keys)
        elif progress and refused:
            refused.clear()  # what could not be done at first may be possible by now
            progress = False
        else:
            return Merged(papers, made, step.left)


class _Step:
    """What can be done next to the first list, and what cannot be done."""

    def __init__(
        self, papers: PaperList, other: PaperList, prefer: Prefer | None, tries: Counter[Key]
    ) -> None:
        self._papers, self._other, self._prefer, self._tries = papers, other, prefer, tries
        self._matching = Matching([papers, other])
        self._style, self._own = Style(papers), set(papers.entries)
        self.left: list[Difference] = []
        self.changes = [*self._additions(), *self._fields()]
        self.left.sort(key=lambda found: (found.at.source is other.source, found.at.span))

    def _additions(self) -> Iterator[Change]:
        similar = {second: first for first, second in self._matching.similar()}
        clashing = {clash.paper: clash for clash in self._matching.clashes(0)}
        of: dict[Entry, Paper] = {}
        for paper in (paper for paper in self._matching.papers if 0 not in paper.entries):
            if clash := clashing.get(paper):
                there = self._spot(clash.entry)
                self._leave(
                    "one-id-two-titles", paper, f"{clash.name} is that of {{}}; one link is wrong", there
                )
            elif paper in similar:
                there = self._spot(similar[paper].entries[0][0])
                self._leave("perhaps-same", paper, "it may be that of {}; if so, spell both alike", there)
            elif link := self._matching.beside(paper, 0):
                there = Spot(self._papers.source, link.span, link.url)
                self._leave("left-out", paper, "{} links to it, but is not read as an entry", there)
            else:
                of |= dict.fromkeys(paper.entries[1], paper)
        sections = Sections(self._matching, 1, 0)
        additions = Additions(self._papers, self._other, sections, self._tries)
        yield from additions.changes(of)
        for entry, why in additions.left:
            self._leave("left-out", of[entry], why)

    def _leave(self, kind: Kind, paper: Paper, why: str, *there: Spot) -> None:
        """Say why a paper is left out; {} in the reason is the place that it has to do with."""
        entry, ids = paper.entries[1][0], [name for entry in paper.entries[1] for name in entry.ids]
        text = f"left out '{shortened(entry.title)}': {why.replace('{}', str(*there))}"
        spot = Spot(self._other.source, entry.title_span, text)
        self.left.append(Difference(kind, spot, there, entry.title, tuple(dict.fromkeys(ids))))

    def _fields(self) -> Iterator[Change]:
        for paper in self._matching.papers:
            if len(paper.entries) == 2:
                yield from self._links(paper)
                yield from self._data(paper)

    def _links(self, paper: Paper) -> Iterator[Change]:
        entry = paper.entries[0][0]
        for link, instead in link_gaps(paper.entries[0], paper.entries[1]):
            there = Spot(self._other.source, link.target, link.url)
            if instead is None:
                yield from self._add_link(entry, link, there)
            else:
                text = f"{role(link)} link to {instead.url}, but to {link.url} at {there}"
                at = Spot(self._papers.source, instead.target, text)
                found = Difference("other-link", at, (there,), entry.title, tuple(entry.ids), link.url)
                yield from self._settle(found, settle_link(self._style, instead, link))

    def _add_link(self, entry: Entry, link: Link, there: Spot) -> Iterator[Change]:
        name = "link", target(link), squeezed(entry.title)
        said = f"added the {role(link)} link {link.url} of {there} to '{shortened(entry.title)}'"
        at = Spot(self._papers.source, entry.title_span, said)
        try:
            if self._tries[name]:
                raise WritingError("the entry has no place for it")
            edit = add_link(self._style, entry, role(link), link.url)
            yield Change("added-link", (name,), (edit,), at, url=link.url)
        except WritingError as error:
            text = f"'{shortened(entry.title)}' lacks the {role(link)} link {link.url} of {there}: {error}"
            at = Spot(self._papers.source, entry.title_span, text)
            self.left.append(
                Difference("missing-link", at, (there,), entry.title, tuple(entry.ids), link.url)
            )

    def _data(self, paper: Paper) -> Iterator[Change]:
        own, its = paper.entries[0][0], paper.entries[1][0]
        there = self._spot(its)
        for field, mine, theirs in () if is_preprint(its) else other_data(paper.entries[0], paper.entries[1]):
            text = f"{field} {mine} of '{shortened(own.title)}', but {theirs} at {there}"
            at = Spot(self._papers.source, own.title_span, text)
            found = Difference("other-data", at, (there,), own.title, tuple(own.ids))
            yield from self._settle(found, settle_data(self._papers, own, its))
        for field, text in lacking_data(own, its):
            name, said = ("data", field, squeezed(own.title)), f"added the {field} {text} of {there}"
            edit = add_data(self._papers, own, field, text)
            if edit and not self._tries[name]:
                yield Change("added-data", (name,), (edit,), Spot(self._papers.source, own.title_span, said))

    def _settle(self, found: Difference, edits: tuple[Edit, ...]) -> Iterator[Change]:
        """Do as the other list does, where that is preferred and can be done; else leave it, and say so."""
        name = found.kind, found.url, squeezed(found.title)
        if self._prefer == "B" and edits and not self._tries[name]:
            yield Change("settled", (name,), edits, found.at._replace(text=f"settled: {found.at.text}"))
        elif self._prefer != "A":
            self.left.append(replace(found, at=found.at._replace(text=f"{found.at.text}; left as it is")))

    def _spot(self, entry: Entry) -> Spot:
        papers = self._papers if entry in self._own else self._other
        return Spot(papers.source, entry.title_span, f"'{entry.title}'")
