"""A text and what it became -> edits of whole lines: few, so that an editor keeps its place."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import accumulate

from ..markdown.source import Edit, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")


def line_edits(before: str, after: str) -> list[Edit]:
    """The lines that changed."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    starts = [0, *accumulate(map(len, old))]
    changes = SequenceMatcher(None, old, new).get_opcodes()
    return [
        Edit(Span(starts[a], starts[b]), "".join(new[c:d])) for tag, a, b, c, d in changes if tag != "equal"
    ]
