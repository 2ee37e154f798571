"""The pieces that every shape of entry is made of: its links, its title, its venue and year."""

from __future__ import annotations

import re

from ..markdown.document import Block, Document
from ..markdown.inline import Inline
from ..markdown.sections import Section
from ..markdown.source import Span
from ..markdown.text import plain_span
from .entry import Link
from .identifiers import recognise, split_host
from .labels import link_kind
from .venues import VenueName, find_venue, is_year_heading

_PAIRS = {"[": "]", "(": ")", "*": "*", "_": "_", "`": "`"}
_LABEL_EDGE = " []()*_`:"
_TITLE_EDGE = re.compile(r"[\s,;:|–—-]*$")


def read_links(document: Document, block: Block, title: Span | None = None) -> list[Link]:
    """The links of a paragraph or cell. One that lies over `title` is the title's and has no label."""
    return [
        _read_link(document, block, inline, title)
        for inline in block.inlines
        if inline.kind in ("link", "autolink")
    ]


def _read_link(document: Document, block: Block, inline: Inline, title: Span | None) -> Link:
    url = document.text[inline.target.start : inline.target.end] if inline.target.start >= 0 else ""
    label = None
    if not (title and inline.content.touches(title)):
        label = plain_span(document.text, inline.content, block.inlines).strip(_LABEL_EDGE)
        label = label or _image_text(document, block, inline)
    span = widen(document.text, inline.span)
    return Link(link_kind(label, url), label, url, span, inline.content, inline.target, split_host(url), recognise(url))


def _image_text(document: Document, block: Block, link: Inline) -> str:
    """The alternative text of a badge."""
    images = (i for i in block.inlines if i.kind == "image" and link.content.contains(i.span))
    return next((document.source[image.content].strip() for image in images), "")


def widen(text: str, span: Span) -> Span:
    """The span with the brackets, parentheses and emphasis marks that enclose it alone."""
    start, end = span
    while start and end < len(text) and _PAIRS.get(text[start - 1]) == text[end]:
        start, end = start - 1, end + 1
    return Span(start, end)


def text_before(document: Document, block: Block, links: list[Link]) -> Span:
    """The text that leads up to the first link, without what separates them."""
    content = block.content or block.span
    end = min((link.span.start for link in links), default=content.end)
    head = document.text[content.start : end]
    cut = _TITLE_EDGE.search(head)
    return Span(content.start, content.start + (cut.start() if cut else len(head)))


def section_venue(section: Section) -> tuple[VenueName | None, int | None]:
    """The venue that the headings above name, and the year; the innermost wins."""
    named: VenueName | None = None
    year: int | None = None
    for part in section.up():
        found = find_venue(part.title) if len(part.title.split()) <= 6 else None
        named = named or (found if found and found.id else None)
        year = year or (found.year if found else None) or is_year_heading(part.title)
    return named, year
