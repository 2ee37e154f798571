"""AL7: the order of entries and sections."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..markdown.sections import Section
from ..papers.entry import PaperList
from ..papers.habits import settle
from ..papers.ordering import in_order, runs
from ..papers.section_order import section_key, venue_ranks
from ..papers.venues import is_year_heading
from .registry import Context, Hit, Place, Severity, rule

_ENTRIES = [f"- Paper {c} [[paper](https://arxiv.org/abs/2001.0{ord(c):04d})]\n" for c in "ABCDEFGHIJKL"]
_VENUES = "".join(
    f"\n# {year}\n" + "".join(f"\n## {venue}\n\nText.\n" for venue in ("AAAI", "CVPR", "ICML"))
    for year in range(2023, 2018, -1)
)
_NAMES = {"title": "title", "date": "date", "date-desc": "date, newest first", "url": "URL"}


@rule(
    "AL701",
    "entry-out-of-order",
    scope="list",
    severity="info",
    bad="# Papers\n\n" + "".join([*_ENTRIES[1:], _ENTRIES[0]]),
    good="# Papers\n\n" + "".join(_ENTRIES),
    options="order",
)
def entry_out_of_order(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """An entry that breaks the order which the list keeps.

    Judged by the order that four fifths of at least ten pairs of neighbours follow, or by
    `order`. `awesome-lint fmt` sorts.
    """
    name = settle(ctx.config.order, ctx.conventions.order)
    if name is None:
        return
    severity: Severity | None = "warning" if ctx.config.order else None
    for run in runs(papers):
        for first, second in pairwise(run):
            if not in_order(first, second, name):
                related = Place(papers.source, first.title_span, f"'{first.title}' stands before it")
                message = f"out of the order by {_NAMES[name]}"
                yield Hit(second.title_span, message, None, (related,), severity)


@rule(
    "AL702",
    "section-out-of-order",
    scope="list",
    severity="info",
    bad="# 2022\n\nText.\n\n# 2023\n\nText.\n\n# 2021\n\nText.\n",
    good="# 2023\n\nText.\n\n# 2022\n\nText.\n\n# 2021\n\nText.\n",
)
def section_out_of_order(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """Year sections that do not stand newest first.

    Silent where the list has its years oldest first throughout. `awesome-lint fmt` sorts.
    """
    for section in papers.sections:
        years = [(child, year) for child in section.children if (year := is_year_heading(child.title))]
        values = [year for _, year in years]
        if values == sorted(values) or len(values) < 3:
            continue
        for (first, a), (second, b) in pairwise(years):
            if a < b:
                yield _misplaced(papers, first, second)


@rule(
    "AL703",
    "venue-out-of-order",
    scope="list",
    severity="info",
    bad="# 2024\n\n## ICML\n\nText.\n\n## CVPR\n\nText.\n" + _VENUES,
    good="# 2024\n\n## CVPR\n\nText.\n\n## ICML\n\nText.\n" + _VENUES,
    options="venue-order",
)
def venue_out_of_order(papers: PaperList, ctx: Context) -> Iterator[Hit]:
    """A venue's section that stands elsewhere than in the list's other years.

    Judged by the order that four fifths of at least ten pairs of sections keep, or by
    `venue-order`. `awesome-lint fmt` sorts.
    """
    learnt, configured = ctx.conventions.venues, ctx.config.venue_order
    if not configured and not (learnt.habit and learnt.habit.binding and learnt.habit.share < 1):
        return
    ranks = venue_ranks(configured or learnt.order)
    severity: Severity | None = "warning" if configured else None
    for section in papers.sections:
        keyed = [(child, key) for child in section.children if (key := section_key(child, ranks))]
        for (first, a), (second, b) in pairwise(keyed):
            if a[0] == b[0] and a[1] > b[1]:
                yield _misplaced(papers, first, second)._replace(severity=severity)


def _misplaced(papers: PaperList, first: Section, second: Section) -> Hit:
    assert first.heading
    assert second.heading
    related = Place(papers.source, papers.source.trim(first.heading.span), "stands before it")
    return Hit(
        papers.source.trim(second.heading.span), f"{second.title} below {first.title}", None, (related,)
    )
