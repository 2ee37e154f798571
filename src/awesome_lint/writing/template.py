"""Entries as models for a new one: their parts are exchanged, and what the new one lacks is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..markdown.sections import Section
from ..markdown.source import Edit, Span
from ..papers.entry import Entry, PaperList
from ..papers.shapes.tables import table_columns
from ..papers.venues import venue
from .atoms import Atom, take_apart
from .glue import Piece
from .lines import without_empty_lines
from .paper import NewPaper, home
from .style import Style
from .values import assign, link_text, target_key, value, within

_NEAREST = 60  # entries that are looked at as models
_VOTERS = 12  # of which so many, the cheapest, decide how the new one is written
_MARGIN = 1.0  # dearer ones do not
_FAR = 2.0  # what it costs to stand elsewhere
_TABLES = ("pipe-table", "html-table")
_MARKER = re.compile(r"(?:[#>]+[ \t]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?:\**\d{1,3}[.)、]\s+)?")
_DETAILS = re.compile(r"<details\b.{0,5000}?</details\s*>", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<t[hd]\b[^<>]*>(.*?)(?=</t[hd]\s*>|<t[hd]\b|</tr|\Z)", re.IGNORECASE | re.DOTALL)
_ROW_END = re.compile(r"</tr\s*>", re.IGNORECASE)


def region(papers: PaperList, entry: Entry) -> Span:
    """All that belongs to an entry: an item from its bullet on, a row with its first and last mark."""
    if entry.shape != "html-table":
        return entry.span
    start = papers.text.lower().rfind("<tr", 0, entry.span.start)
    end = _ROW_END.match(papers.text, entry.span.end) or _ROW_END.search(papers.text, entry.span.end)
    return Span(start, end.end()) if start >= 0 and end else entry.span


def drafts(
    style: Style, section: Section, at: int, run: Sequence[Entry], paper: NewPaper
) -> Iterator[tuple[str, str]]:
    """Shapes and texts for the new entry, the best first: what most of the models agree on.

    The title stands in them as `paper.title` has it. `run` are the entries that it will stand among.
    """
    models = sorted(_models(style, section, at, run, paper), key=lambda model: model.cost)[:_VOTERS]
    votes: dict[tuple[str, str], float] = {}
    for model in models:
        if model.cost <= models[0].cost + _MARGIN:
            written = model.entry.shape, model.written(style, paper)
            votes[written] = votes.get(written, 0) + 1 / (1 + model.cost - models[0].cost)
    yield from sorted(votes, key=lambda written: -votes[written])
    dearer = (model for model in models if model.cost > models[0].cost + _MARGIN)
    yield from dict.fromkeys((model.entry.shape, model.written(style, paper)) for model in dearer)


def _models(
    style: Style, section: Section, at: int, run: Sequence[Entry], paper: NewPaper
) -> Iterator[Model]:
    """Entries to be written like: near ones, and a few with the kinds of link that the paper has."""
    papers, kinds = style.papers, {kind for kind, _ in paper.links}
    whole = (e for e in papers.entries if not any(e.title_span.touches(x.target) for x in e.links))
    ranked = sorted(whole, key=lambda e: (home(e) is not section, abs(e.span.start - at))) or papers.entries
    shape = Counter(entry.shape for entry in run or ranked[:_NEAREST]).most_common(1)[0][0]
    head = _head(papers, run[0]) if run else None
    alike = [e for e in ranked if e.shape == shape and e.links and head in (None, _head(papers, e))] or ranked
    near, others = alike[:_NEAREST], alike[_NEAREST:]
    linked = [entry for entry in others if kinds <= {link.kind for link in entry.links}]
    there = [entry for entry in others if entry.venue_id and entry.venue_id == paper.venue_id]
    for distance, entry in enumerate(near):
        apart = distance / _NEAREST / 2 + (home(entry) is not section) / 2
        yield Model(entry, region(papers, entry), _cost(style, entry, paper) + apart)
    for entry in (*linked[:_VOTERS], *there[:_VOTERS]):
        yield Model(entry, region(papers, entry), _cost(style, entry, paper) + _FAR)


def _head(papers: PaperList, entry: Entry) -> str | None:
    """The header of the table that an entry is in: rows of another have other columns."""
    if entry.shape not in _TABLES:
        return None
    block = entry.container
    return papers.source[block.children[0].span if block.children else block.span].strip()


def _cost(style: Style, entry: Entry, paper: NewPaper) -> float:
    """How much of an entry would have to change."""
    atoms, given = _atoms(style, entry, region(style.papers, entry)), assign(entry, paper)
    missing = sum(link not in given.values() for link in paper.links)
    dropped = sum(target_key(link) not in given for link in entry.links)
    noise = sum(a.span.end - a.span.start for a in atoms if a.role == "noise")
    slots = (a for a in atoms if a.role not in ("word", "noise", "title", "link", "name"))
    odd = sum(not value(style, entry, atom, paper) for atom in slots)
    named = entry.venue_source == "entry" and style.venue(paper)
    elsewhere = _mismatch(entry, paper) if named else 0
    venues, years = style.stated
    unstated = 2 * venues * (entry.venue_source != "entry" and bool(style.venue(paper)))
    undated = 2 * years * (entry.year_source != "entry" and bool(paper.year))
    return 4 * missing + 2 * dropped + min(noise, 200) / 40 + odd + elsewhere + unstated + undated


def _mismatch(entry: Entry, paper: NewPaper) -> int:
    """How far the venues are apart: what stands around a preprint's, a journal's and others' differs."""
    if entry.venue_id == paper.venue_id:
        return 0
    both = [venue(name) if name else None for name in (entry.venue_id, paper.venue_id)]
    return 3 if len({known.kind if known else "" for known in both}) > 1 else 1


