"""Edits that make an entry say what the other list says of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Edit, Span
from ..papers.entry import Entry, Link, PaperList
from ..papers.shapes.tables import table_columns
from ..writing.paper import WritingError
from ..writing.style import Style
from .fields import stated


def settle_link(style: Style, own: Link, other: Link) -> tuple[Edit, ...]:
    """The link with the other's target; nothing where that cannot be written."""
    try:
        return (Edit(own.target, style.url(other.url)),)
    except WritingError:
        return ()


def settle_data(papers: PaperList, own: Entry, other: Entry) -> tuple[Edit, ...]:
    """The other's venue and year in place of the entry's, where the entry itself has them, once."""
    edits = []
    for field in ("venue", "year"):
        old, new = getattr(own, field), getattr(other, field)
        if old == new or not new:
            continue
        places = _places(papers, own, str(old)) if getattr(own, f"{field}_source") == "entry" else []
        if len(places) != 1:
            return ()
        edits.append(Edit(places[0], str(new)))
    return tuple(edits)


def _places(papers: PaperList, entry: Entry, words: str) -> list[Span]:
    """Where words stand in an entry, outside of its title and its URLs."""
    found = re.compile(rf"(?<![^\W_]){re.escape(words)}(?![^\W\d_])").finditer(papers.text, *entry.span)
    taken = [entry.title_span, *(link.target for link in entry.links)]
    spans = (Span(*match.span()) for match in found)
    return [span for span in spans if not any(span.touches(other) for other in taken if other.start >= 0)]


def lacking_data(own: Entry, other: Entry) -> Iterator[tuple[str, str]]:
    """The fields that neither the entry nor its section states, though the other list does."""
    for field in ("venue", "year"):
        value = getattr(other, field)
        if value and stated(field, other) and not stated(field, own):
            yield field, str(value)


def add_data(papers: PaperList, entry: Entry, field: str, text: str) -> Edit | None:
    """The cell for it filled, where the entry is a row that has one and nothing is in it."""
    if entry.shape != "pipe-table":
        return None
    roles = table_columns(papers, entry.container)
    column = roles.index(field) if field in roles else -1
    if not 0 <= column < len(entry.block.children):
        return None
    cell = entry.block.children[column]
    place = cell.content or cell.span
    if any(map(str.isalnum, papers.source[place])) or "|" in text:
        return None
    return Edit(place, text if place.start < place.end else f" {text} ")
