"""The original text and places in it. Everything else refers to it by span."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

BOM = "\ufeff"
LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A half-open range of code points of the original text."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two overlap, or one is empty and stands in or at the other."""
        (start, end), (first, last) = self, other
        if last < start or end < first:
            return False
        return (start < last and first < end) or start == end or first == last


class Edit(NamedTuple):
    """Put `text` where `span` stands in the original."""

    span: Span
    text: str


class Position(NamedTuple):
    """1-based line and column; a column counts code points."""

    line: int
    column: int


class Source:
    """One file's text as it was read, and where its lines start."""

    def __init__(self, text: str, path: str = "-") -> None:
        self.text, self.path = text, path

    @cached_property
    def line_starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(m.end() for m in LINE_END.finditer(self.text))]
        *lines, _ = self.text.split("\n")
        return list(accumulate([len(line) + 1 for line in lines], initial=0))

    @cached_property
    def newline(self) -> str:
        """The line ending that the file uses most."""
        crlf = self.text.count("\r\n")
        return "\r\n" if crlf * 2 > self.text.count("\n") else "\n"

    def position(self, offset: int) -> Position:
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its ending."""
        start, *after = self.line_starts[number - 1 : number + 1]
        return self.text[start : after[0] if after else None].rstrip("\r\n")

    def line_span(self, number: int) -> Span:
        """The span of a 1-based line, without its ending."""
        start = self.line_starts[number - 1]
        return Span(start, start + len(self.line(number)))

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def trim(self, span: Span) -> Span:
        """The span without the white space at its two ends."""
        start, end = span
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def decode(data: bytes) -> str:
    """Bytes as text that `encode` turns into the same bytes, whatever they are."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def meets(spans: Sequence[Span], span: Span) -> bool:
    """Whether a span touches one of these, which are in order and apart from each other."""
    at = bisect_left(spans, span)
    return any(span.touches(other) for other in spans[max(at - 1, 0) : at + 1])


def apply_edits(text: str, edits: list[Edit]) -> str:
    """The text with all edits made.

    Raises ValueError when two edits overlap.
    """
    parts, at = [], 0
    for (start, end), new in sorted(edits):
        if start < at:
            raise ValueError(f"overlapping edits at {start}")
        parts += [text[at:start], new]
        at = end
    parts.append(text[at:])
    return "".join(parts)
