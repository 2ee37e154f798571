"""The parts of the canonical form, one after the other, each checked for losses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from ..config import Config
from ..guard import check_loss
from ..markdown.source import Edit, Span, apply_edits
from ..papers.entry import PaperList
from ..papers.ordering import infer_order
from ..papers.reader import read_again
from ..papers.section_order import VenueOrder, venue_ranks
from .blanks import blank_edits
from .contents import contents_edits
from .entries import entry_edits
from .links import link_edits
from .regions import off_regions
from .sections import section_edits
from .tables import table_edits

PARTS = frozenset({"order", "links", "toc", "blank-lines"})

MAX_DEPTH = 8  # a move takes what is inside along, and headings nest six deep


@dataclass
class Plan:
    """What the form of this list is."""

    papers: PaperList
    config: Config
    notes: list[str] = field(default_factory=list)
    ordered: str = ""

    def order(self, papers: PaperList) -> str:
        """The key that entries are ordered by; by one, they may come to show another, which then holds."""
        if self.config.order:
            value, why = self.config.order, ", as configured"
        else:
            value, share, cases = infer_order(papers)
            followed = f"{share:.0%} of {cases} neighbours follow it already"
            why = f": {followed if share else 'the list follows no order'}"
        if value != self.ordered:
            self.notes.append(f"ordered by {value}{why}")
        self.ordered = value
        return value

    @cached_property
    def venue_ranks(self) -> dict[str, int]:
        return venue_ranks(self.config.venue_order or VenueOrder(self.papers.sections).order)


@dataclass(frozen=True)
class Formatted:
    """The text in canonical form, and what was decided on the way."""

    text: str
    notes: list[str]


Stage = Callable[[PaperList, Plan], list[Edit]]
# The contents are written when the sections are where they belong, blank lines when all is.
_STAGES: tuple[tuple[str, Stage], ...] = (
    ("order", lambda papers, plan: section_edits(papers, plan.venue_ranks)),
    # Links come before entries: one with another label may be that whose URL an entry is ordered by.
    ("links", lambda papers, plan: link_edits(papers, plan.config)),
    ("order", lambda papers, plan: entry_edits(papers, plan.order(papers))),
    ("order", lambda papers, plan: table_edits(papers, plan.order(papers))),
    ("toc", lambda papers, plan: contents_edits(papers)),
    ("blank-lines", lambda papers, plan: blank_edits(papers)),
)


def format_list(
    papers: PaperList, config: Config, parts: frozenset[str] = PARTS, *, whole: bool = True
) -> Formatted:
    """The list in canonical form, or, where not the whole of it is wanted, after the first change.

    Nothing is written to disk. Raises LossError when something would be lost: that is a bug
    here, and the list is as it was.
    """
    plan, text = Plan(papers, config), papers.text
    for part, stage in _STAGES:
        for _ in range(MAX_DEPTH if part in parts else 0):
            before, papers = papers, _apply(papers, stage(papers, plan), named=part == "toc")
            if papers is before:
                break
            if papers.text != text and not whole:
                return Formatted(papers.text, plan.notes)
    return Formatted(papers.text, plan.notes)


def _apply(papers: PaperList, edits: list[Edit], named: bool) -> PaperList:
    """The list after a stage. Only the contents are written anew; all else must still be there."""
    off = off_regions(papers)
    edits = [edit for edit in edits if not any(_hits(region, edit, named) for region in off)]
    edits = [edit for edit in edits if papers.source[edit.span] != edit.text]
    if not edits:
        return papers
    after = read_again(papers, apply_edits(papers.text, edits))
    check_loss(papers, after, edits if named else ())
    return after


def _hits(region: Span, edit: Edit, named: bool) -> bool:
    """Whether an edit would change a region. What moves as a whole takes the regions inside along."""
    return region.touches(edit.span) and (named or not edit.span.contains(region))
