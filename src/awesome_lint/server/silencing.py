"""A finding -> the comment that silences it, where it disturbs the list least."""

from __future__ import annotations

from ..markdown.document import Block
from ..markdown.source import BOM, Edit, Span
from ..papers.entry import Entry, PaperList
from ..rules import Finding

# Above these a comment of its own speaks of the whole; a list it would cut in two.
_BELOW = ("heading", "paragraph", "quote", "code", "table", "html")
_ITSELF = "AL002"
_FILE = Span(0, 0)  # where findings on a file as a whole are


def ignore_here(papers: PaperList, finding: Finding) -> Edit | None:
    """A comment in the entry that a finding is on, or above the block; None where none would reach it."""
    if finding.rule.code == _ITSELF or finding.span == _FILE:
        return None
    comment = f"<!-- awesome-lint: ignore {finding.rule.code} -->"
    entry = papers.entry_at(finding.span.start)
    if entry and finding.span.start == entry.span.end:
        return None  # white space behind it
    if entry and entry.block.kind != "heading":
        at = _end(papers, entry)
        return Edit(Span(at, at), f" {comment}")
    block = entry.block if entry else _block_at(papers, finding.span.start)
    if block is None:
        return None
    at = papers.source.line_starts[papers.source.position(block.span.start).line - 1]
    at += papers.text.startswith(BOM, at)
    return Edit(Span(at, at), f"{comment}{papers.source.newline}")


def ignore_in_file(papers: PaperList, finding: Finding) -> Edit | None:
    """A comment at the end of the file that silences a rule in all of it."""
    if finding.rule.code == _ITSELF:
        return None
    end = len(papers.text.rstrip())
    comment = f"<!-- awesome-lint: disable-file {finding.rule.code} -->"
    return Edit(Span(end, end), f"{papers.source.newline * 2}{comment}")


def _end(papers: PaperList, entry: Entry) -> int:
    """Where words can be added to an entry: behind its first paragraph, or in the cell with the title."""
    for block in entry.block.walk():
        if block.kind in ("paragraph", "cell") and block.content and block.content.contains(entry.title_span):
            return block.content.end
    tag = papers.text.rfind("</", *entry.span)
    return tag if entry.shape == "html-table" and tag >= 0 else entry.span.end


def _block_at(papers: PaperList, offset: int) -> Block | None:
    """The block at a place, if a comment above speaks of it."""
    block = next((block for block in papers.blocks if block.span.start <= offset < block.span.end), None)
    return block if block and block.kind in _BELOW else None
