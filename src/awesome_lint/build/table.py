"""Records as a pipe table, padded by display width unless that makes it huge."""

from __future__ import annotations

from collections.abc import Sequence

from ..data.record import Record
from ..markdown.width import width
from .columns import RIGHT, Row, cell, role, title_url
from .spelling import escape, spell_titles, spell_url, table_frame
from .style import Style

_MOST = 200_000  # characters that a padded table may have


def write_table(records: Sequence[Record], columns: Sequence[str], style: Style) -> list[str]:
    """The lines of a table with a row a record."""
    roles = [role(column) for column in columns]
    titles = _titles(records, roles)
    rows = [
        Row(record, title, roles, style).cells(number)
        for number, (record, title) in enumerate(zip(records, titles, strict=True))
    ]
    header = [cell(escape(column)) for column in columns]
    right = [name in RIGHT for name in roles]
    widths = [max(1, *map(width, column)) for column in zip(header, *rows, strict=True)]
    if sum(widths) * (len(rows) + 2) > _MOST:
        widths = [0] * len(columns)
    hyphens = ["-" * (wanted + 1 if wanted else 3) for wanted in widths]
    marks = [f"{mark}:" if to_right else f":{mark}" for mark, to_right in zip(hyphens, right, strict=True)]
    lines = [_line(row, widths, right) for row in (header, *rows)]
    lines.insert(1, f"|{'|'.join(marks)}|")
    return lines


def _titles(records: Sequence[Record], roles: Sequence[str]) -> list[str]:
    """The titles, each a link where it leads somewhere."""
    urls = [title_url(record, roles) for record in records]
    found = [""] * len(records)
    for linked in (True, False):
        places = [i for i, url in enumerate(urls) if bool(url) == linked]
        spelled = spell_titles([records[i].title for i in places], table_frame(linked=linked))
        for i, title in zip(places, spelled, strict=True):
            found[i] = f"[{title}]({spell_url(urls[i] or '')})" if linked else title
    return found


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for text, wanted, to_right in zip(cells, widths, right, strict=True):
        room = " " * max(0, wanted - width(text)) if wanted else ""
        padded.append(room + text if to_right else text + room)
    return f"| {' | '.join(padded)} |"
