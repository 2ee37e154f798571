"""One blank line between blocks and around headings, entries as close as the list has them."""

from __future__ import annotations

from itertools import pairwise

from ..markdown.document import Block
from ..markdown.source import BOM, LINE_END, Edit, Span
from ..papers.entry import PaperList


def blank_edits(papers: PaperList) -> list[Edit]:
    """Edits of the white space between blocks; what is inside code and HTML is not touched."""
    blocks = [block for block in papers.blocks if block.kind != "blank"]
    newline = papers.source.newline
    edits = [_start(papers, blocks), _end(papers, blocks)]
    for first, second in pairwise(blocks):
        edits += _gap(
            papers, first.span.start, second.span.start, newline * 2 if _apart(first, second) else None
        )
    entries = {id(entry.block) for entry in papers.entries}
    loose = _loose(papers, blocks, entries)
    for block in blocks:
        if block.kind == "list" and block is not (papers.contents and papers.contents.block):
            edits += _item_gaps(papers, block, entries, newline * (2 if loose else 1))
    return [edit for edit in edits if edit is not None]


def _start(papers: PaperList, blocks: list[Block]) -> Edit | None:
    """No blank lines before the first block."""
    if not blocks or papers.blocks[0].kind != "blank":
        return None
    mark = papers.text.startswith(BOM)
    start = papers.source.line_starts[papers.source.position(blocks[0].span.start).line - 1]
    return Edit(Span(int(mark), max(start, int(mark))), "")


def _end(papers: PaperList, blocks: list[Block]) -> Edit | None:
    """One newline at the end of a file with text, unless code or HTML that is left open runs to it."""
    text, newline = papers.text, papers.source.newline
    if blocks and blocks[-1].kind in ("code", "html"):
        has = text.endswith(("\n", "\r"))
        return None if has else Edit(Span(len(text), len(text)), newline)
    body = text.rstrip(" \t\r\n")
    return Edit(Span(len(body), len(text)), newline if body.removeprefix(BOM) else "")


def _apart(first: Block, second: Block) -> bool:
    """Whether a blank line must stand between the two: around headings, and it changes no meaning."""
    return "heading" in (first.kind, second.kind)


def _gap(papers: PaperList, start: int, end: int, wanted: str | None) -> list[Edit]:
    """The edit of the white space before `end`; None leaves it unless it is two blank lines or more."""
    source = papers.source
    body = start + len(papers.text[start:end].rstrip(" \t\r\n"))
    first, last = source.position(body).line, source.position(end).line
    if wanted is None and last - first > 2:
        wanted = source.newline * 2
    # Blanks at the end of the line are a rule's business, so that parts can be chosen apart.
    gap = Span(source.line_span(first).end, source.line_starts[last - 1])
    return [Edit(gap, wanted)] if wanted is not None else []


def blank_lines(text: str) -> int:
    """How many blank lines a text ends with; they may hold blanks."""
    return len(LINE_END.findall(text, len(text.rstrip(" \t\r\n")))) - 1


def _loose(papers: PaperList, blocks: list[Block], entries: set[int]) -> bool:
    """Whether the entries of this list mostly have a blank line between them."""
    gaps = [
        blank_lines(papers.text[a.span.start : b.span.start]) > 0
        for block in blocks
        if block.kind == "list"
        for a, b in pairwise(block.children)
        if id(a) in entries and id(b) in entries
    ]
    return sum(gaps) * 2 > len(gaps)


def _item_gaps(papers: PaperList, block: Block, entries: set[int], wanted: str) -> list[Edit]:
    edits = []
    for a, b in pairwise(block.children):
        both = id(a) in entries and id(b) in entries
        edits += _gap(papers, a.span.start, b.span.start, wanted if both else None)
    return edits
