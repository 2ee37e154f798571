"""Entries that are list items, with whatever lines and sub-bullets belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...markdown.document import Block, Document
from ...markdown.sections import Section
from ..entry import Entry
from ..evidence import looks_like_paper
from ..labels import label_kind
from ..lead import find_title
from ..pieces import plain, read_links, shows_paper
from ..stating import state_from_text, state_venue

# Most lines have no colon so early, which is quickly seen.
_KEY = re.compile(r"(?=[^:：\n]{1,36}+\s*[:：])[*_`]{0,3}(?P<key>[^:：\n]{1,30}?)[*_`]{0,3}\s*[:：]")
_SHARE = 0.5
_SHORT = 3
_FIELD_WORDS = 5  # of a venue that stands in a field of its own


def read_bullets(document: Document, block: Block, section: Section) -> Iterator[Entry | Block]:
    """The entries of a list and of the lists within it, and the items that are none."""
    inner = [_inner(document, item, section) for item in block.children]
    found = [
        _bullet(document, item, block, section, below)
        for item, below in zip(block.children, inner, strict=True)
    ]
    looks = [entry is not None and looks_like_paper(entry) for entry in found]
    among_papers = sum(looks) > _SHARE * len(found)
    for item, entry, below, sure in zip(block.children, found, inner, looks, strict=True):
        topic = any(isinstance(part, Entry) for part in below)
        if entry and (sure or (among_papers and not topic and len(entry.title) > _SHORT)):
            yield entry
        elif topic:
            yield from below
        else:
            yield item


def _inner(document: Document, item: Block, section: Section) -> list[Entry | Block]:
    """What the lists within an item hold."""
    lists = (child for child in item.children if child.kind == "list")
    return [part for child in lists for part in read_bullets(document, child, section)]


def _bullet(
    document: Document, item: Block, container: Block, section: Section, below: list[Entry | Block]
) -> Entry | None:
    """An item with a title as an entry, whether or not it is one: that depends on those around it.

    None for a topic, which has papers below it and none itself.
    """
    lead = next((child for child in item.children if child.kind == "paragraph"), None)
    if lead is None or item.children[0] is not lead or has_key(document, lead):
        return None
    papers = [part for part in below if isinstance(part, Entry)]
    if papers and not lead.inlines:
        return None
    title = find_title(document, lead)
    words = plain(document, title.span, lead) if title else ""
    if title is None or not words:
        return None
    own = read_links(document, lead, title.span)
    if papers and (not own or (len(papers) > 1 and not shows_paper(own[:1]))):
        return None
    blocks = [block for block in item.walk() if block.kind == "paragraph"]  # of its sub-bullets, too
    links = own + [link for block in blocks if block is not lead for link in read_links(document, block)]
    if not links and len(blocks) > 1:
        return None
    return _entry(
        document, Entry(words, title.span, links, title.shape, section, item.span, item, container), blocks
    )


def _entry(document: Document, entry: Entry, blocks: list[Block]) -> Entry:
    """The entry with its venue and year and with the shape that people would name."""
    entry.span = document.source.trim(entry.span)
    if entry.shape == "venue-link-bullet" and entry.links and entry.links[0].label:
        state_venue(entry, entry.links[0].label)
    elif entry.shape == "pipe-fields":
        state_venue(entry, _last_field(document, entry))
    state_from_text(document, entry, blocks)
    if entry.container.ordered and entry.shape == "tagged-bullet":
        entry.shape = "numbered"
    return entry


def _last_field(document: Document, entry: Entry) -> str:
    """The last of the fields between title and links, unless it is a list of authors."""
    end = min((link.span.start for link in entry.links), default=entry.span.end)
    fields = [field.strip() for field in document.text[entry.title_span.end : end].split("|")]
    last = next((field for field in reversed(fields) if field), "")
    return last if "," not in last and len(last.split()) <= _FIELD_WORDS and "et al" not in last else ""


def has_key(document: Document, block: Block) -> str | None:
    """The kind that a `Paper: …` line announces."""
    content = block.content or block.span
    match = _KEY.match(document.text, *content)
    return label_kind(match["key"]) if match else None
