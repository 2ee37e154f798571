"""mistune's inline parser, taught to say where in its text each inline stands.

mistune matches emphasis only after the scan and keeps no positions for it. Links,
code and HTML get their places while they are read; emphasis gets its place in a
walk over the finished tokens, which lie in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match
from typing import Any, NamedTuple

from mistune.core import InlineState
from mistune.inline_parser import InlineParser

from .source import Span

Token = dict[str, Any]
# A link without markup in its text, and without anything in its target that has a meaning.
_PLAIN_LINK = re.compile(r"\[([^\[\]`<>*_\\!&\n]+)\]\(([^\s()<>\\&\x00-\x20\x7f]+)\)")
_BREAK = re.compile(r"\\?[ ]*\n\s*")
_MARKERS = {"strong": 2, "emphasis": 1}
_NOWHERE = Span(-1, -1)


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

    def moved(self, to_span: Any) -> Inline:
        """The same inline with each of its spans mapped by `to_span(start, end)`."""
        target = self.target if self.reference or self.target is _NOWHERE else to_span(*self.target)
        return Inline(self.kind, to_span(*self.span), to_span(*self.content), target, self.reference)


class SpanInlineParser(InlineParser):
    def __init__(self) -> None:
        super().__init__()
        # One bracket a match, so that each closing bracket is seen with its opener.
        self.specification["link_close"] = r"\]"

    def parse_link(self, m: Match[str], state: InlineState) -> int | None:
        """Read a plain `[text](url)` at once, as nine links of ten are; mistune reads the others."""
        plain = None if state.in_link else _PLAIN_LINK.match(state.src, m.start())
        if plain is None:
            return super().parse_link(m, state)
        token: Token = {"type": "link", "children": [{"type": "text", "raw": plain[1]}]}
        state.append_token(token | {"span": Span(*plain.span()), "content": Span(*plain.span(1))})
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
        if opener and token["type"] in ("link", "image") and "span" not in token:
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
        return _placed(end, m, state, "inline_html", 0) if end else end


def _placed(end: int, m: Match[str], state: InlineState, kind: str, marker: int) -> int:
    token = state.tokens[-1]
    if token["type"] == kind:
        token["span"] = Span(m.start(), end)
        token["content"] = Span(m.start() + marker, end - marker)
    return end


def parse_inlines(parser: SpanInlineParser, text: str, env: dict[str, Any]) -> list[Inline]:
    """The inlines of a block's text; spans count from the start of `text`."""
    tokens = parser(text, env)
    return list(_walk(tokens, text, 0, env.get("targets") or {})) if len(tokens) > 1 or _nested(tokens) else []


def _nested(tokens: list[Token]) -> bool:
    return any(token["type"] not in ("text", "softbreak", "linebreak") for token in tokens)


def _walk(tokens: list[Token], text: str, at: int, targets: dict[str, Span]) -> Iterator[Inline]:
    for token in tokens:
        kind = token["type"]
        if kind == "text":
            at = _skip_text(text, at, token["raw"])
        elif kind in _MARKERS:
            start, width = at, _MARKERS[kind]
            inner = list(_walk(token["children"], text, at + width, targets))
            at = _end(token["children"], text, at + width)
            yield Inline(kind, Span(start, at + width), Span(start + width, at))
            yield from inner
            at += width
        elif kind in ("softbreak", "linebreak"):
            found = _BREAK.match(text, at)
            at = found.end() if found else at
        else:
            yield _inline(token, text, targets)
            yield from _walk(token.get("children", ()), text, token["content"].start, targets)
            at = token["span"].end


def _end(tokens: list[Token], text: str, at: int) -> int:
    """Where a run of sibling tokens that starts at `at` ends."""
    for token in tokens:
        kind = token["type"]
        if kind == "text":
            at = _skip_text(text, at, token["raw"])
        elif kind in _MARKERS:
            at = _end(token["children"], text, at + _MARKERS[kind]) + _MARKERS[kind]
        elif kind in ("softbreak", "linebreak"):
            found = _BREAK.match(text, at)
            at = found.end() if found else at
        else:
            at = token["span"].end
    return at


def _skip_text(text: str, at: int, raw: str) -> int:
    """Where a text token's source ends: its text, and a backslash before each escaped character."""
    if "\\" not in raw and text.startswith(raw, at):
        return at + len(raw)
    for char in raw:
        escaped = text[at : at + 1] == "\\" and text[at + 1 : at + 2] == char
        at += 2 if escaped and not char.isalnum() else 1
    return at


def _inline(token: Token, text: str, targets: dict[str, Span]) -> Inline:
    kind, span, content = token["type"], token["span"], token["content"]
    if kind == "codespan":
        return Inline("code", span, content)
    if kind == "inline_html":
        return Inline("html", span, content)
    if "_autolink" in token or content.end + 1 == span.end and text[span.start] == "<":
        return Inline("autolink", span, content, content)
    if "ref" in token:
        return Inline(kind, span, content, targets.get(token["ref"], _NOWHERE), True)
    return Inline(kind, span, content, _target(text, content.end + 2, span.end - 1))


def _target(text: str, start: int, end: int) -> Span:
    """The destination in the parentheses of a link, without angle brackets and title."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    if text.startswith("<", start):
        return Span(start + 1, text.index(">", start))
    parts = text[start:end].split(None, 1)
    return Span(start, start + (len(parts[0]) if parts else 0))
