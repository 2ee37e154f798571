"""Entries that are rows of a pipe table whose header says what the columns are."""

from __future__ import annotations

from collections.abc import Iterator

from ...markdown.document import Block, Document
from ...markdown.sections import Section
from ...markdown.source import Span
from ...markdown.text import plain_span
from ..entry import Entry, Link
from ..labels import column_role, label_kind, link_kind
from ..pieces import read_links, text_before
from ..venues import find_venue, find_year

_TITLE_ROLES = ("title", "paper", "name")


def table_columns(document: Document, table: Block) -> list[str | None]:
    """What each column of a table holds, as its header says; None where it says nothing known."""
    return [column_role(_plain(document, cell)) for cell in table.children[0].children]


def table_entries(document: Document, table: Block, section: Section) -> Iterator[Entry | Block]:
    """The entry of each row below the header; the row itself where it has no title."""
    roles = table_columns(document, table)
    column = next((roles.index(role) for role in _TITLE_ROLES if role in roles), None)
    if column is None:
        return
    for row in table.children[1:]:
        entry = _row_entry(document, row, table, section, roles, column)
        yield entry or row


def _row_entry(
    document: Document, row: Block, table: Block, section: Section, roles: list[str | None], column: int
) -> Entry | None:
    if len(row.children) <= column:
        return None
    cell = row.children[column]
    title_span = _title_span(document, cell)
    title = plain_span(document.text, title_span, cell.inlines)
    if not title:
        return None
    links: list[Link] = []
    for index, (role, other) in enumerate(zip(roles, row.children, strict=False)):
        found = read_links(document, other, title_span if index == column else None)
        links += [_in_column(link, role) for link in found]
    entry = Entry(title, title_span, links, "pipe-table", section, document.source.trim(row.span), row, table)
    for role, other in zip(roles, row.children, strict=False):
        _state(entry, role, _plain(document, other))
    return entry


def _title_span(document: Document, cell: Block) -> Span:
    """A link's text where the cell starts with a link, else the text before the first link."""
    first = next((inline for inline in cell.inlines if inline.kind == "link"), None)
    content = cell.content or cell.span
    if first and not document.text[content.start : first.span.start].strip(" *_["):
        return first.content
    return text_before(document, cell, read_links(document, cell))


def _in_column(link: Link, role: str | None) -> Link:
    """A label that says nothing ('link', a repository's name) means what its column is for."""
    if link.label is None or label_kind(link.label) or not role:
        return link
    return link._replace(kind=link_kind(role, link.url)) if label_kind(role) else link


def _state(entry: Entry, role: str | None, text: str) -> None:
    """Take what a cell states about venue, year or authors."""
    if not text or role not in ("venue", "year", "date", "authors"):
        return
    if role == "authors":
        entry.authors = [name.strip() for name in text.split(",") if name.strip()]
        return
    year = find_year(text)
    if year and not entry.year:
        entry.year, entry.year_source = year, "entry"
    if role == "venue" and (found := find_venue(text)):
        entry.venue, entry.venue_id, entry.venue_source = found.written or None, found.id, "entry"
    elif role == "venue":
        entry.venue, entry.venue_source = text, "entry"


def _plain(document: Document, cell: Block) -> str:
    return plain_span(document.text, cell.content or cell.span, cell.inlines)
