"""Inlines with their places, from the tokens that the parser makes of a text.

Emphasis has no place in its token: it gets one in a walk over the finished tokens,
which lie in the order of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from .source import Span

Token = dict[str, Any]
ToSpan = Callable[[int, int], Span]
_BREAK = re.compile(r"\\?[ ]*\n\s*")
_MARKERS = {"strong": 2, "emphasis": 1}
_RAW = {"codespan": "code", "inline_html": "html"}
_NOWHERE = Span(-1, -1)
_SPAN = attrgetter("span")


class Inline(NamedTuple):
    """An inline with its place. Inlines of one text come in order, outer before inner.

    `kind` is link, image, autolink, code, html, strong or emphasis; `content` is the
    text between its markers; `target` the destination of a link as it is written,
    without angle brackets and title (at -1 where a reference has no definition here);
    `reference` tells that the destination stands in a definition elsewhere.
    """

    kind: str
    span: Span
    content: Span
    target: Span = _NOWHERE
    reference: bool = False


def starting_in(inlines: Sequence[Inline], start: int, end: int) -> Sequence[Inline]:
    """The inlines of a text that start between two places, or at one of them."""
    first = bisect_left(inlines, (start,), key=_SPAN)
    return inlines[first : bisect_left(inlines, (end + 1,), first, key=_SPAN)]


class Walker(NamedTuple):
    """The walk over the tokens of one text."""

    text: str
    targets: dict[str, Span]
    to_span: ToSpan

    def walk(self, tokens: list[Token], at: int) -> Iterator[Inline]:
        """The inlines among sibling tokens that start at `at`, and those within them."""
        for token in tokens:
            kind, start = token["type"], at
            at = _end(token, self.text, at)
            if kind in _MARKERS:
                width = _MARKERS[kind]
                content = self.to_span(start + width, at - width)
                yield Inline(kind, self.to_span(start, at), content)
                yield from self.walk(token["children"], start + width)
            elif "span" in token:
                yield self.inline(token)
                if token.get("children"):
                    yield from self.walk(token["children"], token["content"].start)

    def inline(self, token: Token) -> Inline:
        kind, span, content = token["type"], token["span"], token["content"]
        here, inside = self.to_span(*span), self.to_span(*content)
        if kind in _RAW:
            return Inline(_RAW[kind], here, inside)
        if self.text[span.start] == "<":
            return Inline("autolink", here, inside, inside)
        if "ref" in token:
            return Inline(kind, here, inside, self.targets.get(token["ref"], _NOWHERE), True)
        return Inline(kind, here, inside, self.to_span(*_target(self.text, content.end + 2, span.end - 1)))


def _end(token: Token, text: str, at: int) -> int:
    """Where a token that starts at `at` ends."""
    kind = token["type"]
    if "span" in token:
        end: int = token["span"].end
        return end
    if kind == "text":
        return _skip_text(text, at, token["raw"])
    if kind in _MARKERS:
        at += _MARKERS[kind]
        for child in token["children"]:
            at = _end(child, text, at)
        return at + _MARKERS[kind]
    found = _BREAK.match(text, at)
    return found.end() if found else at


def _skip_text(text: str, at: int, raw: str) -> int:
    """Where a text token's source ends: its text, and a backslash before each escaped character."""
    if "\\" not in raw and text.startswith(raw, at):
        return at + len(raw)
    for char in raw:
        escaped = text[at : at + 1] == "\\" and text[at + 1 : at + 2] == char
        at += 2 if escaped and not char.isalnum() else 1
    return at


def _target(text: str, start: int, end: int) -> Span:
    """The destination in the parentheses of a link, without angle brackets and title."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    if text.startswith("<", start):
        return Span(start + 1, text.index(">", start))
    parts = text[start:end].split(None, 1)
    return Span(start, start + (len(parts[0]) if parts else 0))
