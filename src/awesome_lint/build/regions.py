"""The parts of a hand-written file that are built: between `begin NAME` and `end NAME`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..data.errors import DataError
from ..markdown.document import Document, parse
from ..markdown.sections import Anchors, Section, read_sections, slug
from ..markdown.source import Edit, Span, apply_edits
from .grouping import Group
from .lists import Built
from .outline import contents, headings, sections

_MARK = re.compile(
    r"<!--\s*+awesome-lint:\s*+(?P<verb>begin|end)\s++(?P<name>(?:[^\s<-]|-(?!->)|<(?!!--)|[^\S\n]++(?!-->|\n))*+)\s*+-->"
)
_UNREAD = re.compile(r"(?<!\\)<!--\s*awesome-lint\b[\s:_-]*(?:begin|end)\b", re.IGNORECASE)
_PAPERS = "papers"


class Region(NamedTuple):
    """What stands between two marks, and whether these stand in one line."""

    name: str
    span: Span
    inline: bool


def has_regions(text: str, path: str) -> bool:
    """Whether a file has marks. Raises DataError where they cannot be read, lest the file be replaced."""
    if "awesome-lint" in text and any(_marks(parse(text))):
        return True
    if unread := _UNREAD.search(text):
        line = text.count("\n", 0, unread.start()) + 1
        raise DataError(
            f"{path}:{line}: no mark of a region: it is misspelt, or in code;"
            " write `<!-- awesome-lint:begin papers -->`"
        )
    return False


def fill_regions(text: str, path: str, built: Built) -> str:
    """The text with the regions written anew. Raises DataError when they cannot be."""
    document = parse(text, path)
    regions = find_regions(document)
    names = [region.name for region in regions]
    newline = document.source.newline
    edits = []
    for region in regions:
        content = _content(document, regions, region, built, only=len(names) == 1)
        if not region.inline or region.name != "count":
            content = f"\n\n{content}\n\n" if content else "\n\n"
        edits.append(Edit(region.span, content.replace("\n", newline)))
    return apply_edits(text, edits)


def find_regions(document: Document) -> list[Region]:
    """The regions of a file. Raises DataError when a mark has no counterpart."""
    regions: list[Region] = []
    opened: re.Match[str] | None = None
    for mark in _marks(document):
        if (mark["verb"] == "begin") == (opened is not None) or (opened and opened["name"] != mark["name"]):
            raise _stray(document, mark)
        if opened:
            span = Span(opened.end(), mark.start())
            regions.append(Region(mark["name"], span, _one_line(document, span)))
        opened = None if opened else mark
    if opened:
        raise _stray(document, opened)
    return regions


def _stray(document: Document, mark: re.Match[str]) -> DataError:
    line = document.source.position(mark.start()).line
    other = "end" if mark["verb"] == "begin" else "begin"
    return DataError(f"{document.source.path}:{line}: '{mark['verb']} {mark['name']}' without its '{other}'")


def _one_line(document: Document, span: Span) -> bool:
    return document.source.position(span.start).line == document.source.position(span.end).line


def _marks(document: Document) -> Iterator[re.Match[str]]:
    """The marks, in HTML alone: in code they are an example."""
    for block in document.walk():
        if block.kind == "html":
            yield from _MARK.finditer(document.text, *block.span)
        for inline in block.inlines:
            if inline.kind == "html":
                yield from _MARK.finditer(document.text, *inline.span)


def _content(document: Document, regions: list[Region], region: Region, built: Built, *, only: bool) -> str:
    if region.name == "count":
        return f"{built.root.count:,}"
    if region.name == "contents":
        papers = next((other for other in regions if other.name == _PAPERS), region)
        level, anchors = _above(document, regions, papers)
        return contents(headings(built.root, level, anchors), lambda line: f"#{line.anchor}")
    group = built.root if region.name == _PAPERS else _named(built.root, region.name)
    if group is None and only:
        group = built.root
    if group is None:
        line = document.source.position(region.span.start).line
        raise DataError(
            f"{document.source.path}:{line}: no section '{region.name}' in the data;"
            " a region may also be 'papers', 'contents' or 'count'"
        )
    level, anchors = _above(document, regions, region)
    return sections(group, headings(group, level, anchors), built.body)


def _named(root: Group, name: str) -> Group | None:
    wanted = slug(name)
    return next((group for group in root.walk() if group.title and slug(group.title) == wanted), None)


def _above(document: Document, regions: list[Region], region: Region) -> tuple[int, Anchors]:
    """The level for headings in a region, and the anchors that are taken before it."""
    anchors, level = Anchors(), 1
    for section in _headings(read_sections(document)):
        start = section.span.start
        if start < region.span.start and not any(r.span.start <= start < r.span.end for r in regions):
            anchors.add(section.title)
            level = section.level + 1
    return level, anchors


def _headings(root: Section) -> Iterator[Section]:
    return (section for section in root.walk() if section.heading)
