"""Document -> entries: which blocks are papers, and what the headings above say of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.contents import find_contents
from ..markdown.document import Block, parse
from ..markdown.sections import Section, read_sections
from .entry import Entry, PaperList
from .evidence import holds_no_papers
from .identifiers import recognise
from .shapes.bullets import read_bullets
from .shapes.headings import section_entry
from .shapes.html_tables import read_html_rows
from .shapes.paragraphs import read_paragraphs
from .shapes.tables import table_entries
from .stating import fill, section_venue

_FEW = 3  # paragraphs or sections that look like papers; fewer are an introduction


def read_list(text: str, path: str = "-", not_papers: tuple[str, ...] = ()) -> PaperList:
    """Parse a list of papers. Never fails; a file without papers has no entries.

    `not_papers` are titles of sections that hold none, whatever they look like.
    """
    document = parse(text, path)
    root, contents = read_sections(document), find_contents(document)
    papers = PaperList(document.source, document.blocks, root, contents, not_papers=not_papers)
    for section, found in _evidence(papers):
        stated = section_venue(section)
        for part in found:
            if isinstance(part, Entry):
                fill(part, stated)
                papers.entries.append(part)
            elif _names_paper(papers, part):
                papers.skipped.append(papers.source.trim(part.span))
    papers.entries.sort(key=lambda entry: entry.span.start)
    return papers


def read_again(papers: PaperList, text: str) -> PaperList:
    """The same list with another text."""
    return read_list(text, papers.source.path, papers.not_papers)


def _evidence(papers: PaperList) -> Iterator[tuple[Section, list[Entry | Block]]]:
    """What each section holds, in the shapes that the file as a whole gives evidence for."""
    inner = {id(s): list(_read_section(papers, s)) for s in papers.sections}
    paragraphs = {
        id(s): [] if holds_no_papers(s, papers.not_papers) else list(read_paragraphs(papers, s.blocks, s))
        for s in papers.sections
    }
    bare = [s for s in papers.sections if not paragraphs[id(s)] and not _count(inner[id(s)])]
    headings = {id(s): entry for s in bare if (entry := section_entry(papers, s))}
    by_heading = len(headings) > max(_FEW, len(papers.sections) - len(bare))
    by_paragraph = sum(map(len, paragraphs.values())) >= _FEW
    for section in papers.sections:
        found, own = inner[id(section)], paragraphs[id(section)]
        if by_heading and id(section) in headings:
            found = [headings[id(section)]]
        elif by_paragraph and own:
            found = [*own, *(x for x in found if not any(entry.span.contains(x.span) for entry in own))]
        yield section, found


def _count(found: list[Entry | Block]) -> int:
    return sum(isinstance(part, Entry) for part in found)


def _read_section(papers: PaperList, section: Section) -> Iterator[Entry | Block]:
    if not holds_no_papers(section, papers.not_papers):
        for block in section.blocks:
            yield from _read_block(papers, block, section)


def _read_block(papers: PaperList, block: Block, section: Section) -> Iterator[Entry | Block]:
    """Entries of a block, and the items and rows that are none."""
    if papers.contents and block is papers.contents.block:
        return
    if block.kind == "table":
        yield from table_entries(papers, block, section)
    elif block.kind == "list":
        yield from read_bullets(papers, block, section)
    elif block.kind == "html":
        yield from read_html_rows(papers, block, section)
    else:
        for child in block.children:
            yield from _read_block(papers, child, section)


def _names_paper(papers: PaperList, block: Block) -> bool:
    """Whether a link in the block names a paper."""
    targets = (papers.source[i.target] for b in block.walk() for i in b.inlines if i.target.start >= 0)
    return any(r is not None and r.is_paper for r in map(recognise, targets))
