"""mistune's block parser, taught to say where in the original each block stands.

mistune reads a container (list item, block quote) from a copy of its lines with
the indentation taken off. Each line of such a copy is the end of one line of the
parent, so one number a line leads back to the original: that is a `LineMap`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from re import Match
from string import whitespace
from typing import Any, NamedTuple

from mistune.block_parser import BlockParser
from mistune.core import BlockState
from mistune.helpers import BLOCK_TAGS, PRE_TAGS, parse_link_href
from mistune.util import unikey

from ..rare import rare
from .source import BOM, LINE_END, Span
from .tables import TABLE, parse_table

Token = dict[str, Any]
# mistune's own pattern misses a tag that is closed at once, as `</details>` is.
_BLOCK_HTML = (
    r"^ {0,3}(?:(?i:</?(?:" + "|".join([*BLOCK_TAGS, *PRE_TAGS]) + r")(?=[ \t\n]|/?>|$))"
    r"|<!--|<\?|<![A-Z]|<!\[CDATA\[)"
)
# mistune's own, but that a line with another character is passed over at once.
_BREAK = r"^ {0,3}(?=[-_* \t]*+$)((?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$"
_ENDS_QUOTE = ["blank_line", "thematic_break", "fenced_code", "list", "block_html"]
_EMPTY_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]*(?:\n|\Z)")
_UNDECODED = rare("[\ud800-\udfff]")
# A line that begins no other block, whatever it says after that; a link or bold text may come first.
_ONE_LINE = re.compile(r"(?:\*\*|\[(?![^\n]*\]:))?[^\W\d_][^\n]*\n?\Z")


class LineMap(NamedTuple):
    """Where the lines of a derived text stand: its line starts, and their places in the original."""

    starts: list[int]
    origins: list[int]

    def to_source(self, offset: int) -> int:
        line = bisect_right(self.starts, offset) - 1
        return self.origins[line] + offset - self.starts[line]

    def span(self, start: int, end: int) -> Span:
        """The original of a non-empty piece, or an empty span where it would stand."""
        first = self.to_source(start)
        return Span(first, self.to_source(end - 1) + 1 if end > start else first)

    def within(self, start: int, end: int) -> Callable[[int, int], Span]:
        """What leads from places in a piece of the text to the original; a piece of one line only moves."""
        line = bisect_right(self.starts, start)
        if line < len(self.starts) and self.starts[line] < end:
            return lambda a, b: self.span(start + a, start + b)
        shift = start + self.origins[line - 1] - self.starts[line - 1]
        return lambda a, b: Span(a + shift, b + shift)


_AS_IT_STANDS = LineMap([0], [0])


class SpanState(BlockState):
    """A block state that knows where its text comes from."""

    def __init__(self, parent: SpanState | None = None) -> None:
        super().__init__(parent)
        self.map = _AS_IT_STANDS
        self.container = 0  # where, in src, the container being read starts
        self.quote = 0  # how many blocks stand above the block quote being read
        self.item_starts: list[int] = []

    def append_token(self, token: Token) -> None:
        token["at"] = self.cursor
        token["map"] = self.map
        super().append_token(token)

    def add_paragraph(self, text: str) -> None:
        count = len(self.tokens)
        super().add_paragraph(text)
        if len(self.tokens) > count:
            self.tokens[-1]["at"] = self.cursor
            self.tokens[-1]["map"] = self.map

    def append_paragraph(self) -> int | None:
        # A block quote's last line may be read before the quote has its token: what
        # follows is then not the next line of the paragraph above the quote.
        last = self.last_token()
        if last and last["type"] == "paragraph" and last["at"] + len(last["text"]) != self.cursor:
            return None
        return super().append_paragraph()

    def prepend_token(self, token: Token) -> None:
        """Insert a block quote before what ended it, which may be several blocks."""
        self.tokens.insert(self.quote, token)

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> SpanState:
        child = super().child_state(src, lazy_line_starts)
        assert isinstance(child, SpanState)
        child.map = self._map_lines(src)
        self.item_starts.append(self.container)
        # When a list goes on, the line just read is the first of its next item.
        self.container = self.src.rfind("\n", 0, self.cursor - 1) + 1
        return child

    def _map_lines(self, src: str) -> LineMap:
        """Each line with the end of the parent's line that it is."""
        at = self.container
        if _EMPTY_ITEM.match(self.src, at):
            at = self.find_line_end_at(at)
        starts, origins, pos = [], [], 0
        for line in src.removesuffix("\n").split("\n"):
            end = self.find_line_end_at(at)
            cut = end - at - len(line) - 1  # how much indentation is gone
            indent = len(line) - len(line.lstrip(" "))
            if indent:  # a tab may have become blanks: only what follows them is as it was
                starts.append(pos)
                origins.append(self.map.to_source(at + max(cut, 0)))
            starts.append(pos + indent)
            origins.append(self.map.to_source(at + cut + indent))
            pos += len(line) + 1
            at = end
        return LineMap(starts, origins)


