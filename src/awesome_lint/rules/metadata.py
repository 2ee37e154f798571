"""AL4: venue, year and title against what the URLs say."""

from __future__ import annotations

from collections.abc import Iterator

from ..papers.entry import Entry, Link
from ..papers.identifiers import names_paper
from ..papers.venues import venue
from .registry import Context, Hit, rule

# Papers are posted late, and a year may be that of a preprint; from here on it is a slip.
_YEARS_EARLY = 3
_PREPRINTS = ("arxiv", "hal", "ssrn", "biorxiv", "medrxiv")
_WITH_FINDINGS = {"Findings", "ACL", "EMNLP", "NAACL", "EACL", "AACL"}


@rule(
    "AL401",
    "year-before-arxiv-id",
    scope="link",
    sites=("arxiv",),
    severity="warning",
    bad="# CVPR 2019\n\n- A Paper [[paper](https://arxiv.org/abs/2303.00001)]\n",
    good="# CVPR 2023\n\n- A Paper [[paper](https://arxiv.org/abs/2303.00001)]\n",
)
def year_before_arxiv_id(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A year three or more years before the month that the arXiv id names.

    The year or the id is probably wrong. Papers are often posted a year or two late,
    so a smaller gap is not reported.
    """
    found = link.resource
    if not found or not found.year or not entry.year or entry.year_source == "url":
        return
    if entry.year + _YEARS_EARLY <= found.year:
        name = found.id.partition(":")[2]
        text = f"year {entry.year}, but {name} was posted in {found.year}; one of them is wrong"
        yield Hit(link.target, text)


@rule(
    "AL402",
    "venue-contradicts-url",
    scope="link",
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
    if _main(link, entry):
        text = f"venue {entry.venue}, but the URL is of {found.venue}; one of them is wrong"
        yield Hit(link.target, text)


def _one_family(first: str, second: str) -> bool:
    """Whether two venues are one conference, its workshops and tracks counted in."""
    bases = {name.partition(" ")[0].removesuffix("W") for name in (first, second)}
    return len(bases) == 1 or ("Findings" in bases and bases <= _WITH_FINDINGS)


def _main(link: Link, entry: Entry) -> bool:
    """Whether a link is to the paper itself; a second venue (a journal version) is no contradiction."""
    mains = [x for x in entry.links if x.resource and names_paper(x.resource) and x.resource.venue]
    return link is mains[0] if mains else False


@rule(
    "AL403",
    "year-contradicts-url",
    scope="link",
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
    if (
        not found
        or not found.year
        or not entry.year
        or entry.year_source == "url"
        or found.scheme in _PREPRINTS
    ):
        return
    if found.venue and found.venue == entry.venue_id and found.year != entry.year:
        yield Hit(
            link.target, f"year {entry.year}, but the URL is of {found.venue} {found.year}; one is wrong"
        )


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

    ECCV is held in even years, ICCV in odd ones; none before its first edition.
    """
    known = venue(entry.venue_id) if entry.venue_id else None
    if not known or not entry.year or "url" in (entry.venue_source, entry.year_source):
        return
    # A venue from one place and a year from another need not belong together.
    if entry.venue_source == entry.year_source and known.held(entry.year) is False:
        yield Hit(entry.title_span, f"{known.id} {entry.year}: there was no {known.id} in that year")
