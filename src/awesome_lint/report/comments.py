"""Markdown for GitHub's comments and issues: as much as they take, and text that can do nothing in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from .plain import printable
from .summary import plural

# GitHub takes 65,536 characters.
MOST_BYTES, _FOR_THE_END = 60_000, 200
_LONGEST = 300


def that_fit(lines: Sequence[str], taken: int = 0) -> int:
    """How many of the lines there is room for, where so many bytes are taken."""
    room = MOST_BYTES - _FOR_THE_END - taken
    return sum(size < room for size in accumulate(len(line.encode()) + 1 for line in lines))


def no_room(count: int, noun: str) -> str:
    """What is said at the end of what did not fit."""
    return f"{plural(count, noun)} more: there is no room for them here."


def code_span(text: str, most: int = _LONGEST) -> str:
    """A text as code: in it nothing is markup, leads anywhere or calls anyone, not even after rendering."""
    text = printable(text[: most + 1])
    text = text if len(text) <= most else f"{text[: most - 1]}…"
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence, space = "`" * (longest + 1), " " * (longest > 0 or text != text.strip() or not text)
    return f"{fence}{space}{text}{space}{fence}"
