"""The tables of `awesome-lint stats` on a terminal, with bars."""

from __future__ import annotations

from rich.columns import Columns
from rich.console import Console
from rich.padding import Padding
from rich.status import Status
from rich.table import Table as Drawn
from rich.text import Text

from ..stats.compute import Stats
from ..stats.tables import Table, headline, tables

_BAR = 24  # characters of the longest bar


def waiting(what: str) -> Status:
    """Say on standard error what takes a while, until it is done."""
    return Console(stderr=True).status(what)


def draw(stats: Stats) -> None:
    """Print the tables, as many beside one another as there is room for."""
    console = Console(highlight=False)
    console.print(Text(headline(stats), "bold"))
    console.print()
    console.print(Columns([Padding(_drawn(table), (0, 4, 1, 0)) for table in tables(stats)]))


def _drawn(table: Table) -> Drawn:
    code = any(row.with_code is not None for row in table.rows)
    drawn = Drawn(box=None, padding=(0, 2, 0, 0), header_style="dim")
    drawn.add_column(table.heading)
    drawn.add_column("entries", justify="right")
    drawn.add_column("with code" if code else "")
    most = max((row.entries for row in table.rows), default=1)
    for name, entries, with_code in table.rows:
        drawn.add_row(Text(name), f"{entries:,}", _bar(entries, with_code, most))
    return drawn


def _bar(entries: int, with_code: int | None, most: int) -> Text:
    """A bar whose bright part is the share with code, and that share."""
    length = max(round(_BAR * entries / most), 1)
    bright = length if with_code is None else round(length * with_code / max(entries, 1))
    bar = Text("━" * bright, "blue").append("━" * (length - bright), "bright_black")
    return bar if with_code is None else bar.append(f" {with_code:,}", "dim")
