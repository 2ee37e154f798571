"""The links of an entry in one order, their labels in one spelling."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from ..markdown.source import Edit, Span, apply_edits
from ..papers.conventions import Conventions, label_span
from ..papers.entry import Entry, Link, PaperList
from ..papers.labels import label_kind


def link_edits(
    papers: PaperList, order: tuple[str, ...], habits: Conventions, labels: Mapping[str, str]
) -> list[Edit]:
    """Edits that order and respell the tags of each bullet. Tables have a column for each."""
    edits = []
    for entry in papers.entries:
        if entry.block.kind == "item":
            edits += _entry_edits(papers, entry, order, habits, labels)
    return edits


def _entry_edits(
    papers: PaperList, entry: Entry, order: tuple[str, ...], habits: Conventions, labels: Mapping[str, str]
) -> list[Edit]:
    tags = [link for link in entry.links if link.label is not None]
    if not _side_by_side(papers, tags) or not all(label_kind(link.label) for link in tags):
        order = ()
    wanted = sorted(tags, key=lambda link: order.index(link.kind) if link.kind in order else len(order))
    return [
        Edit(here.span, _spelled(papers, link, habits, labels))
        for here, link in zip(tags, wanted, strict=True)
    ]


def _side_by_side(papers: PaperList, tags: list[Link]) -> bool:
    """Whether only white space and punctuation stand between the tags: else they are part of a sentence."""
    gaps = (papers.text[a.span.end : b.span.start] for a, b in pairwise(tags))
    return not any(char.isalnum() for gap in gaps for char in gap)


def _spelled(papers: PaperList, link: Link, habits: Conventions, labels: Mapping[str, str]) -> str:
    """The link as it stands, with its label in the usual spelling."""
    text, span = papers.source[link.span], label_span(link, papers.source)
    usual = habits.wanted_label(link, labels)
    if not span or not usual or usual.value == link.label:
        return text
    shifted = Span(span.start - link.span.start, span.end - link.span.start)
    return apply_edits(text, [Edit(shifted, usual.value)])
