"""Proposed links -> the list with them, each in the list's own form and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..guard import check_loss
from ..markdown.source import Edit, apply_edits
from ..papers.entry import PaperList
from ..papers.reader import read_again
from ..writing.links import add_link
from ..writing.paper import WritingError
from ..writing.style import Style
from .proposals import Proposal


def with_links(papers: PaperList, proposals: Sequence[Proposal]) -> PaperList:
    """The list with all links that have a place. Raises LossError where anything would be lost."""
    places = {id(entry): place for place, entry in enumerate(papers.entries)}
    left = [(places[id(proposal.entry)], proposal) for proposal in proposals if proposal.kind != "venue"]
    before = papers
    while left:
        # One an entry at a time: where the next one goes depends on it.
        now = dict(reversed(left))
        left = [(place, proposal) for place, proposal in left if now[place] is not proposal]
        papers = _with(papers, now)
    check_loss(before, papers)
    return papers


def _with(papers: PaperList, links: Mapping[int, Proposal]) -> PaperList:
    """The list with those of the links that are read back as they were meant."""
    edits = dict(_edits(papers, links))
    while edits:
        after = read_again(papers, apply_edits(papers.text, list(edits.values())))
        if len(after.entries) != len(papers.entries):
            return papers
        lost = [place for place in edits if not _is_linked(after, place, links[place].value)]
        if not lost:
            return after
        edits = {place: edit for place, edit in edits.items() if place not in lost}
    return papers


def _edits(papers: PaperList, links: Mapping[int, Proposal]) -> Iterator[tuple[int, Edit]]:
    style = Style(papers)
    for place, (_, kind, url, *_) in links.items():
        try:
            yield place, add_link(style, papers.entries[place], kind, url)
        except WritingError:
            continue  # it stays a proposal


def _is_linked(papers: PaperList, place: int, url: str) -> bool:
    wanted = Style(papers).url(url)
    return any(link.url == wanted for link in papers.entries[place].links)
