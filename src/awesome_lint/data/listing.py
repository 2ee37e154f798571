"""The entries of a list as records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..markdown.document import Block
from ..markdown.text import plain_span
from ..papers.entry import Entry, PaperList
from ..papers.labels import KINDS, column_role
from .forms import add_forms
from .record import Record, RecordLink

# Columns that a record has a place for.
_READ = frozenset({"title", "paper", "name", "venue", "year", "date", "authors", "number", "links", *KINDS})
_IMAGE = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*([\"']?)(?P<url>[^\"'\s<>]+)\1", re.IGNORECASE)


def list_records(papers: PaperList, *, full: bool = False) -> list[Record]:
    """One record an entry, in the order of the file. Lines are 1-based, the last one inclusive.

    `full` adds what it takes to write the very file again.
    """
    records = [_record(papers, entry) for entry in papers.entries]
    headers: dict[int, list[str]] = {}
    for entry, record in zip(papers.entries, records, strict=True):
        if entry.container.kind == "table":
            names = headers.setdefault(id(entry.container), _header(papers, entry.container))
            record.more = dict(_other_cells(papers, entry, names))
    if full:
        add_forms(papers, records)
    return records


def _record(papers: PaperList, entry: Entry) -> Record:
    position, span = papers.source.position, papers.source.trim(entry.span)
    return Record(
        title=entry.title,
        authors=list(entry.authors),
        year=entry.year,
        venue=entry.venue,
        venue_id=entry.venue_id,
        section=entry.section.path,
        links=[
            RecordLink(link.kind, link.label, link.url, position(link.span.start).line)
            for link in entry.links
        ],
        ids=entry.ids,
        shape=entry.shape,
        venue_source=entry.venue_source,
        year_source=entry.year_source,
        file=papers.source.path,
        line=position(span.start).line,
        end_line=position(max(span.start, span.end - 1)).line,
    )


def _header(papers: PaperList, table: Block) -> list[str]:
    """What the columns are called; '' for those that are read otherwise."""
    names = [_plain(papers, cell).casefold() for cell in table.children[0].children]
    return [name if column_role(name) not in _READ else "" for name in names]


def _other_cells(papers: PaperList, entry: Entry, header: list[str]) -> Iterator[tuple[str, str]]:
    """The cells of columns that mean nothing here: their text, or where their image is."""
    for name, cell in zip(header, entry.block.children, strict=False):
        content = cell.content or cell.span
        if not name or any(content.contains(link.span) for link in entry.links):
            continue
        image = _IMAGE.search(papers.source[content])
        if value := unescape(image["url"]) if image else _plain(papers, cell):
            yield name, value


def _plain(papers: PaperList, cell: Block) -> str:
    return plain_span(papers.text, cell.content or cell.span, cell.inlines)
