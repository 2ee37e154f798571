"""What became of the papers of some lists, as a table for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .changes import line_of, said, totals
from .plain import markdown

if TYPE_CHECKING:
    from ..versions.changes import Change, Comparison

_MOST = 60_000  # characters: GitHub takes comments of 65,536


def changes_markdown(comparison: Comparison, since: str) -> str:
    """The totals, and a row for each paper; text of the lists is shown as it is, and mentions nobody."""
    lines = [markdown(totals(comparison, since)), ""]
    rows = [*map(_row, comparison.changes)]
    if rows:
        lines += ["| | paper | place | what changed |", "| --- | --- | --- | --- |"]
    left = _MOST - sum(map(len, lines))
    for number, row in enumerate(rows):
        left -= len(row) + 1
        if left < 0:
            lines += ["", f"{len(rows) - number} more are not shown."]
            break
        lines.append(row)
    return "".join(f"{line}\n" for line in lines)


def _row(change: Change) -> str:
    place = change.place
    where = markdown(f"{place.papers.source.path}:{line_of(place)}")
    what = "<br>".join(markdown(said(detail)) for detail in change.details)
    return f"| {change.kind} | {markdown(place.entry.title)} | {where} | {what} |"
