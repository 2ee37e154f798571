"""Entries that are rows of a pipe table whose header says what the columns are."""

from __future__ import annotations

from collections.abc import Iterator

from ...markdown.document import Block, Document
from ...markdown.sections import Section
from ...markdown.source import Span
from ...markdown.text import plain_span
from ..entry import Entry, Link
from ..evidence import looks_like_paper
from ..labels import column_role, label_kind, link_kind
from ..lead import find_title
from ..pieces import read_links
from ..stating import state_from_text, state_venue
from ..venues import find_year

_TITLE_ROLES = ("title", "paper", "name")
_FREE = ("venue", "year", "date", "note", None)  # columns in which a badge may name the venue


def table_columns(document: Document, table: Block) -> list[str | None]:
    """What each column of a table holds, as its header says; None where it says nothing known."""
    return [column_role(_plain(document, cell)) for cell in table.children[0].children]


def table_entries(document: Document, table: Block, section: Section) -> Iterator[Entry | Block]:
    """The entry of each row below the header; the row itself where it has no title."""
    roles = table_columns(document, table)
    column = next((roles.index(role) for role in _TITLE_ROLES if role in roles), None)
    if column is None or (
        roles[column] == "name" and len({"venue", "year", "date", "code"} & set(roles)) == 0
    ):
        column = _title_column(document, table)
    if column is None:
        return
    rows = [(row, _row_entry(document, row, table, section, roles, column)) for row in table.children[1:]]
    looks = sum(entry is not None and looks_like_paper(entry) for _, entry in rows)
    if roles[column : column + 1] == ["title"] or looks * 10 >= len(rows) * 3:
        for row, entry in rows:
            yield entry or row


def _title_column(document: Document, table: Block) -> int | None:
    """The column in which most cells hold a title as a link, in quotes or in bold."""
    rows = table.children[1:]
    counts = [0] * max((len(row.children) for row in rows), default=0)
    for row in rows:
        for index, cell in enumerate(row.children):
            found = find_title(document, cell) if cell.inlines else None
            words = plain_span(document.text, found.span, cell.inlines) if found else ""
            counts[index] += found is not None and found.shape != "tagged-bullet" and len(words.split()) >= 3
    best = max(counts, default=0)
    return counts.index(best) if rows and best * 2 > len(rows) else None


def _title_span(document: Document, cell: Block) -> Span:
    """The title in a cell of the title's column: where nothing looks like one, its link's text, or all."""
    found = find_title(document, cell)
    first = next((inline.content for inline in cell.inlines if inline.kind == "link"), None)
    return found.span if found else first or cell.content or cell.span


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
        cells = read_links(document, other, title_span if index == column else None)
        links += [_in_column(link, role) for link in cells]
    entry = Entry(title, title_span, links, "pipe-table", section, document.source.trim(row.span), row, table)
    for role, other in zip(roles, row.children, strict=False):
        _state(entry, role, _plain(document, other))
    free = [other for role, other in zip(roles, row.children, strict=False) if role in _FREE]
    state_from_text(document, entry, [cell, *free])
    return entry


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
    if role == "venue":
        state_venue(entry, text)
    elif (year := find_year(text)) and not entry.year:
        entry.year, entry.year_source = year, "entry"


def _plain(document: Document, cell: Block) -> str:
    return plain_span(document.text, cell.content or cell.span, cell.inlines)
