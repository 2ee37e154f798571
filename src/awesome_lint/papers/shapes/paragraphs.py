"""Entries that are paragraphs: a title in bold or as a link, then lines or bullets with its links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...markdown.document import Block, Document
from ...markdown.sections import Section
from ...markdown.source import Span
from ..entry import Entry
from ..evidence import looks_like_paper
from ..lead import Title, find_title
from ..pieces import plain, read_links
from ..stating import state_from_text
from .bullets import has_key

_SHAPES = {"title-link-bullet": "paragraph", "bold-title": "bold-paragraph", "venue-link-bullet": "paragraph"}
_SEPARATE = ("heading", "table", "break")


def read_paragraphs(document: Document, blocks: Sequence[Block], section: Section) -> Iterator[Entry]:
    """What would be entries among sibling blocks, if paragraphs are entries in this list."""
    leads = [(place, title) for place, block in enumerate(blocks) if (title := _title(document, block))]
    ends = [*(place for place, _ in leads[1:]), len(blocks)][: len(leads)]
    for (place, title), end in zip(leads, ends, strict=True):
        group = list(_attached(blocks[place:end]))
        entry = _entry(document, group, title, section)
        if looks_like_paper(entry) or _has_keys(document, group):
            yield entry


def _has_keys(document: Document, group: list[Block]) -> bool:
    """Whether a `Paper: …` line belongs to a paragraph, though no link may stand in it yet."""
    return any(
        has_key(document, part) for block in group[1:] for part in block.walk() if part.kind == "paragraph"
    )


def _title(document: Document, block: Block) -> Title | None:
    found = find_title(document, block) if block.kind == "paragraph" else None
    return found if found and found.shape in _SHAPES else None


def _attached(blocks: Sequence[Block]) -> Iterator[Block]:
    """A paragraph and what belongs to it: the lines and lists up to another kind of block."""
    for place, block in enumerate(blocks):
        if block.kind in _SEPARATE or (place and block.kind == "html"):
            return
        yield block


def _entry(document: Document, group: list[Block], title: Title, section: Section) -> Entry:
    texts = [part for block in group for part in block.walk() if part.kind == "paragraph"]
    links = [link for block in texts for link in read_links(document, block, title.span)]
    span = document.source.trim(Span(group[0].span.start, group[-1].span.end))
    words = plain(document, title.span, group[0])
    entry = Entry(words, title.span, links, _SHAPES[title.shape], section, span, group[0], group[0])
    state_from_text(document, entry, texts)
    return entry
