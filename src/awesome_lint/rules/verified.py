"""AL8, continued: whether what links lead to is the paper of their entry, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..papers.entry import Entry, Link
from .registry import Context, Hit, Place, rule, short

if TYPE_CHECKING:
    from ..links.record import Record
    from ..papers.sameness import Fit

# What compares titles is imported when links were checked, which most runs do without.
_PRUNING = "- Pruning the Filters of Networks "
_WRONG = f"{_PRUNING}[[paper](https://arxiv.org/abs/2001.00002)]\n"
_RIGHT = f"{_PRUNING}[[paper](https://arxiv.org/abs/2001.00001)]\n"
_OTHER = f"{_PRUNING}[[paper](https://arxiv.org/abs/2001.00003)]\n"
_IN_A_VENUE = f"{_PRUNING}[[paper](https://arxiv.org/abs/2001.00001)] ICML 2020\n"
_ARCHIVED = f"{_PRUNING}[[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/owner/name)]\n"
_KEPT = f"{_PRUNING}[[paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/owner/another)]\n"
_TWO = "- Pruner [[paper](https://openreview.net/forum?id=abcdefghij)] [[arxiv](https://arxiv.org/abs/2001.00002)]\n"
_ONE = "- Pruner [[paper](https://openreview.net/forum?id=abcdefghij)] [[arxiv](https://arxiv.org/abs/2001.00001)]\n"
_LONGEST = 200


def _asked(ctx: Context) -> bool:
    """Whether links were checked."""
    return bool(ctx.verdicts)


def _fits(entry: Entry, ctx: Context) -> Mapping[str, Fit]:
    """How what the links of an entry lead to fits it, by URL; those that are right left out."""
    found: Mapping[int, Mapping[str, Fit]] = ctx.shared("fits", lambda: dict(_not_right(ctx)))
    return found.get(entry.span.start, {})


def _not_right(ctx: Context) -> Iterator[tuple[int, Mapping[str, Fit]]]:
    from ..links.fitting import RIGHT, fits, paper_links
    from ..papers.claims import claim_of

    for entry in ctx.papers.entries:
        urls = [link.url for link in paper_links(entry)]
        found = fits(claim_of(ctx.papers, entry), urls, ctx.verdicts)
        if left := {url: how for url, how in found.items() if how not in RIGHT}:
            yield entry.span.start, left


def _said(entry: Entry, ctx: Context) -> Iterator[tuple[Link, Record]]:
    """The links of an entry of which anything is said, each URL once."""
    for url, link in {link.url: link for link in reversed(entry.links)}.items():
        verdict = ctx.verdicts.get(url)
        if verdict and verdict.record:
            yield link, verdict.record


def _fitting(entry: Entry, ctx: Context, how: Fit) -> Iterator[tuple[Link, str]]:
    """The links that fit in this way, and both titles."""
    found = _fits(entry, ctx)
    for link, record in _said(entry, ctx):
        if found.get(link.url) == how:
            yield link, f"'{_title(record.title)}' ({record.source}), not '{_title(entry.title)}'"


def _title(title: str) -> str:
    return short(title, _LONGEST)


@rule("AL803", "wrong-paper", scope="entry", needs=_asked, severity="error", bad=_WRONG, good=_RIGHT)
def wrong_paper(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link that works, and leads to another paper.

    Whoever keeps the paper says what it is called, and that has nothing to do with the title in
    the list; nor has the title of an earlier version, and no author or name of it stands in the
    entry. Often an id with one digit wrong, or that of the entry before. Look for the right link.
    """
    for link, titles in _fitting(entry, ctx, "wrong"):
        yield Hit(link.target, f"leads to {titles}: another paper")


@rule("AL809", "doubtful-paper", scope="entry", needs=_asked, severity="info", bad=_RIGHT, good=_OTHER)
def doubtful_paper(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A link to a paper whose title is something like the one in the list.

    It may have been renamed, or be another one of the same people. Compare the two titles.
    """
    for link, titles in _fitting(entry, ctx, "doubtful"):
        yield Hit(link.target, f"leads to {titles}: compare them")


@rule("AL810", "withdrawn-paper", scope="entry", needs=_asked, severity="warning", bad=_RIGHT, good=_OTHER)
def withdrawn_paper(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A paper that was withdrawn by its authors, or retracted by its publisher.

    arXiv and the publishers keep such papers, marked. Say so in the list, or take the entry out.
    What was withdrawn from a venue at OpenReview may have been published at another.
    """
    for link, record in _said(entry, ctx):
        for remark in record.remarks if record.source != "OpenReview" else ():
            if remark in ("withdrawn", "retracted"):
                yield Hit(link.target, f"{remark}, says {record.source}; say so, or remove the entry")


@rule("AL811", "since-published", scope="entry", needs=_asked, severity="info", bad=_RIGHT, good=_IN_A_VENUE)
def since_published(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A preprint that was published since, as its authors say on arXiv.

    Only where the entry names no venue, or calls the paper a preprint. Add the venue, and a link
    to the published version.
    """
    if entry.venue_id not in (None, "arxiv"):
        return
    for link, record in _said(entry, ctx):
        from ..links.published import publication

        if record.source == "arXiv" and (found := publication(record)):
            yield Hit(link.target, f"published since: {found.name} (arXiv: '{_title(found.evidence)}')")


@rule("AL812", "archived-repository", scope="entry", needs=_asked, severity="info", bad=_ARCHIVED, good=_KEPT)
def archived_repository(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A repository that its owners archived.

    It is kept for reading, and nothing is mended in it. Say so in the list, if that matters there.
    """
    for link, record in _said(entry, ctx):
        if "archived" in record.remarks:
            yield Hit(link.target, f"archived, says {record.source}")


@rule("AL813", "two-papers-verified", scope="entry", needs=_asked, severity="warning", bad=_TWO, good=_ONE)
def two_papers_verified(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """Two links of one entry that lead to different papers.

    Their owners give them titles that have nothing to do with each other, and other authors, and
    the title in the list does not say which is right. Look at both.
    """
    from ..links.fitting import paper_links, strangers

    links = {link.url: link for link in paper_links(entry)}
    for one, other in strangers(_fits(entry, ctx), ctx.verdicts):
        titles = [record.title for url in (one, other) if (record := ctx.verdicts[url].record)]
        place = Place(ctx.source, links[one].target, "the other paper")
        said = f"leads to '{_title(titles[1])}', another link to '{_title(titles[0])}'"
        yield Hit(links[other].target, f"{said}: one is wrong", related=(place,))
