"""Places in a text as editors count them: lines from 0, columns in units of an encoding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from lsprotocol import types

from ..markdown.source import Edit, Source, Span

_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2)}


class Places(NamedTuple):
    """The way between offsets in a text and positions, in the encoding that was agreed on."""

    source: Source
    encoding: str

    def position(self, offset: int) -> types.Position:
        """The position of an offset; the end of the line for one within a line ending."""
        number = self.source.position(offset).line
        start, end = self.source.line_span(number)
        return types.Position(number - 1, self._width(self.source.text[start : min(offset, end)]))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; what is beyond the line or the text is its end."""
        if position.line >= len(self.source.line_starts):
            return len(self.source.text)
        start, end = self.source.line_span(position.line + 1)
        line = self.source.text[start:end]
        if self.encoding == "utf-32" or line.isascii():
            return min(start + position.character, end)
        return start + bisect_right([*accumulate(map(self._width, line))], position.character)

    def range(self, span: Span) -> types.Range:
        return types.Range(self.position(span.start), self.position(span.end))

    def span(self, range: types.Range) -> Span:
        start = self.offset(range.start)
        return Span(start, max(start, self.offset(range.end)))

    def edits(self, edits: Iterable[Edit]) -> list[types.TextEdit]:
        return [types.TextEdit(self.range(span), text) for span, text in map(self._whole, edits)]

    def _whole(self, edit: Edit) -> Edit:
        """The same edit, of both CR and LF where it is of one of them: no position is between."""
        (start, end), text = edit
        if self._is_within_ending(end):
            end, text = end + 1, f"{text}\n"
        if self._is_within_ending(start):
            start, text = start - 1, f"\r{text}"
        return Edit(Span(start, end), text)

    def _is_within_ending(self, offset: int) -> bool:
        return offset > 0 and self.source.text[offset - 1 : offset + 1] == "\r\n"

    def _width(self, text: str) -> int:
        """How many units a text without line endings takes."""
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        codec, size = _CODECS[self.encoding]
        return len(text.encode(codec, "surrogatepass")) // size


def changed(source: Source, changes: Iterable[types.TextDocumentContentChangeEvent], encoding: str) -> Source:
    """The text after changes, each of which counts from the text that the one before it left."""
    for change in changes:
        text = change.text
        if isinstance(change, types.TextDocumentContentChangePartial):
            start, end = Places(source, encoding).span(change.range)
            text = source.text[:start] + text + source.text[end:]
        source = Source(text, source.path)
    return source
