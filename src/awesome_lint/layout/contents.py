"""The table of contents, written anew in the list's own style where it does not fit the headings."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from urllib.parse import unquote

from ..markdown.contents import Contents, ContentsLine
from ..markdown.sections import Section
from ..markdown.source import Edit, Span, apply_edits
from ..papers.entry import PaperList
from .blanks import blank_lines

_LISTED = 0.6


def contents_edits(papers: PaperList) -> list[Edit]:
    """One edit that replaces the contents, or none where they are as they should be.

    Every line that is there stays. Where one leads to no heading (to a named anchor, say),
    somebody wrote the contents with more in mind than the headings, and they are left alone.
    """
    contents = papers.contents
    if contents is None or not _simple(contents):
        return []
    known = _known(papers, contents)
    if len(known) != len(contents.lines):
        return []
    return [Edit(papers.source.trim(contents.span), _written(papers, contents, known))]


def _simple(contents: Contents) -> bool:
    """Whether each item is one bullet with one link, so that it can be written from a heading."""
    links = Counter(id(line.item) for line in contents.lines)
    items = [block for block in contents.block.walk() if block.kind == "item"]
    lists = [block for block in contents.block.walk() if block.kind == "list"]
    one_link = all(links[id(item)] == 1 and item.children[0].inlines for item in items)
    return one_link and not any(block.ordered for block in lists)


def _known(papers: PaperList, contents: Contents) -> dict[int, ContentsLine]:
    """The line of each section, by its identity: the anchor tells, else the only title that fits."""
    by_anchor = {section.anchor: section for section in papers.sections[1:]}
    titles = Counter(section.title.casefold() for section in papers.sections[1:])
    by_title = {s.title.casefold(): s for s in papers.sections[1:] if titles[s.title.casefold()] == 1}
    found = {}
    for line in contents.lines:
        section = by_anchor.get(unquote(line.anchor)) or by_title.get(line.text.casefold())
        if section is not None:
            found[id(section)] = line
    return found


def _written(papers: PaperList, contents: Contents, known: dict[int, ContentsLine]) -> str:
    sections = _listed(papers, contents, known)
    step, marker, spaced = _style(papers, contents)
    flat = all(line.depth == 0 for line in contents.lines)
    levels = sorted({section.level for section in sections})
    parts: list[str] = []
    for section in sections:
        depth = 0 if flat else levels.index(section.level)
        blank = spaced and parts and depth == 0
        text = _line(papers, section, known.get(id(section)))
        parts.append((papers.source.newline if blank else "") + step * depth + f"{marker} {text}")
    return papers.source.newline.join(parts)


def _listed(papers: PaperList, contents: Contents, known: dict[int, ContentsLine]) -> list[Section]:
    """The sections that belong in the contents: those that are there, and all of a level that mostly is."""
    below = [s for s in papers.sections[1:] if s.span.start > contents.span.start or id(s) in known]
    total = Counter(section.level for section in below)
    listed = Counter(section.level for section in below if id(section) in known)
    return [s for s in below if id(s) in known or listed[s.level] >= _LISTED * total[s.level]]


def _line(papers: PaperList, section: Section, line: ContentsLine | None) -> str:
    """The line that was there for this heading, its anchor mended, else a link with the heading's text."""
    content = line.item.children[0].content if line else None
    if line is None or content is None:
        return f"[{section.title}](#{section.anchor})"
    text = papers.source[content]
    if unquote(line.anchor) == section.anchor:
        return text
    target = Span(line.link.target.start - content.start, line.link.target.end - content.start)
    return apply_edits(text, [Edit(target, f"#{section.anchor}")])


def _style(papers: PaperList, contents: Contents) -> tuple[str, str, bool]:
    """The indentation of a level, the marker, and whether blank lines stand between the top items."""
    source, first = papers.source, contents.lines[0].item
    nested = next((line.item for line in contents.lines if line.depth == 1), None)
    step = _before(papers, nested.span.start) if nested else "  "
    items = contents.block.children
    spaced = [blank_lines(source.text[a.span.start : b.span.start]) > 0 for a, b in pairwise(items)]
    return step, source.text[first.span.start], sum(spaced) * 2 > len(spaced)


def _before(papers: PaperList, offset: int) -> str:
    """The white space that a line starts with."""
    line = papers.source.line(papers.source.position(offset).line)
    return line[: len(line) - len(line.lstrip(" \t"))]
