"""The table of contents: a list whose links point at headings of the same file."""

from collections.abc import Iterator
from typing import NamedTuple

from .document import Block, Document
from .inline import Inline
from .source import Span
from .text import plain_span


class ContentsLine(NamedTuple):
    """One line of the contents; `depth` counts from 0."""

    depth: int
    text: str
    anchor: str
    link: Inline
    item: Block


class Contents(NamedTuple):
    block: Block
    lines: list[ContentsLine]

    @property
    def span(self) -> Span:
        return self.block.span


def find_contents(document: Document) -> Contents | None:
    """The first list of two links or more of which most of those that lead anywhere lead into this file."""
    for block in document.blocks:
        if block.kind == "list":
            lines = list(_lines(document, block, 0))
            if len(lines) >= 2 and len(lines) * 2 > _count_links(block):
                return Contents(block, lines)
    return None


def _count_links(block: Block) -> int:
    """How many links lead anywhere."""
    inlines = (inline for inner in block.walk() for inline in inner.inlines)
    return sum(i.kind == "link" and i.target.start < i.target.end for i in inlines)


def _lines(document: Document, block: Block, depth: int) -> Iterator[ContentsLine]:
    for item in block.children:
        for child in item.children:
            if child.kind == "list":
                yield from _lines(document, child, depth + 1)
            else:
                yield from _links(document, child, depth, item)


def _links(document: Document, block: Block, depth: int, item: Block) -> Iterator[ContentsLine]:
    for link in block.inlines:
        if link.kind == "link" and document.text.startswith("#", *link.target):
            text = plain_span(document.text, link.content, block.inlines)
            anchor = document.source[link.target].removeprefix("#")
            yield ContentsLine(depth, text, anchor, link, item)
