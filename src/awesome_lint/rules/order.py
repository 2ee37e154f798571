"""AL7: the order of entries and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..markdown.sections import Section
from ..papers.entry import PaperList
from ..papers.habits import settle
from ..papers.ordering import follows, in_order, runs
from ..papers.section_order import section_key, venue_ranks
from ..papers.venues import is_year_heading
from .registry import Context, Hit, Place, Severity, rule

_ENTRIES = [f"- Paper {c} [[paper](https://arxiv.org/abs/2001.0{ord(c):04d})]\n" for c in "ABCDEFGHIJKL"]
_VENUES = "".join(
    f"\n# {year}\n" + "".join(f"\n## {venue}\n\nText.\n" for venue in ("AAAI", "CVPR", "ICML"))
    for year in range(2023, 2018, -1)
)
_HTML_HEADING = re.compile(r"<h[1-6]\b", re.I)
_STRICT = 0.9
_KEPT = ("title", "url")
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

    Judged by `order`, or by the titles or URLs that nearly all of at least ten pairs of
    neighbours follow: where fewer do, the list may keep an order of its own, such as by
    venue and then by title. `awesome-lint fmt` sorts.
    """
    grouped, configured = runs(papers), ctx.config.order
    kept = not configured and any(follows(grouped, name, _STRICT) for name in _KEPT)
    name = settle(configured, ctx.conventions.order if kept else None)
    if name is None or (kept and name not in _KEPT):
        return
    severity: Severity | None = "warning" if configured else None
    for run in grouped:
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

    Years that follow each other are compared: behind a heading that is none they may start
    anew. Silent where the list has its years oldest first. `awesome-lint fmt` sorts.
    """
    for section in papers.sections:
        for run in _year_runs(papers, section):
            values = [year for _, year in run]
            if values == sorted(values) or len(values) < 3:
                continue
            for (first, a), (second, b) in pairwise(run):
                if a < b:
                    yield _misplaced(papers, first, second)


def _year_runs(papers: PaperList, section: Section) -> Iterator[list[tuple[Section, int]]]:
    """Neighbouring subsections that are years, with no other heading between them, of HTML neither."""
    run: list[tuple[Section, int]] = []
    for child in section.children:
        year = is_year_heading(child.title)
        if year:
            run.append((child, year))
        if run and (not year or _HTML_HEADING.search(papers.text, *child.span)):
            yield run
            run = []
    yield run


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
