"""Year sections newest first, venue sections in one order; topics stay where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..markdown.document import parse
from ..markdown.sections import Section, slug
from ..markdown.source import Edit, Span
from ..papers.entry import PaperList
from ..papers.section_order import section_key
from .permute import permute
from .regions import off_regions


def section_edits(papers: PaperList, ranks: dict[str, int]) -> list[Edit]:
    """Edits that put subsections in order.

    A section that moves takes those inside along as they are: their turn comes when
    this is called again.
    """
    if _linked_by_number(papers):
        return []
    edits: list[Edit] = []
    done: list[Span] = []
    off = off_regions(papers)
    for section in papers.sections:
        if any(span.contains(section.span) for span in done):
            continue
        moved = _order_children(papers, section, ranks, off)
        if moved:
            edits += moved
            done.append(section.span)
    return edits


def _order_children(
    papers: PaperList, section: Section, ranks: dict[str, int], off: Sequence[Span]
) -> list[Edit]:
    dated = [(child, key) for child in section.children if (key := section_key(child, ranks))]
    movable = [(child, key) for child, key in dated if _may_move(papers, child, off)]
    if len(movable) < 2 or len(movable) != len(dated):
        return []
    if len({child.level for child, _ in movable}) > 1:
        return []  # one would move into the other
    order = sorted(range(len(movable)), key=lambda i: movable[i][1])
    # The white space between two sections stays where it is.
    places = [papers.source.trim(child.span) for child, _ in movable]
    between = min((papers.text[a.end : b.start] for a, b in pairwise(places)), key=len)
    edits = permute(papers.source, places, order)
    closed = [_closed(edit.text, between, papers.source.newline) for edit in edits]
    return [Edit(e.span, text) for e, text in zip(edits, closed, strict=True) if text and all(closed)]


def _closed(text: str, gap: str, newline: str) -> str | None:
    """A section that a heading may follow after a gap, if it can be: HTML or code at its end could go on."""
    for end in ("", newline):
        if parse(f"{text}{end}{gap}# next").blocks[-1].kind == "heading":
            return text + end
    return None


def _may_move(papers: PaperList, section: Section, off: Iterable[Span]) -> bool:
    """Whether no region that is to stay as it is reaches over the section's edge."""
    moved = papers.source.trim(section.span)
    return all(moved.contains(region) or not section.span.touches(region) for region in off)


def _linked_by_number(papers: PaperList) -> bool:
    """Whether a link outside the contents leads to a heading whose anchor a move would renumber."""
    repeated = {name for name, n in Counter(slug(s.title) for s in papers.sections[1:]).items() if n > 1}
    if not repeated:
        return False
    linked = {link.url[1:] for entry in papers.entries for link in entry.links if link.url.startswith("#")}
    return any(s.anchor in linked for s in papers.sections[1:] if slug(s.title) in repeated)
