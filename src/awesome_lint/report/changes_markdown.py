"""What became of the papers of some lists, as a table for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .changes import line_of, said, totals
from .plain import markdown
from .summary import plural

if TYPE_CHECKING:
    from ..versions.changes import Change, Comparison, Renamed
    from ..versions.pairing import Place

_MOST = 60_000  # characters: GitHub takes comments of 65,536
_DETAILS, _LONGEST = 10, 300


def changes_markdown(comparison: Comparison, since: str) -> str:
    """The totals, and a row for each paper; text of the lists is shown as it is, and mentions nobody."""
    lines = [markdown(totals(comparison, since)), ""]
    rows = [*map(_row, comparison.changes), *map(_section, comparison.renamed)]
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
    title, where = _text(change.place.entry.title), _where(change.place)
    what = [_text(said(detail)) for detail in change.details[:_DETAILS]]
    if more := len(change.details) - len(what):
        what.append(f"and {more} more")
    return f"| {change.kind} | {title} | {where} | {'<br>'.join(what)} |"


def _section(section: Renamed) -> str:
    headings = f"{_text(section.before)} → {_text(section.after)}"
    return f"| section | {headings} | {_where(section.place)} | {plural(section.papers, 'paper')} |"


def _where(place: Place) -> str:
    return _text(f"{place.papers.source.path}:{line_of(place)}")


def _text(text: str) -> str:
    """A text of the list, which leaves room for those of other papers."""
    return markdown(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
