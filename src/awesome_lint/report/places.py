"""Where findings are, in the units that the readers of reports count in."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..ignores import absolute
from ..markdown.source import BOM, Position, Span

if TYPE_CHECKING:
    from ..markdown.source import Source

# Where services check a repository out; one that was unpacked there has no .git.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


class Unit(NamedTuple):
    """A unit of columns: which characters do not take exactly one, and how many more they take."""

    odd: re.Pattern[str]
    more: Callable[[str], int]


def _bytes_more(char: str) -> int:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that was no UTF-8
        return 0
    return 3 if code > 0xFFFF else 2 if code > 0x7FF else 1


# A mark at the start of the file is none of its text, and no editor counts it.
UTF16 = Unit(re.compile(f"\\A{BOM}|[\U00010000-\U0010ffff]"), lambda char: -1 if char == BOM else 1)
UTF8 = Unit(re.compile("[^\x00-\x7f]"), _bytes_more)


class Region(NamedTuple):
    """1-based; the end is exclusive."""

    start: Position
    end: Position


class Places:
    """The places of one file. It is read once, however many are asked for and however long its lines are."""

    def __init__(self, source: Source, unit: Unit) -> None:
        odd = list(unit.odd.finditer(source.text))
        self.source = source
        self._at = [match.start() for match in odd]
        self._more = [0, *accumulate(unit.more(match[0]) for match in odd)]

    def region(self, span: Span) -> Region:
        return Region(self._position(span.start), self._position(span.end))

    def seen(self, span: Span) -> Region:
        """The same without line ends at its end, and on the last line instead of below it."""
        text = self.source.text
        start, end = span
        if start == len(text) and text.endswith(("\n", "\r")):
            start -= 2 if text.endswith("\r\n") else 1
        end = max(start, start + len(text[start:end].rstrip("\r\n")))
        return self.region(Span(start, end))

    def _position(self, offset: int) -> Position:
        line, column = self.source.position(offset)
        more = self._more_before(offset) - self._more_before(offset - column + 1)
        return Position(line, column + more)

    def _more_before(self, offset: int) -> int:
        return self._more[bisect_left(self._at, offset)]


def places_in(unit: Unit) -> Callable[[Source], Places]:
    """The places of each file."""
    return cache(partial(Places, unit=unit))


def from_root(path: str) -> str:
    """The path from the root of the repository, with forward slashes; as typed where there is none."""
    full = absolute(Path(path))
    above = (folder for folder in full.parents if (folder / ".git").exists())
    checkouts = (Path(os.environ[name]) for name in _CHECKOUTS if os.environ.get(name))
    for root in (*above, *checkouts, Path.cwd()):
        if full.is_relative_to(root):
            return full.relative_to(root).as_posix()
    return Path(path).as_posix()
