"""The links of an entry in one order, their labels in one spelling."""

from __future__ import annotations

from collections.abc import Mapping

from ..markdown.source import Edit, Span, apply_edits
from ..papers.entry import Link, PaperList
from ..papers.labelling import Labelling, label_span
from ..papers.link_order import TABLES, rearranged


def link_edits(
    papers: PaperList, order: tuple[str, ...], usual: Labelling, labels: Mapping[str, str]
) -> list[Edit]:
    """Edits that order and respell the tags of each entry. Tables have a column for each."""
    edits = []
    for entry in (entry for entry in papers.entries if entry.shape not in TABLES):
        moved = {id(here): new for here, new in rearranged(papers.source, entry, order)}
        for link in entry.links:
            edits.append(Edit(link.span, _spelled(papers, moved.get(id(link), link), usual, labels)))
    return edits


def _spelled(papers: PaperList, link: Link, usual: Labelling, labels: Mapping[str, str]) -> str:
    """The link as it stands, with its label in the usual spelling."""
    text, span = papers.source[link.span], label_span(link, papers.source)
    wanted = usual.wanted(link, labels)
    if not span or not wanted or wanted.value == link.label:
        return text
    shifted = Span(span.start - link.span.start, span.end - link.span.start)
    return apply_edits(text, [Edit(shifted, wanted.value)])
