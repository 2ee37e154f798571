"""mistune's inline parser, taught to say where in its text each inline stands.

mistune matches emphasis only after the scan and keeps no positions for it. Links,
code and HTML get their places while they are read; emphasis gets its place in a
walk over the finished tokens, which lie in the order of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from re import Match
from typing import Any, NamedTuple

from mistune.core import InlineState
from mistune.inline_parser import InlineParser

from .source import Span

Token = dict[str, Any]
# A link or image without markup in its text, and without anything in its target that has a meaning.
_PLAIN_LINK = re.compile(r"\[(?<!\\\[)([^\[\]`<>*_\\!&\n]+)\]\(([^\s()<>\\&\x00-\x20\x7f]+)\)")
# What makes more than text of what stands between such links, as does the middle of another link.
_MARKUP = re.compile(r"[\\`*_<]")
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


class SpanInlineParser(InlineParser):
    """Reads inlines; without emphasis where a text has more marks of it than can be paired in good time."""

    def __init__(self, emphasis: bool = True) -> None:
        super().__init__()
        self.rules = [rule for rule in self.rules if emphasis or rule != "emphasis"]
        # One bracket a match, so that each closing bracket is seen with its opener.
        self.specification["link_close"] = r"\]"

    def parse_link(self, m: Match[str], state: InlineState) -> int | None:
        """Read a plain `[text](url)` at once, beside whatever markup; mistune reads the others."""
        plain = None if state.in_link or m[0] != "[" else _PLAIN_LINK.match(state.src, m.start())
        if plain is None:
            return super().parse_link(m, state)
        state.append_token({"type": "link", "span": Span(*plain.span()), "content": Span(*plain.span(1))})
        # CommonMark: links hold no links, so no bracket that is open now can become one.
        opener = state.last_link
        while opener is not None and opener.active:
            opener.active = False
            opener = opener.previous_link
        return plain.end()

    def parse_link_close(self, m: Match[str], state: InlineState) -> int:
        opener = state.brackets[-1] if state.brackets else None
        end = super().parse_link_close(m, state)
        token = state.tokens[-1]
        if opener and token["type"] != "text":
            token["span"] = Span(opener.start - (2 if opener.image else 1), end)
            token["content"] = Span(opener.start, m.start())
        return end

    def parse_auto_link(self, m: Match[str], state: InlineState) -> int:
        return _placed(super().parse_auto_link(m, state), m, state, "link", 1)

    def parse_auto_email(self, m: Match[str], state: InlineState) -> int:
        return _placed(super().parse_auto_email(m, state), m, state, "link", 1)

    def parse_codespan(self, m: Match[str], state: InlineState) -> int:
        return _placed(super().parse_codespan(m, state), m, state, "codespan", len(m.group()))

    def parse_inline_html(self, m: Match[str], state: InlineState) -> int | None:
        end = super().parse_inline_html(m, state)
        state.in_link = False  # CommonMark reads links after `<a>` as after any other tag
        return _placed(end, m, state, "inline_html", 0) if end else end


def _placed(end: int, m: Match[str], state: InlineState, kind: str, marker: int) -> int:
    token = state.tokens[-1]
    if token["type"] == kind:
        token["span"] = Span(m.start(), end)
        token["content"] = Span(m.start() + marker, end - marker)
    return end


ToSpan = Callable[[int, int], Span]


def parse_inlines(
    parser: SpanInlineParser, text: str, env: dict[str, Any], to_span: ToSpan
) -> tuple[Inline, ...]:
    """The inlines of a block's text. `to_span` leads from places in `text` to the original."""
    parts = [] if env["ref_links"] else _PLAIN_LINK.split(text)
    around = " ".join(parts[::3])
    if parts and not _MARKUP.search(around) and "](" not in around:
        return tuple(_plain_links(parts, to_span))
    walker = _Walker(text, env.get("targets") or {}, to_span)
    return tuple(walker.walk(parser(text, env), 0))


def _plain_links(parts: list[str], to_span: ToSpan) -> Iterator[Inline]:
    """The links of a text that they split: what stands before each, its label and its target."""
    at = 0
    for before, label, target in zip(*[iter(parts)] * 3, strict=False):
        inside = at + len(before) + 1
        outside = inside + len(label)
        at = outside + len(target) + 3
        kind, mark = ("image", 2) if before[-1:] == "!" else ("link", 1)
        yield Inline(kind, to_span(inside - mark, at), to_span(inside, outside), to_span(outside + 2, at - 1))


class _Walker(NamedTuple):
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
