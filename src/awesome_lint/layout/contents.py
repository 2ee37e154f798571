"""The table of contents, written anew in the list's own style where it does not fit the headings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote

from ..markdown.contents import Contents, ContentsLine
from ..markdown.sections import Section
from ..markdown.source import Edit
from ..papers.entry import PaperList

_LISTED = 0.6
_INDENT = re.compile(r"[ \t]*")


def contents_edits(papers: PaperList) -> list[Edit]:
    """One edit that replaces the contents, or none where they are as they should be."""
    contents = papers.contents
    if contents is None or not _simple(papers, contents):
        return []
    sections = _listed(papers, contents)
    lines = _written(papers, contents, sections)
    span = papers.source.trim(contents.span)
    return [Edit(span, lines)] if sections else []


def _simple(papers: PaperList, contents: Contents) -> bool:
    """Whether each item is one line with one link, so that it can be written from a heading."""
    links = Counter(id(line.item) for line in contents.lines)
    items = [block for block in contents.block.walk() if block.kind == "item"]
    return all(links[id(item)] == 1 and len(item.children[0].inlines) >= 1 for item in items if item.children)


def _listed(papers: PaperList, contents: Contents) -> list[Section]:
    """The sections that belong in the contents: those of levels which they mostly list."""
    known = {unquote(line.anchor) for line in contents.lines}
    below = [s for s in papers.sections[1:] if s.span.start > contents.span.start or s.anchor in known]
    total = Counter(s.level for s in below)
    listed = Counter(s.level for s in below if s.anchor in known)
    return [s for s in below if listed[s.level] >= _LISTED * total[s.level]]


def _written(papers: PaperList, contents: Contents, sections: list[Section]) -> str:
    known = {unquote(line.anchor): line for line in contents.lines}
    step, marker, spaced = _style(papers, contents)
    flat = all(line.depth == 0 for line in contents.lines)
    top = min(s.level for s in sections) if sections else 1
    levels = sorted({s.level for s in sections})
    parts: list[str] = []
    for section in sections:
        depth = 0 if flat else levels.index(section.level)
        text = _line(papers, section, known.get(section.anchor))
        blank = spaced and parts and section.level == top
        parts.append((papers.source.newline if blank else "") + step * depth + f"{marker} {text}")
    return papers.source.newline.join(parts)


def _line(papers: PaperList, section: Section, line: ContentsLine | None) -> str:
    """The line that was there for this heading, else a link with the heading's text."""
    if line is None:
        return f"[{section.title}](#{section.anchor})"
    content = line.item.children[0].content
    return papers.source[content] if content else f"[{section.title}](#{section.anchor})"


def _style(papers: PaperList, contents: Contents) -> tuple[str, str, bool]:
    """The indentation of a level, the marker, and whether blank lines stand between the top items."""
    source, first = papers.source, contents.lines[0].item
    nested = next((line.item for line in contents.lines if line.depth == 1), None)
    step = _before(papers, nested.span.start) if nested else "  "
    items = contents.block.children
    gaps = [source.text[a.span.start : b.span.start] for a, b in pairwise(items)]
    spaced = sum(gap.replace("\r", "").endswith("\n\n") for gap in gaps)
    return step, source.text[first.span.start], spaced * 2 > len(gaps)


def _before(papers: PaperList, offset: int) -> str:
    """The white space that a line starts with."""
    start = papers.source.line_starts[papers.source.position(offset).line - 1]
    found = _INDENT.match(papers.text, start)
    return found.group() if found else ""
