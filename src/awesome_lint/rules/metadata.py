"""AL4: venue, year and title against what the URLs say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..papers.entry import Entry, Link
from ..papers.plainly import own_words, stated_year
from ..papers.venues import venue
from ..rare import rare
from .registry import Context, Hit, rule

# Papers are posted late, and a year may be that of a preprint; from here on it is a slip.
_YEARS_EARLY = 3
_PREPRINTS = ("arxiv", "hal", "ssrn", "biorxiv", "medrxiv")
_TRACK = rare(r"\b(?:workshops?|findings)\b", re.I)


@rule(
    "AL401",
    "year-before-arxiv-id",
    scope="link",
    sites=("arxiv",),
    when=lambda link, entry: entry.year and entry.year + _YEARS_EARLY <= (link.resource.year or 0),
    severity="warning",
    bad="# CVPR 2019\n\n- A Paper [[paper](https://arxiv.org/abs/2303.00001)]\n",
    good="# CVPR 2023\n\n- A Paper [[paper](https://arxiv.org/abs/2303.00001)]\n",
)
def year_before_arxiv_id(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A year three or more years before the month that the arXiv id names.

    The year or the id is probably wrong. Papers are often posted a year or two late,
    so a smaller gap is not reported; journals post theirs later still.
    """
    found, known = link.resource, venue(entry.venue_id) if entry.venue_id else None
    if found and stated_year(entry, ctx.source) == entry.year and not (known and known.kind == "journal"):
        name = found.id.partition(":")[2]
        text = f"year {entry.year}, but {name} was posted in {found.year}; one of them is wrong"
        yield Hit(link.target, text)


@rule(
    "AL402",
    "venue-contradicts-url",
    scope="link",
    when=lambda link, entry: (found := link.resource) and found.venue and found.venue != entry.venue_id,
    severity="warning",
    bad="# CVPR 2020\n\n- A Paper [[paper](https://proceedings.mlr.press/v119/doe20a.html)]\n",
    good="# ICML 2020\n\n- A Paper [[paper](https://proceedings.mlr.press/v119/doe20a.html)]\n",
)
def venue_contradicts_url(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A venue other than the one in whose proceedings the link is.

    The host, the path or the number of the volume says where a paper was published.
    A workshop, a track or the findings of a conference count as the conference.
    """
    found = link.resource
    if not found or not found.venue or not entry.venue_id or entry.venue_source == "url":
        return
    stated = venue(entry.venue_id)
    if not stated or stated.kind == "preprint" or _one_family(found.venue, entry.venue_id):
        return
    # PMLR began as the workshop and conference proceedings of JMLR.
    if _main(link, entry) and (found.scheme, stated.id) != ("pmlr", "JMLR"):
        text = f"venue {entry.venue}, but the URL is of {found.venue}; one of them is wrong"
        yield Hit(link.target, text)


def _one_family(first: str, second: str) -> bool:
    """Whether two venues are one, its workshops and tracks counted in, or have met together."""
    a, b = _base(first), _base(second)
    return a == b or any(known and {a, b} & set(known.together) for known in (venue(a), venue(b)))


def _base(name: str) -> str:
    """The conference of a workshop or track."""
    known = venue(name)
    return name[:-1] if known and known.kind == "workshop" else name.removesuffix(" D&B")


def _main(link: Link, entry: Entry) -> bool:
    """Whether a link is to the paper itself; a second venue (a journal version) is no contradiction."""
    mains = [x for x in entry.links if x.resource and x.resource.is_paper and x.resource.venue]
    return link is mains[0] if mains else False


@rule(
    "AL403",
    "year-contradicts-url",
    scope="link",
    when=lambda link, entry: (found := link.resource) and found.venue and found.year != entry.year,
    severity="warning",
    bad="# CVPR 2020\n\n- A Paper [[paper](https://openaccess.thecvf.com/content/CVPR2021/html/"
    "Doe_A_Paper_CVPR_2021_paper.html)]\n",
    good="# CVPR 2021\n\n- A Paper [[paper](https://openaccess.thecvf.com/content/CVPR2021/html/"
    "Doe_A_Paper_CVPR_2021_paper.html)]\n",
)
def year_contradicts_url(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A year other than that of the proceedings which the link leads to.

    Judged only where the URL names the same venue as the entry, so that a preprint or
    a journal version of another year is left alone.
    """
    found = link.resource
    if not found or not found.year or found.venue != entry.venue_id:
        return
    if entry.venue_source == "url" or found.scheme in _PREPRINTS:
        return
    if (year := stated_year(entry, ctx.source)) and year != found.year:
        text = f"year {year}, but the URL is of {found.venue} {found.year}; one of them is wrong"
        yield Hit(link.target, text)


@rule(
    "AL404",
    "venue-not-held",
    scope="entry",
    severity="warning",
    bad="# ECCV 2021\n\n- A Paper [[paper](https://arxiv.org/abs/2101.00001)]\n",
    good="# ECCV 2022\n\n- A Paper [[paper](https://arxiv.org/abs/2101.00001)]\n",
)
def venue_not_held(entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A conference in a year in which it was not held.

    ECCV is held in even years, ICCV in odd ones; none before its first edition, and none
    has papers more than a year ahead.
    """
    known = venue(entry.venue_id) if entry.venue_id else None
    # A venue from one place and a year from another need not belong together.
    if not known or not entry.year or entry.venue_source != entry.year_source or entry.year_source == "url":
        return
    ahead = entry.year > ctx.today.year + 1
    if (ahead or known.held(entry.year) is False) and stated_year(entry, ctx.source) == entry.year:
        why = "that year is to come" if ahead else f"there was no {known.id} in that year"
        yield Hit(entry.title_span, f"{known.id} {entry.year}: {why}")


@rule(
    "AL409",
    "track-contradicts-url",
    scope="link",
    sites=("cvf", "acl", "doi"),
    when=lambda link, entry: link.resource.venue and link.resource.venue != entry.venue_id,
    severity="info",
    bad="# ACL 2023\n\n- A Paper [[paper](https://aclanthology.org/2023.findings-acl.1)]\n",
    good="# Findings of ACL 2023\n\n- A Paper [[paper](https://aclanthology.org/2023.findings-acl.1)]\n",
)
def track_contradicts_url(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A paper of a workshop, or of the Findings, under the name of the conference alone.

    The URL says where it was published. Many lists mean to name the conference only, so
    this is a remark.
    """
    found = link.resource
    if not found or not found.venue or not entry.venue_id or entry.venue_source == "url":
        return
    if found.venue == f"{entry.venue_id}W":
        track = f"the workshops of {entry.venue_id}"
    elif found.venue == "Findings" != entry.venue_id and _one_family(found.venue, entry.venue_id):
        track = "the Findings"
    else:
        return
    if not _TRACK.search(" ".join(own_words(entry, ctx.source))):
        yield Hit(link.target, f"venue {entry.venue}, but the URL is of {track}")