class SpanBlockParser(BlockParser):
    """CommonMark blocks with their places, and GFM tables."""

    state_cls = SpanState

    def __init__(self) -> None:
        rules = ["table", *self.DEFAULT_RULES]
        super().__init__(block_quote_rules=rules, list_rules=rules)
        self.specification["block_html"] = _BLOCK_HTML
        self.specification["thematic_break"] = _BREAK
        self.register("table", TABLE, parse_table, before="fenced_code")

    def compile_sc(self, rules: list[str] | None = None) -> re.Pattern[str]:
        # mistune lets a heading right below a block quote be one of its lazy lines.
        return super().compile_sc([*rules, "atx_heading"] if rules == _ENDS_QUOTE else rules)

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        """Read the blocks of a text; at once where it is a single line, as in most items of lists."""
        if state.parent is not None and state.cursor == 0 and _ONE_LINE.match(state.src):
            state.append_token({"type": "paragraph", "text": state.src})
            state.cursor = state.cursor_max
        else:
            super().parse(state, rules)

    def parse_method(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, SpanState)
        count = len(state.tokens)
        end = super().parse_method(m, state)
        if len(state.tokens) > count:
            # Some rules move the cursor before they append; and a list that another
            # block ends is inserted before that block.
            state.tokens[count].update(at=m.start(), map=state.map)
        return end

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        end = super().parse_atx_heading(m, state)
        text = m.group("atx_2")
        state.tokens[-1]["text_at"] = m.start("atx_2") + len(text) - len(text.lstrip(whitespace))
        return end

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        assert isinstance(state, SpanState)
        outer = state.container, state.item_starts
        state.container, state.item_starts = m.start(), []
        count = len(state.tokens)
        end = super().parse_list(m, state)
        if len(state.tokens) > count:
            state.tokens[count]["item_starts"] = state.item_starts
        state.container, state.item_starts = outer
        return end

    def parse_block_quote(self, m: Match[str], state: BlockState) -> int:
        assert isinstance(state, SpanState)
        outer = state.container, state.item_starts, state.quote
        state.container, state.item_starts, state.quote = m.start(), [], len(state.tokens)
        end = super().parse_block_quote(m, state)
        state.container, state.item_starts, state.quote = outer
        return end

    def parse_ref_link(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, SpanState)
        last = state.last_token()
        end = super().parse_ref_link(m, state)
        if end and not (last and last["type"] == "paragraph"):
            href, stop = parse_link_href(state.src, m.end())
            assert href is not None
            assert stop is not None
            stop -= state.src[stop - len(href) - 2] == "<"  # an angle bracket is no part of it
            target = state.map.span(stop - len(href), stop)
            state.env.setdefault("targets", {}).setdefault(unikey(m.group("reflink_1")), target)
            state.append_token({"type": "definition"})
        return end


def parse_blocks(text: str) -> SpanState:
    """Read the blocks of a text. Each token has `at` (in its state's text) and `map`."""
    state, text = SpanState(), _encodable(text)
    shift = len(BOM) if text.startswith(BOM) else 0
    if "\r" in text:
        origins = [shift, *(m.end() for m in LINE_END.finditer(text, shift))]
        src = LINE_END.sub("\n", text[shift:])
        state.map = LineMap([0, *(m.end() for m in re.finditer("\n", src))], origins)
    else:
        src, state.map = text[shift:], LineMap([0], [shift])
    state.process(src if src.endswith("\n") else src + "\n")
    SpanBlockParser().parse(state)
    return state


def _encodable(text: str) -> str:
    """The text with another character for each byte that was no UTF-8: mistune writes targets in bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNDECODED.sub("\ufffd", text)
    return text
