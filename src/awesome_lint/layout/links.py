"""The links of an entry in one order, their labels in one spelling."""

from __future__ import annotations

from collections.abc import Mapping

from ..config import Config
from ..markdown.source import Edit, Span, apply_edits
from ..papers.entry import Link, PaperList
from ..papers.labelling import Labelling, label_span
from ..papers.link_order import TABLES, LinkOrder, rearranged, rows


def link_edits(papers: PaperList, config: Config) -> list[Edit]:
    """Edits that order and respell the tags of each entry. Tables have a column for each.

    Another label may be of another kind, so the list's order and labels are learnt as it is now.
    """
    edits, usual = [], Labelling(papers)
    order = config.link_order or LinkOrder(rows(papers)).order
    for entry in (entry for entry in papers.entries if entry.shape not in TABLES):
        moved = {id(here): new for here, new in rearranged(papers.source, entry, order)}
        for link in entry.links:
            new = moved.get(id(link), link)
            respelled = _respelled(papers, new, usual, config.labels)
            # Two links may share a mark of emphasis, so one that stays is not written anew.
            edits += respelled if new is link else [Edit(link.span, _within(papers, new.span, respelled))]
    return edits


def _respelled(papers: PaperList, link: Link, usual: Labelling, labels: Mapping[str, str]) -> list[Edit]:
    """The edit of a label that is not in the usual spelling."""
    span, wanted = label_span(link, papers.source), usual.wanted(link, labels)
    return [Edit(span, wanted.value)] if span and wanted and wanted.value != link.label else []


def _within(papers: PaperList, place: Span, edits: list[Edit]) -> str:
    """What stands in a place, with edits of it made."""
    shifted = [Edit(Span(a - place.start, b - place.start), text) for (a, b), text in edits]
    return apply_edits(papers.source[place], shifted)
