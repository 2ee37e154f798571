"""CSV as RFC 4180 has it, with a column for each kind of link that there is.

A cell that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from ..papers.labels import KINDS, column_role
from ..papers.link_order import LinkOrder
from .errors import DataError
from .fields import NAMED, Place, link_ids, read_fields
from .record import Record, RecordLink

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_HEAD = ("title", "url", "authors", "year", "venue", "section", "ids")
_COLUMNS = {kind: kind if kind in NAMED else f"{kind}_link" for kind in KINDS}
_KINDS = {column: kind for kind, column in _COLUMNS.items()}
_NAMED = re.compile(r"\[((?:[^\\\]]|\\.)*)\]\((.*)\)")


def write_csv(records: Iterable[Record]) -> str:
    """A header and a row a record. Links keep their labels where these say more than the column."""
    records = list(records)
    kinds = _kinds(records)
    more = dict.fromkeys(key for record in records for key in record.more)
    columns = [*_HEAD, *(_COLUMNS[kind] for kind in kinds), *more, "shape", "file", "line"]
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(columns)
    for record in records:
        cells = _cells(record)
        writer.writerow([_guarded(cells.get(column, "")) for column in columns])
    return stream.getvalue()


def _kinds(records: Iterable[Record]) -> list[str]:
    """The kinds of link that there are, as the records mostly have them one after the other."""
    rows = [[link.kind for link in record.links if link.label is not None] for record in records]
    order = dict.fromkeys((*LinkOrder(list(dict.fromkeys(row)) for row in rows).order, *KINDS))
    return [kind for kind in order if any(kind in row for row in rows)]


def _cells(record: Record) -> dict[str, str]:
    cells = {key: value if isinstance(value, str) else "; ".join(value) for key, value in record.more.items()}
    cells |= {
        "title": record.title,
        "url": "\n".join(link.url for link in record.links if link.label is None),
        "authors": "; ".join(record.authors),
        "year": str(record.year or ""),
        "venue": record.venue or "",
        "section": " > ".join(re.sub(r"[\\>]", r"\\\g<0>", title) for title in record.section),
        "ids": " ".join(record.ids),
        "shape": record.shape or "",
        "file": record.file or "",
        "line": str(record.line or ""),
    }
    links: dict[str, list[str]] = {}
    for link in record.links:
        if link.label is not None:
            links.setdefault(link.kind, []).append(_link(link))
    return cells | {_COLUMNS[kind]: "\n".join(found) for kind, found in links.items()}


def _link(link: RecordLink) -> str:
    """The URL; with its label, as Markdown writes it, unless that is the name of the column."""
    if link.label == link.kind and link.url and not link.url.startswith("["):
        return link.url
    label = re.sub(r"([\\\]])", r"\\\1", link.label or "")
    return f"[{label}]({link.url})"


def _guarded(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def read_csv(text: str, path: str) -> list[Record]:
    """The records of a CSV file, whose first row names the columns."""
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    records: list[Record] = []
    columns: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise DataError(f"{path}:{line}: not valid CSV: {error}") from error
        if row is None:
            return records
        if not columns:
            columns = _columns(row, Place(path, line))
        elif any(cell.strip() for cell in row):
            records.append(_read_row(columns, row, Place(path, line)))


def _columns(header: list[str], place: Place) -> list[str]:
    """The names of the columns; a header of another table ('Publication', 'Titel') means its role."""
    known = (*_HEAD, *_KINDS, "links", "abbr", "note", "cover")
    names = [name.strip().lower() for name in header]
    names = [name if name in known else column_role(name) or name for name in names]
    if "title" not in names:
        raise place.error("the first row must name the columns, one of them 'title'")
    return names


def _read_row(columns: list[str], row: list[str], place: Place) -> Record:
    if len(row) > len(columns):
        raise place.error(f"{len(row)} cells, but {len(columns)} columns")
    cells = {name: _unguarded(cell) for name, cell in zip(columns, row, strict=False) if name}
    fields: dict[str, Any] = {name: cell for name, cell in cells.items() if name not in _KINDS}
    fields["authors"] = _parts(cells.get("authors", ""), ";")
    fields["ids"] = cells.get("ids", "").split()
    fields["url"] = cells.get("url", "").splitlines()
    fields["section"] = [re.sub(r"\\(.)", r"\1", part) for part in _parts(cells.get("section", ""), " > ")]
    record = read_fields(fields, place)
    record.links += [
        link for name in columns if name in _KINDS for link in _links(_KINDS[name], cells.get(name, ""))
    ]
    record.ids = record.ids or link_ids(record)
    return record


def _parts(text: str, separator: str) -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


def _unguarded(text: str) -> str:
    """A cell without the apostrophe that keeps it from being a formula."""
    return text[1:] if _GUARDED.match(text) else text


def _links(kind: str, cell: str) -> Iterator[RecordLink]:
    """The links of a cell in a kind's column."""
    for line in filter(str.strip, cell.splitlines()):
        if named := _NAMED.fullmatch(line):
            yield RecordLink(kind, re.sub(r"\\(.)", r"\1", named[1]), named[2])
        else:
            yield RecordLink(kind, kind, line.strip())
