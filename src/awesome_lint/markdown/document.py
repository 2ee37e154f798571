"""A parsed file: blocks and inlines, each with its span of the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .inline import Inline
from .inline_parser import SpanInlineParser, parse_inlines
from .parser import LineMap, parse_blocks
from .source import Source, Span

_BLANKS = " \r\n\t\f"
_MOST_MARKS = 250_000  # of emphasis, in one file
_KINDS = {
    "heading": "heading",
    "paragraph": "paragraph",
    "block_text": "paragraph",
    "list": "list",
    "block_quote": "quote",
    "block_code": "code",
    "block_html": "html",
    "thematic_break": "break",
    "blank_line": "blank",
    "definition": "definition",
    "table": "table",
}


@dataclass(slots=True, eq=False, repr=False)
class Block:
    """A block and where it stands.

    `kind` is heading, paragraph, list, item, quote, table, row, cell, code, html,
    break, blank or definition. `span` runs to the start of the next block. `content`
    is the text of a heading, paragraph or cell; `level` that of a heading; `ordered`
    tells numbered lists; `delimiter` is a table's row of hyphens.
    """

    kind: str
    span: Span
    content: Span | None = None
    inlines: tuple[Inline, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0
    ordered: bool = False
    delimiter: Span | None = None

    def walk(self) -> list[Block]:
        """This block and all below it, in the order of the text."""
        found, left = [], [self]
        while left:
            block = left.pop()
            found.append(block)
            if block.children:
                left += reversed(block.children)
        return found


@dataclass(eq=False, repr=False)
class Document:
    """One file: its text, and its top-level blocks, whose spans join to the whole text."""

    source: Source
    blocks: Sequence[Block]

    @cached_property
    def text(self) -> str:
        return self.source.text

    @cached_property
    def _every(self) -> list[Block]:
        return [inner for block in self.blocks for inner in block.walk()]

    def walk(self) -> Iterator[Block]:
        """All blocks in the order of the text."""
        return iter(self._every)


def parse(text: str, path: str = "-") -> Document:
    """Read Markdown. Never fails: any text is a document, and its blocks join to it again."""
    state = parse_blocks(text)
    builder = _Builder(text, state.env)
    blocks = builder.blocks(state.tokens, len(text))
    blocks[0].span = Span(0, blocks[0].span.end)  # it may start behind a byte order mark
    return Document(Source(text, path), blocks)


class _Builder:
    def __init__(self, text: str, env: Any) -> None:
        self.text = text
        self.env = env
        self.inline = SpanInlineParser(text.count("*") + text.count("_") <= _MOST_MARKS)

    def blocks(self, tokens: list[dict[str, Any]], end: int) -> tuple[Block, ...]:
        """Blocks of sibling tokens. Taken off from the end: each ends where the next starts."""
        built = []
        while tokens:
            token = tokens.pop()
            start = min(token["map"].to_source(token["at"]), end)
            built.append(self.block(token, Span(start, end)))
            end = start
        return tuple(reversed(built))

    def block(self, token: dict[str, Any], span: Span) -> Block:
        block = Block(_KINDS[token["type"]], span)
        if token["type"] == "list":
            block.ordered = token["attrs"]["ordered"]
            block.children = self.items(token, span)
        elif token["type"] == "table":
            self.table(token, block)
        elif "children" in token:
            block.children = self.blocks(token["children"], span.end)
        elif "text" in token:
            block.level = token["attrs"]["level"] if block.kind == "heading" else 0
            self.leaf(block, token["text"], token.get("text_at", token["at"]), token["map"])
        return block

    def items(self, token: dict[str, Any], span: Span) -> tuple[Block, ...]:
        place, end = token["map"].to_source, span.end
        built = []
        while token["children"]:
            item, start = token["children"].pop(), place(token["item_starts"].pop())
            built.append(Block("item", Span(start, end), children=self.blocks(item["children"], end)))
            end = start
        return tuple(reversed(built))

    def table(self, token: dict[str, Any], block: Block) -> None:
        lines, src = token["map"], token["src"]
        block.delimiter = self.lines(lines.span(*token["delimiter"]))
        block.children = tuple(
            Block(
                "row",
                self.lines(lines.span(at, end)),
                children=tuple(self.cell(src, start, stop, lines) for start, stop in cells),
            )
            for (at, cells), end in zip(token["rows"], token["row_ends"], strict=True)
        )

    def cell(self, src: str, start: int, stop: int, lines: LineMap) -> Block:
        place = lines.span(start, stop)
        cell = Block("cell", place, place)
        if start < stop:
            self.leaf(cell, src[start:stop], start, lines)
        return cell

    def lines(self, span: Span) -> Span:
        """The span of whole lines: with the LF of a last CR LF, without a newline that was only added."""
        end = span.end + (self.text[span.end - 1 : span.end + 1] == "\r\n")
        return Span(span.start, min(end, len(self.text)))

    def leaf(self, block: Block, text: str, at: int, lines: LineMap) -> None:
        at += len(text) - len(text.lstrip(_BLANKS))
        text = text.strip(_BLANKS)
        place = lines.within(at, at + len(text))
        block.content = place(0, len(text))
        block.inlines = parse_inlines(self.inline, text, self.env, place)
