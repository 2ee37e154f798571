"""Entries of a list in order. What stands above an entry as a comment goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..markdown.document import Block
from ..markdown.source import BOM, Edit, Span
from ..papers.entry import Entry, PaperList
from ..papers.ordering import sort_entries
from .permute import permute
from .regions import cut, off_regions

_COMMENT = re.compile(r"(?:\s*<!--(?:(?!-->)[\s\S])*-->)+\s*\Z")
_EMPTY = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]*[\r\n]")
_NUMBER = re.compile(r"\d{1,9}(?=[.)])")


@dataclass
class Run:
    """Entries that may change places with each other, and the text that moves with each."""

    entries: list[Entry] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)


def entry_edits(papers: PaperList, order: str) -> list[Edit]:
    """Edits that put the list items of each run in order."""
    edits: list[Edit] = []
    off = off_regions(papers)
    for run in _runs(papers):
        if cut(run.places, off):
            continue
        index = {id(entry): i for i, entry in enumerate(run.entries)}
        wanted = [index[id(entry)] for entry in sort_entries(run.entries, order)]
        edits += _moves(papers, run, wanted)
    return edits


def _moves(papers: PaperList, run: Run, wanted: list[int]) -> list[Edit]:
    """The moves of a run; in a numbered list the numbers stay where they are."""
    several = any("\n" in papers.source[place] for place in run.places)
    if several and len({papers.source.position(entry.span.start).column for entry in run.entries}) > 1:
        return []  # with another indentation the lines below an item would no longer be its own
    if wanted and _would_vanish(papers, run.places[0], run.places[wanted[0]]):
        return []
    if not run.entries or not run.entries[0].container.ordered:
        return permute(papers.source, run.places, wanted)
    numbers = [_NUMBER.match(papers.text, place.start) for place in run.places]
    widths = {len(m.group()) for m in numbers if m}
    if None in numbers or (len(widths) > 1 and several):
        return []  # other widths of numbers would need other indentation below them
    return permute(
        papers.source, [Span(m.end(), p.end) for m, p in zip(numbers, run.places, strict=True) if m], wanted
    )


def _would_vanish(papers: PaperList, place: Span, first: Span) -> bool:
    """Whether an item whose first line is empty would come right below a paragraph, and be a part of it."""
    empty = [bool(_EMPTY.match(papers.text, *span)) for span in (place, first)]
    above = papers.source.position(place.start).line - 1
    return empty == [False, True] and above > 0 and bool(papers.source.line(above).strip())


def _runs(papers: PaperList) -> Iterator[Run]:
    """Lists in which every item is an entry. Lists and comments in turn, of one marker, are one run."""
    entries = {id(entry.block): entry for entry in papers.entries if entry.block.kind == "item"}
    off = off_regions(papers)
    nested = {id(e.container): e.container for e in entries.values()}
    for section in papers.sections:
        run, lead = Run(), None
        for block in section.blocks:
            nested.pop(id(block), None)
            if _is_comment(papers, block) and not any(region.touches(block.span) for region in off):
                lead = lead if lead is not None else papers.source.trim(block.span).start
                continue
            if block.kind == "blank":
                continue
            if not _joins(papers, run, block, off):
                yield run
                run = Run()
            _extend(run, block, entries, lead)
            lead = None
        yield run
    for block in nested.values():
        run = Run()
        _extend(run, block, entries, None)
        yield run


def _is_comment(papers: PaperList, block: Block) -> bool:
    text = papers.source[block.span].removeprefix(BOM)
    return block.kind == "html" and bool(_COMMENT.match(text)) and "awesome-lint: fmt" not in text


def _joins(papers: PaperList, run: Run, block: Block, off: list[Span]) -> bool:
    if not run.entries or block.kind != "list" or any(region.touches(block.span) for region in off):
        return False
    marker, other = papers.text[run.entries[0].span.start], papers.text[block.span.start]
    return marker == other and not block.ordered


def _extend(run: Run, block: Block, entries: dict[int, Entry], lead: int | None) -> None:
    """Add a list's items to the run, if they are all entries."""
    items = [entries.get(id(item)) for item in block.children]
    if block.kind != "list" or not all(items):
        return
    for entry in items:
        assert entry
        start = entry.span.start if lead is None else lead
        run.entries.append(entry)
        run.places.append(Span(start, entry.span.end))
        lead = None
