"""Counts -> one SVG picture that GitHub shows on a light page and on a dark one."""

from __future__ import annotations

from collections.abc import Sequence

from .compute import Stats
from .shapes import ROW, bars, box, columns, curve, document, text
from .tables import Row, headline, shown

_WIDTH, _MARGIN, _HEIGHT = 760, 20, 150
_YEARS = 40  # that are drawn, the last ones
_ROWS = 10
_TITLE = "Papers of this list"
_HALF = (_WIDTH - 3 * _MARGIN) / 2


def svg(stats: Stats) -> str:
    """Plots of entries by year, venue and kind of link, and over time where the history is known."""
    body, y = [text(_MARGIN, 32, _TITLE, "head"), text(_MARGIN, 52, headline(stats)), *_legend()], 90
    for panel, height in (_years(stats, y), _history(stats, y + _HEIGHT + 78)):
        body += panel
        y += height
    body += _bars(_MARGIN, y, "Venues", shown([share for share in stats.venues if share.name], _ROWS))
    body += _bars(
        2 * _MARGIN + _HALF, y, "Entries with a link of kind", shown(stats.kinds, _ROWS, code=False)
    )
    rows = min(max(len(stats.venues), len(stats.kinds)), _ROWS + 1)
    return document(_WIDTH, y + 10 + rows * ROW + _MARGIN, f"{_TITLE}: {headline(stats)}", body)


def _legend() -> list[str]:
    marks = [("code", "with code", _WIDTH - 190), ("rest", "without", _WIDTH - 90)]
    return [
        piece for style, name, x in marks for piece in (box(x, 43, 10, 10, style), text(x + 16, 52, name))
    ]


def _years(stats: Stats, y: int) -> tuple[list[str], int]:
    drawn = columns(_MARGIN + 40, y + 20, _WIDTH - 2 * _MARGIN - 40, _HEIGHT, _every_year(stats))
    return [text(_MARGIN, y, "Entries by year", "sub"), *drawn], _HEIGHT + 78


def _every_year(stats: Stats) -> list[Row]:
    """The years, with those between them that no entry is of."""
    known = {share.name: share for share in stats.years if share.name is not None}
    last = max(known, default=0)
    first = max(min(known, default=0), last - _YEARS + 1)
    return [
        Row(str(year), *(known[year][1:] if year in known else (0, 0))) for year in range(first, last + 1)
    ]


def _history(stats: Stats, y: int) -> tuple[list[str], int]:
    if not stats.history:
        return [], 0
    points = [(point.time, point.entries) for point in stats.history]
    drawn = curve(_MARGIN + 40, y + 20, _WIDTH - 2 * _MARGIN - 40, _HEIGHT, points)
    return [text(_MARGIN, y, "Entries over time", "sub"), *drawn], _HEIGHT + 78


def _bars(x: float, y: float, heading: str, rows: Sequence[Row]) -> list[str]:
    return [text(x, y, heading, "sub"), *bars(x, y + 10, _HALF, rows)]
