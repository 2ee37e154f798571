"""What became of the papers of some lists, as a table for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .changes import line_of, named, said, totals
from .comments import code_span, no_room, that_fit
from .summary import plural

if TYPE_CHECKING:
    from ..versions.changes import Change, Comparison, Renamed
    from ..versions.pairing import Place

_TABLE = "| | paper | place | what changed |", "| --- | --- | --- | --- |"
_DETAILS = 10


def changes_markdown(comparison: Comparison, since: str) -> str:
    """The totals, and a row for each paper, as many as there is room for."""
    rows = [*map(_row, comparison.changes), *map(_section, comparison.renamed)]
    lines = [totals(comparison, code_span(since)), "", *(_TABLE if rows else ())]
    shown = that_fit(rows, len("\n".join(lines).encode()))
    lines += rows[:shown]
    if shown < len(rows):
        lines += ["", no_room(len(rows) - shown, "change")]
    return "".join(f"{line}\n" for line in lines)


def _row(change: Change) -> str:
    title, where = _cell(named(change.place.entry)), _where(change.place)
    what = [_cell(said(detail)) for detail in change.details[:_DETAILS]]
    if more := len(change.details) - len(what):
        what.append(f"and {more} more")
    return f"| {change.kind} | {title} | {where} | {'<br>'.join(what)} |"


def _section(section: Renamed) -> str:
    headings = f"{_cell(section.before)} → {_cell(section.after)}"
    return f"| section | {headings} | {_where(section.place)} | {plural(section.papers, 'paper')} |"


def _where(place: Place) -> str:
    return _cell(f"{place.papers.source.path}:{line_of(place)}")


def _cell(text: str) -> str:
    """A text of the list as code. A bar would end the cell, even there."""
    return code_span(text).replace("|", r"\|")
