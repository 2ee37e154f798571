"""Document -> entries: which blocks are papers, and what the headings above say of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.contents import find_contents
from ..markdown.document import Block, parse
from ..markdown.sections import Section, read_sections
from .entry import Entry, PaperList
from .identifiers import names_paper, recognise
from .pieces import section_venue
from .shapes.bullets import bare_bullet, tagged_bullet
from .shapes.tables import table_entries
from .venues import venue


def read_list(text: str, path: str = "-") -> PaperList:
    """Parse a list of papers. Never fails; a file without papers has no entries."""
    document = parse(text, path)
    papers = PaperList(document.source, document.blocks, read_sections(document), find_contents(document))
    for section in papers.sections:
        stated = section_venue(section)
        for block in section.blocks:
            for found in _read_block(papers, block, section):
                if isinstance(found, Entry):
                    _fill(found, stated)
                    papers.entries.append(found)
                elif _names_paper(papers, found):
                    papers.skipped.append(papers.source.trim(found.span))
    return papers


def _read_block(papers: PaperList, block: Block, section: Section) -> Iterator[Entry | Block]:
    """Entries of a block, and the items and rows that are none."""
    if papers.contents and block is papers.contents.block:
        return
    if block.kind == "table":
        yield from table_entries(papers, block, section)
    elif block.kind == "list":
        yield from _read_bullets(papers, block, section)
    else:
        for child in block.children:
            yield from _read_block(papers, child, section)


def _read_bullets(papers: PaperList, block: Block, section: Section) -> Iterator[Entry | Block]:
    found = [tagged_bullet(papers, item, block, section) for item in block.children]
    among_entries = sum(map(bool, found)) * 2 > len(found)
    for item, entry in zip(block.children, found, strict=True):
        lists = [child for child in item.children if child.kind == "list"]
        if entry:
            yield entry
        elif lists:
            for inner in lists:
                yield from _read_bullets(papers, inner, section)
        else:
            yield among_entries and bare_bullet(papers, item, block, section) or item


def _fill(entry: Entry, stated: tuple[object, int | None]) -> None:
    """Venue and year that the entry does not state: from its section, else from its URLs."""
    named, year = stated
    if entry.venue is None and named is not None:
        entry.venue, entry.venue_id, entry.venue_source = named.written, named.id, "section"
    if entry.year is None and year:
        entry.year, entry.year_source = year, "section"
    resources = [link.resource for link in entry.links if link.resource and names_paper(link.resource)]
    if entry.venue is None and (name := next((r.venue for r in resources if r.venue), None)):
        known = venue(name)
        entry.venue, entry.venue_id, entry.venue_source = name, known.id if known else None, "url"
    if entry.year is None and (found := next((r.year for r in resources if r.year), None)):
        entry.year, entry.year_source = found, "url"


def _names_paper(papers: PaperList, block: Block) -> bool:
    """Whether a link in the block names a paper."""
    targets = (papers.source[i.target] for b in block.walk() for i in b.inlines if i.target.start >= 0)
    return any(r is not None and names_paper(r) for r in map(recognise, targets))
