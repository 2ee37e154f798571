"""Entries that are list items: a title, then its links as tags."""

from __future__ import annotations

from ...markdown.document import Block, Document
from ...markdown.sections import Section
from ...markdown.text import plain_span
from ..entry import Entry, Link
from ..identifiers import names_paper
from ..labels import label_kind
from ..pieces import read_links, text_before


def tagged_bullet(document: Document, item: Block, container: Block, section: Section) -> Entry | None:
    """`- Title [[paper](u)] [[code](u)]`: None where the item is no such entry."""
    lead = next((child for child in item.children if child.kind == "paragraph"), None)
    if lead is None:
        return None
    links = read_links(document, lead)
    if not any(label_kind(link.label) or (link.resource and names_paper(link.resource)) for link in links):
        return None
    return _entry(document, lead, links, item, container, section)


def bare_bullet(document: Document, item: Block, container: Block, section: Section) -> Entry | None:
    """An item with neither links nor sub-lists, among items that are entries."""
    if len(item.children) == 0 or item.children[0].kind != "paragraph" or item.children[0].inlines:
        return None
    if any(child.kind not in ("paragraph", "blank") for child in item.children):
        return None
    return _entry(document, item.children[0], [], item, container, section)


def _entry(
    document: Document, lead: Block, links: list[Link], item: Block, container: Block, section: Section
) -> Entry | None:
    title_span = text_before(document, lead, links)
    title = plain_span(document.text, title_span, lead.inlines)
    if not title:
        return None
    span = document.source.trim(item.span)
    return Entry(title, title_span, links, "tagged-bullet", section, span, item, container)
