"""Rows of a table in order, numbered on, and padded again where they were."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ..markdown.document import Block
from ..markdown.source import Edit, Span, apply_edits
from ..markdown.tables import PIPE
from ..markdown.width import width as _width
from ..papers.entry import Entry, PaperList
from ..papers.ordering import sort_entries
from ..papers.shapes.tables import table_columns
from .regions import off_regions


@dataclass(frozen=True)
class Line:
    """A line of a table: its place, and the text that is to stand there."""

    place: Span
    text: str


def table_edits(papers: PaperList, order: str) -> list[Edit]:
    """Edits that put the rows of each table of papers in order."""
    rows: dict[int, tuple[Block, list[Entry]]] = {}
    for entry in papers.entries:
        if entry.container.kind == "table":
            rows.setdefault(id(entry.container), (entry.container, []))[1].append(entry)
    off = off_regions(papers)
    return [
        edit
        for table, entries in rows.values()
        if not any(region.touches(table.span) for region in off)
        for edit in _edits(papers, table, entries, order)
    ]


def repad_edits(before: PaperList, after: PaperList, edits: list[Edit]) -> list[Edit]:
    """Edits that pad again the tables which were padded before `edits` changed their cells."""
    old, new = _tables(before), _tables(after)
    touched = [any(edit.span.touches(table.span) for edit in edits) for table in old]
    if len(old) != len(new) or not any(touched):
        return []
    return [
        edit
        for a, b, changed in zip(old, new, touched, strict=True)
        if changed and _is_padded([line.text for line in _lines(before, a)])
        for edit in _fitted(_lines(after, b))
    ]


def row_padding(papers: PaperList, new: Entry) -> list[Edit]:
    """Edits that pad a new row as its table was padded; where the row is wider, the whole table."""
    lines = _lines(papers, new.container)
    line = lines.pop(new.container.children.index(new.block) + 1)
    if not _is_padded([other.text for other in lines]):
        return []
    marks, cells = _cells(lines[1].text), _cells(line.text)
    row = "|".join(map(_cell, cells, map(_width, marks), map(_alignment, marks)))
    if len(cells) == len(marks) and _width(row) == _width("|".join(marks)):
        return [Edit(line.place, f"|{row}|")]
    return _padding(_lines(papers, new.container))


def _tables(papers: PaperList) -> list[Block]:
    return [block for block in papers.blocks if block.kind == "table"]


def _lines(papers: PaperList, table: Block) -> list[Line]:
    assert table.delimiter
    header, *rows = (row.span for row in table.children)
    spans = [_span(papers, span) for span in (header, table.delimiter, *rows)]
    return [Line(span, papers.source[span]) for span in spans]


def _fitted(lines: list[Line]) -> list[Edit]:
    """Edits that pad the lines which are not as wide as the others; wider columns widen them all."""
    grid = [_cells(line.text) for line in lines]
    if len({len(row) for row in grid}) != 1 or not grid[0]:
        return []
    marks = grid[1]
    needed = [[_width(mark) for mark in marks]]
    needed += [[_width(cell.strip()) + 2 for cell in row] for row in grid if row is not marks]
    widths, aligns = [max(column) for column in zip(*needed, strict=True)], [*map(_alignment, marks)]
    texts = [f"|{'|'.join(map(_cell, row, widths, aligns))}|" for row in grid]
    texts[1] = f"|{'|'.join(map(_mark, marks, widths))}|"
    wrong = [[_width(cell) for cell in row] != widths for row in grid]
    return [
        Edit(line.place, text) for line, text, is_wrong in zip(lines, texts, wrong, strict=True) if is_wrong
    ]


def _padding(lines: list[Line]) -> list[Edit]:
    """Edits that pad lines whose cells all stand between outer pipes."""
    if len({len(_cells(line.text)) for line in lines}) != 1 or not _cells(lines[0].text):
        return []
    return [Edit(new.place, new.text) for new, old in zip(_pad(lines), lines, strict=True) if new != old]


def _edits(papers: PaperList, table: Block, entries: list[Entry], order: str) -> list[Edit]:
    rows = table.children[1:]
    if len(entries) == len(rows):
        rows = tuple(entry.block for entry in sort_entries(entries, order))
    lines, first = _lines(papers, table), _numbers(papers, table)
    for i, row in enumerate(rows):
        number = first + i if first is not None else None
        lines[i + 2] = Line(lines[i + 2].place, _text(papers, row, number))
    if _is_padded([papers.source[line.place] for line in lines]):
        lines = _pad(lines)
    return [Edit(line.place, line.text) for line in lines if papers.source[line.place] != line.text]


def _span(papers: PaperList, span: Span) -> Span:
    """A row without the white space and line ending around it."""
    return papers.source.trim(span)


def _numbers(papers: PaperList, table: Block) -> int | None:
    """What a first column of row numbers starts with; None where there is none."""
    if table_columns(papers, table)[0] != "number":
        return None
    texts = [papers.source[row.children[0].span] for row in table.children[1:]]
    if not texts or not all(text.isdecimal() for text in texts):
        return None
    numbers = sorted(map(int, texts))
    return numbers[0] if all(b - a <= 1 for a, b in pairwise(numbers)) else None


def _text(papers: PaperList, row: Block, number: int | None) -> str:
    """A row's text, with another number where rows are numbered."""
    place = _span(papers, row.span)
    if number is None:
        return papers.source[place]
    cell = row.children[0].span
    shifted = Span(cell.start - place.start, cell.end - place.start)
    return apply_edits(papers.source[place], [Edit(shifted, str(number))])