def _atoms(style: Style, entry: Entry, span: Span) -> list[Atom]:
    return take_apart(style.papers, entry, span, style.words(entry.shape))


@dataclass(frozen=True)
class Model:
    """An entry to be written like, all that belongs to it, and what it costs to be unlike it."""

    entry: Entry
    region: Span
    cost: float

    def written(self, style: Style, paper: NewPaper) -> str:
        """The text of the new entry."""
        filling, source = _Filling(style, self.entry, paper), style.papers.source
        if self.entry.shape in _TABLES:
            cells = [Edit(cell, filling.cell(cell, i)) for i, cell in enumerate(self._cells(style.papers))]
            return within(source, self.region, cells)
        marker = _MARKER.match(style.papers.text, *self.region)
        start = min(marker.end() if marker else self.region.start, self.entry.title_span.start)
        text = source[Span(self.region.start, start)] + (filling.part(Span(start, self.region.end)) or "")
        line = style.papers.text[: self.region.start].rpartition("\n")[2]
        return text if line.strip() else text.replace(f"\n{line}", "\n")

    def _cells(self, papers: PaperList) -> Iterator[Span]:
        if self.entry.shape == "pipe-table":
            for cell in self.entry.block.children:
                yield cell.content or cell.span
        else:
            for match in _CELL.finditer(papers.text, *self.region):
                yield papers.source.trim(Span(*match.span(1)))


@dataclass(frozen=True)
class _Filling:
    """A model that is filled with a paper."""

    style: Style
    entry: Entry
    paper: NewPaper

    def cell(self, span: Span, column: int) -> str:
        """A cell of a table; a number stays, to be counted on when the row is in its place."""
        atoms = _atoms(self.style, self.entry, span)
        old = self.style.papers.source[span]
        if column == 0 and old.isdecimal() and self._is_numbered:
            return old
        # Cells differ from row to row: a word that many have is no part of the form.
        told = any(atom.role not in ("word", "noise") for atom in atoms)
        return (self.part(span) if told else None) or self._nothing(column)

    @property
    def _is_numbered(self) -> bool:
        return self.entry.shape == "pipe-table" and "number" in self._columns[:1]

    @cached_property
    def _columns(self) -> list[str | None]:
        return table_columns(self.style.papers, self.entry.container)

    def _nothing(self, column: int) -> str:
        """What the rows of a table write where there is nothing to write."""
        rows = self.entry.container.children[1:] if self.entry.shape == "pipe-table" else []
        cells = [row.children[column] for row in rows if column < len(row.children)]
        texts = [self.style.papers.source[cell.content or cell.span].strip() for cell in cells]
        bare = Counter(text for text in texts if not any(map(str.isalnum, text)) and len(text) < 4)
        return bare.most_common(1)[0][0] if bare else ""

    def part(self, span: Span) -> str | None:
        """A part of the model, line by line; None where nothing is left of it."""
        text = self.style.papers.text
        done: set[tuple[str, bool]] = set()
        pieces = [(atom.span, self._piece(atom, done)) for atom in _atoms(self.style, self.entry, span)]
        for match in _DETAILS.finditer(text, *span):
            folded = Span(*match.span())
            if not any(folded.contains(place) and piece.text and not piece.tied for place, piece in pieces):
                pieces = [(place, piece) for place, piece in pieces if not folded.contains(place)]
                pieces.append((folded, Piece(None)))
        return without_empty_lines(text, span, sorted(pieces))

    def _piece(self, atom: Atom, done: set[tuple[str, bool]]) -> Piece:
        if atom.role == "title":
            return Piece(self._title(atom), "title")
        if atom.role == "link" and atom.link:
            new = assign(self.entry, self.paper).get(target_key(atom.link))
            text = link_text(self.style, self.entry, atom, new, self.paper) if new else None
            # A badge and a link may lead to one place, but not two links.
            once = (new[1] if new else "", "![" in (text or ""))
            if text is None or once in done:
                return Piece(None, "link")
            done.add(once)
            return Piece(text, "link")
        return Piece(value(self.style, self.entry, atom, self.paper), atom.role, atom.role == "word")

    @property
    def _stop(self) -> str:
        """The period at the end of the title, where the list has one."""
        habit = self.style.conventions.title_period.habit
        usual = habit.value if habit and habit.binding else self.entry.title[-1:]
        return "." if usual == "." == self.entry.title[-1:] and self.paper.title[-1:] not in ".?!" else ""

    def _title(self, atom: Atom) -> str:
        title = Edit(self.entry.title_span if atom.link else atom.span, self.paper.title + self._stop)
        if not atom.link:
            return within(self.style.papers.source, atom.span, [title])
        if title.span.contains(atom.link.target):  # its markup is so odd that all of it is the title
            title = Edit(atom.link.text, title.text)
        new = assign(self.entry, self.paper)[target_key(atom.link)]
        url = Edit(atom.link.target, self.style.url(new[1]))
        return within(self.style.papers.source, atom.span, [title, url])
