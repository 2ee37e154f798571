"""Sections and papers as the outline that an editor shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lsprotocol import types

from ..markdown.sections import Section
from ..markdown.source import Span
from ..papers.entry import Entry, PaperList
from .positions import Places

_SECTION, _PAPER = types.SymbolKind.Namespace, types.SymbolKind.Object


def symbols(papers: PaperList, places: Places) -> list[types.DocumentSymbol]:
    """The sections, nested as their headings are, with the papers in them as leaves."""
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in papers.entries:
        entries[id(entry.section)].append(entry)
    return _inside(papers.root, entries, places)


def _inside(section: Section, entries: dict[int, list[Entry]], places: Places) -> list[types.DocumentSymbol]:
    """Papers stand before the first subsection."""
    own = [_paper(entry, places) for entry in entries[id(section)]]
    return own + [_section(child, _inside(child, entries, places), places) for child in section.children]


def _section(
    section: Section, inside: Sequence[types.DocumentSymbol], places: Places
) -> types.DocumentSymbol:
    heading = section.heading.content if section.heading else None
    return _symbol(section.title, _SECTION, section.span, heading or section.span, places, children=inside)


def _paper(entry: Entry, places: Places) -> types.DocumentSymbol:
    detail = " ".join(str(part) for part in (entry.venue, entry.year) if part)
    return _symbol(entry.title, _PAPER, entry.span, entry.title_span, places, detail=detail)


def _symbol(
    name: str,
    kind: types.SymbolKind,
    span: Span,
    selection: Span,
    places: Places,
    *,
    detail: str = "",
    children: Sequence[types.DocumentSymbol] = (),
) -> types.DocumentSymbol:
    """A symbol must have a name, and its selection must be within its range."""
    inner = selection if span.contains(selection) else Span(span.start, span.start)
    return types.DocumentSymbol(
        name.strip() or "(no title)",
        kind,
        places.range(span),
        places.range(inner),
        detail=detail or None,
        children=list(children) or None,
    )
