"""Headings as a tree of sections, and their anchors on GitHub."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import category

from ..rare import rare
from .document import Block, Document
from .source import Span
from .text import plain_span, shown_text, unmark

_HTML_HEADING = rare(r"<h([1-6])\b[^<>]{0,200}>(.{0,500}?)</h\1\s*>", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")
_UNSURE = re.compile(r"[^a-z0-9_-]")  # what stays in an anchor only if it is a letter, mark or number


@dataclass(slots=True, eq=False, repr=False)
class Section:
    """A heading and what stands below it, down to the next heading of its level or above.

    The root is the file: level 0, no heading. `blocks` stand before the first
    subsection; `span` includes the subsections; `anchor` is what GitHub links to.
    """

    heading: Block | None
    level: int
    title: str
    anchor: str
    span: Span
    parent: Section | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        """The titles of the headings above, this one last."""
        return (*self.parent.path, self.title) if self.parent else ()

    def walk(self) -> Iterator[Section]:
        yield self
        for child in self.children:
            yield from child.walk()

    def up(self) -> Iterator[Section]:
        """This section and those around it, innermost first, without the root."""
        section: Section | None = self
        while section and section.parent:
            yield section
            section = section.parent


def read_sections(document: Document) -> Section:
    """The tree of sections that the top-level headings make."""
    root = section = Section(None, 0, "", "", Span(0, len(document.text)))
    anchors = Anchors()
    for block in document.blocks:
        names = [anchors.add(shown.strip()) for shown in _headings(document, block)]
        if block.kind != "heading":
            section.blocks.append(block)
            continue
        while section.level >= block.level:
            section = _close(section, block.span.start)
        title = plain_span(document.text, block.content or block.span, block.inlines)
        span = Span(block.span.start, section.span.end)
        child = Section(block, block.level, title, names[0], span, section)
        section.children.append(child)
        section = child
    return root


def _close(section: Section, end: int) -> Section:
    assert section.parent
    section.span = Span(section.span.start, end)
    return section.parent


def find_anchors(document: Document) -> dict[str, str]:
    """The anchors of all headings, those in lists, quotes and HTML too, with their titles."""
    anchors, found = Anchors(), {}
    for shown in (shown for block in document.blocks for shown in _headings(document, block)):
        title = " ".join(shown.split())
        found[anchors.add(shown.strip())] = title
        if shown != shown.strip():  # GitHub keeps the blank beside a badge
            found.setdefault(slug(shown), title)
    return found


def _headings(document: Document, block: Block) -> list[str]:
    """What the headings in a block show, in the order of the text."""
    text, span = document.text, block.span
    if block.kind == "heading":
        return [shown_text(text, block.content or span, block.inlines)]
    found = [
        (inner.span.start, shown_text(text, inner.content or inner.span, inner.inlines))
        for inner in (block.walk() if block.children and block.kind != "table" else ())
        if inner.kind == "heading"
    ]
    if text.find("</", *span) >= 0 and block.kind != "code" and not text.startswith("<!--", span.start):
        found += ((m.start(), unmark(_TAG.sub("", m[2]))) for m in _HTML_HEADING.finditer(text, *span))
    return [shown for _, shown in sorted(found)]


def slug(text: str) -> str:
    """GitHub's anchor of a heading's text, before repeated ones are numbered.

    Letters, marks, digits, `_`, `-` and blanks stay (github-slugger 2.0).
    """
    return _UNSURE.sub(_kept, text.lower())


def _kept(match: re.Match[str]) -> str:
    char = match[0]
    if char == " ":
        return "-"
    kind = category(char)
    return char if kind[0] in "LM" or kind in ("Nd", "Nl", "Pc") else ""


class Anchors:
    """Anchors in file order: GitHub numbers those that repeat."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def add(self, text: str) -> str:
        base = anchor = slug(text)
        while anchor in self._seen:
            self._seen[base] += 1
            anchor = f"{base}-{self._seen[base]}"
        self._seen[anchor] = 0
        return anchor
