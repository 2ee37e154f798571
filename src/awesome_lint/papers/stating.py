"""What an entry, its section and its URLs say of venue and year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from ..markdown.document import Block, Document
from ..markdown.sections import Section
from ..markdown.source import Span
from ..markdown.text import plain_span
from ..rare import rare
from .entry import Entry
from .labels import label_kind
from .venues import VenueName, find_venue, is_year_heading

_BADGE = rare(r"img\.shields\.io/badge/(?P<text>[^)\s?]{1,200}?)-[^-)\s?]{1,100}(?=[)\s?]|$)")
# An acronym beside a year is a venue, though the table does not have it.
_UNKNOWN = rare(r"\b([A-Z]{3,8})[\s,'’-]{1,2}((?:19|20)\d\d)\b")
_LONGEST = 600  # characters of an entry's rest in which a venue is looked for


def section_venue(section: Section) -> tuple[VenueName | None, int | None]:
    """The venue that the headings above name, and the year; the innermost wins."""
    named: VenueName | None = None
    year: int | None = None
    for part in section.up():
        found = find_venue(part.title) if len(part.title.split()) <= 6 else None
        named = named or (found if found and found.id else None)
        year = year or (found.year if found else None) or is_year_heading(part.title)
    return named, year


def state_from_text(document: Document, entry: Entry, blocks: Iterable[Block]) -> None:
    """Take venue and year from what is left of the entry without its title and labelled links."""
    if entry.venue is None or entry.year is None:
        state_from_words(entry, _rest(document, entry, blocks))


def state_from_words(entry: Entry, words: Iterable[str]) -> None:
    """Take venue and year from texts that say nothing else, or little."""
    text = " ".join(words)[:_LONGEST]
    found = find_venue(text)
    if found is None:
        return
    if not found.id and (other := _UNKNOWN.search(text)):
        found = VenueName(other[1], None, int(other[2]))
    if entry.venue is None and found.written:
        entry.venue, entry.venue_id, entry.venue_source = found.written, found.id, "entry"
    if entry.year is None and found.year:
        entry.year, entry.year_source = found.year, "entry"


def state_venue(entry: Entry, text: str) -> None:
    """Take the venue, and perhaps the year, from a text that is there to name it."""
    found = find_venue(text, field=True)
    if found and (found.id or found.written):
        entry.venue, entry.venue_id, entry.venue_source = found.written, found.id, "entry"
    if found and found.year and not entry.year:
        entry.year, entry.year_source = found.year, "entry"


def _rest(document: Document, entry: Entry, blocks: Iterable[Block]) -> list[str]:
    known = [x.span for x in entry.links if not x.label or label_kind(x.label) or x.label == x.url]
    gone, rest = sorted([entry.title_span, *known]), []
    for block in blocks:
        at, stop = block.content or block.span
        for start, end in gone[bisect_left(gone, (at,)) : bisect_left(gone, (stop,))]:
            if end > stop:
                continue
            if at < start:
                rest.append(_shown(document, at, start, block))
            at = max(at, end)
        rest += (_shown(document, at, stop, block), *_badges(document, block))
    return rest


def _shown(document: Document, start: int, end: int, block: Block) -> str:
    """The plain text between two places, which is mostly the blank between two links."""
    if document.text[start:end].strip():
        return plain_span(document.text, Span(start, end), block.inlines)
    return ""


def _badges(document: Document, block: Block) -> Iterator[str]:
    """What the badges in a block say."""
    content = block.content or block.span
    if not block.inlines or document.text.find("img.shields.io", *content) < 0:
        return
    for badge in _BADGE.finditer(document.text, *content):
        words = unquote(badge["text"]).replace("--", "\0").replace("-", " ").replace("_", " ")
        yield words.replace("\0", "-")


def fill(entry: Entry, stated: tuple[VenueName | None, int | None]) -> None:
    """Venue and year that the entry does not state: from its section, else from its URLs."""
    named, year = stated
    if entry.venue is None and named is not None:
        entry.venue, entry.venue_id, entry.venue_source = named.written, named.id, "section"
    if entry.year is None and year:
        entry.year, entry.year_source = year, "section"
    if entry.venue is not None and entry.year is not None:
        return
    resources = [link.resource for link in entry.links if link.resource and link.resource.is_paper]
    resources.sort(key=lambda resource: not resource.venue)  # a preprint is of another year
    if entry.venue is None and (name := next((r.venue for r in resources if r.venue), None)):
        entry.venue, entry.venue_id, entry.venue_source = name, name, "url"
    if entry.year is None and (found := next((r.year for r in resources if r.year), None)):
        entry.year, entry.year_source = found, "url"