def _cells(text: str) -> list[str]:
    """What stands between the pipes, blanks included; [] where the outer pipes are missing."""
    parts = PIPE.split(text)
    return parts[1:-1] if not parts[0] and not parts[-1] else []


def _is_padded(texts: list[str]) -> bool:
    """Whether the cells of a column are mostly as wide as its row of hyphens."""
    header, delimiter, *rows = [_cells(text) for text in texts]
    widths = [_width(cell) for cell in delimiter]
    if not header or [_width(cell) for cell in header] != widths:
        return False
    aligned = [row for row in rows if [_width(cell) for cell in row] == widths]
    blanks = all(cell.startswith(" ") and cell.endswith(" ") for row in aligned for cell in row)
    return blanks and all(len(row) == len(widths) for row in rows) and len(aligned) * 2 > len(rows)


def _pad(lines: list[Line]) -> list[Line]:
    """All cells of a column as wide as the widest, hyphens included."""
    grid = [_cells(line.text) for line in lines]
    marks = grid.pop(1)
    spaced = marks[0].startswith(" ")
    least = 5 if spaced else 3
    columns = zip(*grid, strict=True)
    widths = [max(least, *(_width(cell.strip()) + 2 for cell in column)) for column in columns]
    aligns = [_alignment(mark) for mark in marks]
    texts = ["|".join(map(_cell, row, widths, aligns)) for row in grid]
    texts.insert(1, "|".join(map(_mark, marks, widths)))
    return [Line(line.place, f"|{text}|") for line, text in zip(lines, texts, strict=True)]


def _alignment(mark: str) -> str:
    mark = mark.strip()
    if mark.startswith(":") and mark.endswith(":"):
        return "center"
    return "right" if mark.endswith(":") else "left"


def _cell(cell: str, width: int, alignment: str) -> str:
    text = cell.strip()
    room = width - 2 - _width(text)
    left = {"left": 0, "right": room, "center": room // 2}[alignment]
    return f" {' ' * left}{text}{' ' * (room - left)} "


def _mark(mark: str, width: int) -> str:
    """A column's hyphens, with its colons, as wide as the column."""
    edge, bare = (" ", mark.strip()) if mark.startswith(" ") else ("", mark)
    left, right = (":" if bare.startswith(":") else ""), (":" if bare.endswith(":") else "")
    hyphens = "-" * (width - 2 * len(edge) - len(left) - len(right))
    return f"{edge}{left}{hyphens}{right}{edge}"
