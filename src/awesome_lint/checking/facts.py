"""A list <-> JSON: as much of it as rules over several lists look at."""

from __future__ import annotations

import json
import zlib
from array import array
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from typing import Any

from ..markdown.document import Block
from ..markdown.inline import Inline
from ..markdown.sections import Section
from ..markdown.source import Source, Span
from ..papers.entry import Entry, Link, PaperList
from ..papers.identifiers import Resource
from ..papers.partners import marks
from ..papers.reader import read_list
from .coding import Damaged, one, optional, parts, span, to_json, typed

_LONGEST = 1000  # bytes that a character of a list makes, and then some
_CHECKED = 4  # bytes that say whether the others are as they were
_SOME = (Inline("link", Span(0, 0), Span(0, 0)),)


def pack_marks(papers: PaperList) -> bytes:
    """By what papers of the list are found in other files, as a line."""
    data = marks(papers).tobytes()
    return b2a_base64(zlib.crc32(data).to_bytes(_CHECKED, "big") + data)


def read_marks(line: bytes) -> array[int] | None:
    """The marks again; None where that is no such line."""
    try:
        data, found = a2b_base64(line), array("Q")
        found.frombytes(data[_CHECKED:])
    except ValueError:
        return None
    return found if data[:_CHECKED] == zlib.crc32(found.tobytes()).to_bytes(_CHECKED, "big") else None


def pack_list(papers: PaperList) -> bytes:
    """Sections and entries. Of their blocks only what cells hold, and which entries share one.

    As packed JSON, made piece by piece: the values of a long list would take as much memory as the list.
    """
    sections = {id(section): number for number, section in enumerate(papers.sections)}
    containers: dict[int, int] = {}
    for entry in papers.entries:
        containers.setdefault(id(entry.container), len(containers))
    entries = (
        to_json(_pack_entry(entry, sections[id(entry.section)], containers[id(entry.container)]))
        for entry in papers.entries
    )
    above = to_json([_pack_section(section, sections) for section in papers.sections])
    text = f"[{above},{len(containers)},[{','.join(entries)}]]"
    return zlib.compress(text.encode("ascii"), 1)


def _pack_section(section: Section, numbers: dict[int, int]) -> list[Any]:
    parent = numbers[id(section.parent)] if section.parent else None
    return [section.level, section.title, section.anchor, *section.span, parent]


def _pack_entry(entry: Entry, section: int, container: int) -> list[Any]:
    return [
        *(entry.title, *entry.title_span, entry.shape, *entry.span, section, container),
        _pack_block(entry.block),
        *(entry.venue, entry.venue_id, entry.venue_source, entry.year, entry.year_source, entry.authors),
        [_pack_link(link) for link in entry.links],
    ]


def _pack_block(block: Block) -> list[Any]:
    cells = block.children if block.kind == "row" else []
    return [block.kind, *block.span, [[*(cell.content or ()), bool(cell.inlines)] for cell in cells]]


def _pack_link(link: Link) -> list[Any]:
    places = (*link.span, *link.text, *link.target)
    return [link.kind, link.label, link.url, *places, link.host, list(link.resource or ())]


def read_back(data: bytes | None, source: Source, not_papers: tuple[str, ...]) -> PaperList:
    """The list of which JSON was made; where that is of no use, the list read anew."""
    try:
        values = _values(data or b"", _LONGEST * (len(source.text) + 1))
        return _list(values, source, not_papers)
    except (ValueError, RecursionError, zlib.error):
        papers = read_list(source.text, source.path, not_papers)
        papers.source = source
        return papers


def _values(data: bytes, most: int) -> Any:
    """What was packed, unless it is longer than the list can make it."""
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(data, most)
    return json.loads(b"" if unpacking.unconsumed_tail else text)


def _list(values: Any, source: Source, not_papers: tuple[str, ...]) -> PaperList:
    """The list again, without its blocks. Raises Damaged."""
    rows, count, entries = parts(values, 3)
    sections: list[Section] = []
    for row in typed(rows, list):
        sections.append(_section(row, source, sections))
    if not sections or not 0 <= typed(count, int) <= len(typed(entries, list)):
        raise Damaged
    containers = [Block("list", Span(0, len(source.text))) for _ in range(count)]
    made = [_entry(row, source, sections, containers) for row in entries]
    return PaperList(source, [], sections[0], None, made, not_papers=not_papers)


def _section(values: Any, source: Source, before: Sequence[Section]) -> Section:
    level, title, anchor, start, end, parent = parts(values, 6)
    if (parent is None) != (not before):
        raise Damaged
    above = one(before, parent) if before else None
    where = span(start, end, source)
    made = Section(None, typed(level, int), typed(title, str), typed(anchor, str), where, above)
    if above:
        above.children.append(made)
    return made


def _entry(values: Any, source: Source, sections: Sequence[Section], containers: Sequence[Block]) -> Entry:
    title, a, b, shape, start, end, section, container, block, *stated, authors, links = parts(values, 16)
    venue, venue_id, venue_source, year, year_source = stated
    return Entry(
        typed(title, str),
        span(a, b, source),
        [_link(link, source) for link in typed(links, list)],
        typed(shape, str),
        one(sections, section),
        span(start, end, source),
        _block(block, source),
        one(containers, container),
        optional(venue, str),
        optional(venue_id, str),
        optional(venue_source, str),
        optional(year, int),
        optional(year_source, str),
        [typed(author, str) for author in typed(authors, list)],
    )


def _block(values: Any, source: Source) -> Block:
    kind, start, end, cells = parts(values, 4)
    where = span(start, end, source)
    return Block(typed(kind, str), where, children=tuple(_cell(cell, source) for cell in typed(cells, list)))


def _cell(values: Any, source: Source) -> Block:
    *content, links = typed(values, list)
    inlines = _SOME if typed(links, bool) else ()
    if not content:
        return Block("cell", Span(0, 0), None, inlines)
    start, end = parts(content, 2)
    where = span(start, end, source)
    return Block("cell", where, where, inlines)


def _link(values: Any, source: Source) -> Link:
    kind, label, url, a, b, c, d, e, f, host, resource = parts(values, 11)
    return Link(
        typed(kind, str),
        optional(label, str),
        typed(url, str),
        span(a, b, source),
        span(c, d, source),
        span(e, f, source),
        typed(host, str),
        _resource(resource) if resource else None,
    )


def _resource(values: Any) -> Resource:
    id, scheme, url, form, version, venue, year, month, kind, slug, same_form, is_paper = parts(values, 12)
    return Resource(
        typed(id, str),
        typed(scheme, str),
        typed(url, str),
        optional(form, str),
        optional(version, str),
        optional(venue, str),
        optional(year, int),
        optional(month, int),
        typed(kind, str),
        optional(slug, str),
        typed(same_form, str),
        typed(is_paper, bool),
    )
