"""The lines of an entry, without those of which nothing is left."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..markdown.source import Span
from .glue import Piece, joined

_BREAK = re.compile(r"(?:(?<![ \t])[ \t]++)?<br\s*/?>[ \t]*(?:\r?\n)?|\\?\r?\n")
_OPENERS = '*_[(`"“<'


class _Line(NamedTuple):
    text: str
    end: str
    own: bool
    """Whether something of the paper's own is in it, not only words of the list."""


def without_empty_lines(text: str, span: Span, pieces: list[tuple[Span, Piece]]) -> str | None:
    """A part of the text with pieces exchanged; None where nothing is left of it."""
    lines: list[_Line] = []
    at, lead = span.start, None
    for start, end in [*_breaks(text, span, pieces), (span.end, span.end)]:
        inside = [(place, piece) for place, piece in pieces if at <= place.start and place.end <= start]
        edges = [at, *(edge for place, _ in inside for edge in place), start]
        glue = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        line = joined(glue, [piece for _, piece in inside])
        if line is not None:
            line = lead + line.lstrip() if lead is not None and not lines else line
            line = line[:-1] if line[-1:] == " " != line[-2:-1] and text[start:end].strip() == "" else line
            lines.append(_Line(line, text[start:end], any(not piece.tied for _, piece in inside)))
        elif not lines:
            lead = glue[0].rstrip(_OPENERS) if lead is None else lead
        elif not lines[-1].own and any(map(str.isalnum, lines[-1].text)):
            lines.pop()  # words that announced what is gone
        at = end
    return _stacked(lines)


def _breaks(text: str, span: Span, pieces: list[tuple[Span, Piece]]) -> list[tuple[int, int]]:
    """Where lines end, unless a piece goes on there."""
    found = (match.span() for match in _BREAK.finditer(text, *span))
    return [(a, b) for a, b in found if not any(place.start < b and a < place.end for place, _ in pieces)]


def _stacked(lines: list[_Line]) -> str | None:
    """Lines put together, with one blank line at most between them, and none at the end."""
    pairs = zip([None, *lines], lines, strict=False)
    kept = [line for above, line in pairs if line.text.strip() or (above and above.text.strip())]
    while kept and not kept[-1].text.strip():
        kept.pop()
    parts = [part for line in kept for part in (line.text, line.end)]
    return "".join(parts[:-1]).rstrip() or None
