"""Year sections newest first, venue sections in one order; topics stay where they are."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from ..config import Config
from ..markdown.sections import Section, slug
from ..markdown.source import Edit, Span
from ..papers.entry import PaperList
from ..papers.ordering import majority_order
from ..papers.venues import VenueName, find_venue, is_year_heading, resolve, venue
from .permute import permute
from .regions import off_regions

_LAST = 10_000


def section_edits(papers: PaperList, ranks: dict[str, int]) -> list[Edit]:
    """Edits that put subsections in order.

    A section that moves takes those inside along as they are: their turn comes when
    this is called again.
    """
    if _linked_by_number(papers):
        return []
    edits: list[Edit] = []
    done: list[Span] = []
    for section in papers.sections:
        if any(span.contains(section.span) for span in done):
            continue
        moved = _order_children(papers, section, ranks)
        if moved:
            edits += moved
            done.append(section.span)
    return edits


def _order_children(papers: PaperList, section: Section, ranks: dict[str, int]) -> list[Edit]:
    dated = [(child, key) for child in section.children if (key := _key(child, ranks))]
    movable = [(child, key) for child, key in dated if _may_move(papers, child)]
    if len(movable) < 2 or len(movable) != len(dated):
        return []
    order = sorted(range(len(movable)), key=lambda i: movable[i][1])
    # The white space between two sections stays where it is.
    return permute(papers.source, [papers.source.trim(child.span) for child, _ in movable], order)


def _key(section: Section, ranks: dict[str, int]) -> tuple[int, int] | None:
    """Newest year first, then the venue's rank; None for a topic."""
    if year := is_year_heading(section.title):
        return -year, -1
    named = _venue(section)
    if named is None or named.id is None:
        return None
    return -(named.year or 0), ranks.get(named.id, _LAST)


def _venue(section: Section) -> VenueName | None:
    """The venue that a short heading is the name of."""
    return find_venue(section.title) if len(section.title.split()) <= 4 else None


def _may_move(papers: PaperList, section: Section) -> bool:
    """Whether no region that is to stay as it is reaches over the section's edge."""
    return all(section.span.contains(r) or not section.span.touches(r) for r in off_regions(papers))


def _linked_by_number(papers: PaperList) -> bool:
    """Whether a link outside the contents leads to a heading whose anchor a move would renumber."""
    repeated = {name for name, n in Counter(slug(s.title) for s in papers.sections[1:]).items() if n > 1}
    if not repeated:
        return False
    linked = {link.url[1:] for entry in papers.entries for link in entry.links if link.url.startswith("#")}
    return any(s.anchor in linked for s in papers.sections[1:] if slug(s.title) in repeated)


def venue_ranks(papers: PaperList, config: Config) -> dict[str, int]:
    """The place of each venue: as configured, else as the list mostly has them, else as known."""
    if config.venue_order:
        return {resolve(name) or name: i for i, name in enumerate(config.venue_order)}
    before: Counter[tuple[str, str]] = Counter()
    names: dict[str, None] = {}
    for section in papers.sections:
        ids = [v.id for child in section.children if (v := _venue(child)) and v.id]
        names.update(dict.fromkeys(ids))
        before.update(combinations(ids, 2))
    ordered = majority_order(names, before, _known_rank) or sorted(names, key=_known_rank)
    return {name: i for i, name in enumerate(ordered)}


def _known_rank(name: str) -> int:
    known = venue(name)
    return known.rank if known else _LAST
