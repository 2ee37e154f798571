"""mistune's inline parser, taught to say where in its text each inline stands.

mistune matches emphasis only after the scan and keeps no positions for it. Links,
code and HTML get their places while they are read.
"""

import re
from collections.abc import Iterator
from re import Match
from typing import Any

from mistune.core import InlineState
from mistune.inline_parser import InlineParser

from .inline import Inline, ToSpan, Walker
from .source import Span

# A link or image without markup in its text, and without anything in its target that has a meaning.
_PLAIN_LINK = re.compile(r"\[(?<!\\\[)([^\[\]`<>*_\\!&\n]+)\]\(([^\s()<>\\&\x00-\x20\x7f]+)\)")
# What makes more than text of what stands between such links, as does the middle of another link.
_MARKUP = re.compile(r"[\\`*_<]")


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


def parse_inlines(
    parser: SpanInlineParser, text: str, env: dict[str, Any], to_span: ToSpan
) -> tuple[Inline, ...]:
    """The inlines of a block's text. `to_span` leads from places in `text` to the original."""
    parts = [] if env["ref_links"] else _PLAIN_LINK.split(text)
    around = " ".join(parts[::3])
    if parts and not _MARKUP.search(around) and "](" not in around:
        return tuple(_plain_links(parts, to_span))
    walker = Walker(text, env.get("targets") or {}, to_span)
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
