"""The GFM table rule: like GitHub it keeps rows with too few or too many cells.

https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

import re
from itertools import pairwise
from re import Match
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mistune.block_parser import BlockParser
    from mistune.core import BlockState

Cells = list[tuple[int, int]]

# A line with a pipe above a line of nothing but pipes, colons, hyphens and blanks.
TABLE = r"^ {0,3}(?=\S)(?=[^\n]*\|)[^\n]*\n {0,3}(?=[|:-])[|:\- \t]*-[|:\- \t]*$"
_DELIMITER = re.compile(r":?-+:?")
PIPE = re.compile(r"(?<!\\)\|")
_ENDS_TABLE = ["fenced_code", "atx_heading", "thematic_break", "block_quote", "list", "block_html"]


def parse_table(block: BlockParser, m: Match[str], state: BlockState) -> int | None:
    src, start = state.src, m.start()
    header_end = state.find_line_end_at(start)
    header = split_row(src, start, header_end)
    marks = split_row(src, header_end, m.end())
    if len(header) != len(marks) or not all(_DELIMITER.fullmatch(src, *mark) for mark in marks):
        return _parse_otherwise(block, state)
    rows = [(start, header)]
    at = delimiter_end = state.find_line_end_at(header_end)
    ends = block.compile_sc(_ENDS_TABLE)
    while _goes_on(src, at, ends):
        end = state.find_line_end_at(at)
        rows.append((at, split_row(src, at, end)))
        at = end
    ends_at = [header_end, *(row[0] for row in rows[2:]), at][: len(rows)]
    state.append_token(
        {
            "type": "table",
            "src": src,
            "rows": rows,
            "row_ends": ends_at,
            "delimiter": (header_end, delimiter_end),
        }
    )
    return at


def split_row(src: str, start: int, end: int) -> Cells:
    """The places of a row's cells, blanks around them left out."""
    while end > start and src[end - 1] in " \t\n":
        end -= 1
    while start < end and src[start] in " \t":
        start += 1
    pipes = [m.start() for m in PIPE.finditer(src, start, end)]
    if pipes and pipes[0] == start:
        pipes.pop(0)
        start += 1
    if pipes and pipes[-1] == end - 1:
        pipes.pop()
        end -= 1
    bounds = [start - 1, *pipes, end]
    return [_strip(src, a + 1, b) for a, b in pairwise(bounds)]


def _strip(src: str, start: int, end: int) -> tuple[int, int]:
    while start < end and src[start] in " \t":
        start += 1
    while end > start and src[end - 1] in " \t":
        end -= 1
    return start, end


def _goes_on(src: str, at: int, ends: re.Pattern[str]) -> bool:
    line = src[at : src.find("\n", at)]
    return bool(line.strip()) and not line.startswith(("    ", "\t")) and not ends.match(src, at)


def _parse_otherwise(block: BlockParser, state: BlockState) -> int | None:
    """It only looked like a table: let the rules after this one have the line."""
    m = block.compile_sc([rule for rule in block.rules if rule != "table"]).match(state.src, state.cursor)
    return block.parse_method(m, state) if m else None
