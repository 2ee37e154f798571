"""Counts -> tables, and tables -> plain text. A terminal draws the same tables its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ..report.plain import printable
from ..report.summary import plural
from .compute import Share, Stats

MOST = 15  # rows; what is rarer stands in one row
_NAME = 40  # characters of a name


class Row(NamedTuple):
    """A line of a table: what, how much, and how much of that with code where that is of interest."""

    name: str
    entries: int
    with_code: int | None


class Table(NamedTuple):
    """Rows under a heading."""

    heading: str
    rows: list[Row]


def headline(stats: Stats) -> str:
    """All of it in one line."""
    entries, code = stats.all.entries, stats.all.with_code
    years = [share.name for share in stats.years if share.name]
    noun = "entry" if entries == 1 else "entries"
    parts = [f"{entries:,} {noun} in {plural(len(stats.files), 'file')}"]
    parts += [" to ".join(map(str, sorted({years[0], years[-1]})))] if years else []
    parts += [f"{code:,} with code ({code / entries:.0%})"] if entries else []
    return ", ".join(parts)


def tables(stats: Stats) -> Iterator[Table]:
    """What there is to show. Years are newest first here."""
    years = [_row(share) for share in reversed(stats.years)]
    all_of_them = (
        Table("year", years),
        Table("venue", shown(stats.venues)),
        Table("kind of link", shown(stats.kinds, code=False)),
        Table("shape", shown(stats.shapes, code=False)),
        Table("history", _by_month(stats)),
    )
    yield from (table for table in all_of_them if table.rows)


def _row(share: Share[Any]) -> Row:
    return Row(
        "none" if share.name is None else printable(str(share.name))[:_NAME], share.entries, share.with_code
    )


def shown(shares: Sequence[Share[Any]], most: int = MOST, *, code: bool = True) -> list[Row]:
    """The most frequent as rows, all others in one more, and one for what is of no sort."""
    rows = [_row(share) for share in shares if share.name is not None]
    if len(rows) > most + 1:
        rest = rows[most:]
        entries, with_code = sum(row.entries for row in rest), sum(row.with_code or 0 for row in rest)
        rows[most:] = [Row(f"{len(rest)} others", entries, with_code)]
    rows += [_row(share) for share in shares if share.name is None]
    return rows if code else [row._replace(with_code=None) for row in rows]


def _by_month(stats: Stats) -> list[Row]:
    """Where each month ended."""
    months = groupby(stats.history or (), key=lambda point: f"{point.time:%Y-%m}")
    return [Row(month, list(points)[-1].entries, None) for month, points in months]


def plain(stats: Stats) -> str:
    """Text of aligned columns."""
    return "\n".join([headline(stats), *(line for table in tables(stats) for line in _lines(table))]) + "\n"


def _lines(table: Table) -> Iterable[str]:
    from wcwidth import wcswidth  # takes a while, and check needs none

    code = any(row.with_code is not None for row in table.rows)
    heads = [table.heading, "entries", *(["with code"] if code else [])]
    cells = [[str(cell) for cell in row if cell is not None] for row in table.rows]
    width = max(wcswidth(line[0]) for line in [heads, *cells])
    yield ""
    for name, *counts in [heads, *cells]:
        padding = " " * (width - wcswidth(name))
        yield f"{name}{padding}" + "".join(
            f"  {count:>{len(head)}}" for head, count in zip(heads[1:], counts, strict=True)
        )
