"""A text and what it became -> edits of whole lines: few, so that an editor keeps its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from ..markdown.source import Edit, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")
_MOST = 300_000  # pairs of equal lines; with more of them it takes long to find out which went where


def line_edits(before: str, after: str) -> list[Edit]:
    """The lines that changed; the whole text where that cannot be told in time."""
    if before == after:
        return []
    old, new = _LINE.findall(before), _LINE.findall(after)
    if _pairs(old, new) > _MOST:
        return [Edit(Span(0, len(before)), after)]
    starts = [0, *accumulate(map(len, old))]
    changes = SequenceMatcher(None, old, new).get_opcodes()
    return [
        Edit(Span(starts[a], starts[b]), "".join(new[c:d])) for tag, a, b, c, d in changes if tag != "equal"
    ]


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """Pairs of equal lines, without those that are so frequent that they are not compared."""
    frequent = len(new) // 100 + 1
    counts = Counter(new)
    return sum(counts[line] for line in old if counts[line] <= frequent)
