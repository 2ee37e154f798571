"""Entries that are rows of an HTML table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...markdown.document import Block, Document
from ...markdown.sections import Section
from ...markdown.source import Span
from ...markdown.text import unmark
from ...rare import rare
from ..entry import Entry
from ..labels import column_role
from ..pieces import HREF, html_link
from ..stating import state_from_words

_ROW = rare(r"<tr\b[^<>]*>(?P<inside>.*?)(?=</tr\s*>|<tr\b|\Z)", re.I | re.S)
_CELL = rare(r"<t[hd]\b[^<>]*>(?P<inside>.*?)(?=</t[hd]\s*>|<t[hd]\b|\Z)", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>")
_AFTER_TITLE = rare(r"(?:(?<!\s)\s++|(?=[:\U0001f525]))(?::[a-z_]{1,40}:\S{0,60}+|\U0001f525.{0,300}+)\s*+$")


def read_html_rows(document: Document, block: Block, section: Section) -> Iterator[Entry]:
    """Rows of which a cell links to something outside; the first cell is the title."""
    for row in _ROW.finditer(document.text, *block.span):
        cells = [Span(*cell.span("inside")) for cell in _CELL.finditer(document.text, *row.span("inside"))]
        if len(cells) > 1 and not column_role(_words(document, cells[0])):
            entry = _row(document, block, section, cells, row.end())
            if entry:
                yield entry


def _row(document: Document, block: Block, section: Section, cells: list[Span], end: int) -> Entry | None:
    title = document.source.trim(cells[0])
    first = HREF.match(document.text, *title)
    if first:
        title = Span(first.end(), document.text.find("<", first.end(), title.end))
    elif cut := _AFTER_TITLE.search(document.text, *title):
        title = Span(title.start, cut.start())
    words = _words(document, title)
    links = []
    for match in HREF.finditer(document.text, cells[0].start, end):
        close = document.text.find("</a", match.end(), end)
        links.append(html_link(document, match, Span(match.end(), close if close >= 0 else end), title))
    if not words or not any(link.host for link in links):
        return None
    span = document.source.trim(Span(cells[0].start, end))
    entry = Entry(words, title, links, "html-table", section, span, block, block)
    state_from_words(entry, [_words(document, cell) for cell in cells[1:]])
    return entry


def _words(document: Document, span: Span) -> str:
    return unmark(_TAG.sub(" ", document.source[span]))
