"""Entries that are sections: the heading is the title or the name, the links stand below."""

from __future__ import annotations

from ...markdown.document import Document
from ...markdown.sections import Section
from ..entry import Entry
from ..lead import find_title
from ..opening import find_venue_only
from ..pieces import plain, read_links, shows_paper
from ..stating import state_from_text

_MOST_LINKS = 15


def section_entry(document: Document, section: Section) -> Entry | None:
    """A section without subsections as an entry, if papers are sections in this list."""
    if section.heading is None or not section.title or section.children or find_venue_only(section.title):
        return None
    texts = [part for block in section.blocks for part in block.walk() if part.kind == "paragraph"]
    title = find_title(document, section.heading)
    links = [link for block in texts for link in read_links(document, block)]
    if title is None or not shows_paper(links) or len(links) > _MOST_LINKS:
        return None
    words = plain(document, title.span, section.heading)
    span = document.source.trim(section.span)
    entry = Entry(words, title.span, links, "heading", section, span, section.heading, section.heading)
    state_from_text(document, entry, [section.heading, *texts])
    return entry
