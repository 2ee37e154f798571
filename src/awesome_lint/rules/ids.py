"""AL5: ids of arXiv and OpenReview, which say by themselves whether they can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Span
from ..papers.entry import Entry, Link
from ..rare import rare
from .registry import Context, Hit, replace, rule, short

_ARXIV = rare(
    r"(?P<start>https?://(?:www\.)?arxiv\.org)(?P<page>/(?:abs|pdf))?/+(?P<id>[^?#]*)(?P<rest>.*)", re.I
)
_ARXIV_ID = rare(r"(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d+)?(?!\d)", re.I)
_JUNK = rare(r"[]\[(){},.;:!'\"|]+")  # it was left behind by markup or prose
_OPENREVIEW = rare(r"/(?:forum|pdf|attachment)\?(?:[^#]*&)?id=(?P<id>[^&#]*)")
_EARLY_ID = rare(r"[BHSr][1Jkyxm]")  # as those of 2017 and 2018 start
_OPENREVIEW_ID = re.compile(r"[A-Za-z0-9_-]{6,14}")
_TEN_CHARACTERS_SINCE = 2020  # before that, one of 2018 may be meant


@rule(
    "AL506",
    "impossible-arxiv-id",
    scope="link",
    sites=("arxiv", ""),
    severity="error",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2012.00001.)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2012.00001)]\n",
)
def impossible_arxiv_id(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An arXiv id that cannot exist: a month 13, a month to come, too many digits.

    Ids are YYMM.NNNN until 2014 and YYMM.NNNNN since. Look the paper up. The fix cuts off
    punctuation behind an id, and puts in a missing `/abs/`.
    """
    found, today = link.resource, ctx.today
    if found and found.scheme == "arxiv":
        if (found.year or 0, found.month or 0) > (today.year, today.month):
            name = found.id.partition(":")[2]
            yield Hit(link.target, f"arXiv id {name} is of a month to come; look the paper up")
        return
    match = _ARXIV.match(link.url) if link.host.endswith("arxiv.org") else None
    if match is None or found:
        return
    name, id = match["id"], _ARXIV_ID.match(match["id"])
    if id and not match["page"] and id.end() == len(name):
        url = f"{match['start']}/abs/{name}"
        yield Hit(link.target, "arXiv link without /abs/", replace(link.target, url, "put in /abs/"))
    elif id and _JUNK.fullmatch(name, id.end()):
        at = link.target.start + match.start("id") + id.end()
        fix = replace(Span(at, link.target.end), match["rest"], f"end the URL after {id.group()}")
        yield Hit(link.target, f"'{name[id.end() :]}' behind the arXiv id {id.group()}", fix)
    elif match["page"]:
        yield Hit(link.target, f"'{short(name)}' cannot be an arXiv id; look the paper up")


@rule(
    "AL508",
    "openreview-id",
    scope="link",
    sites=("openreview", ""),
    hosts=lambda host: host.endswith("openreview.net"),
    severity="warning",
    bad="# ICLR 2023\n\n- A Paper [[paper](https://openreview.net/forum?id=abcdefghi)]\n",
    good="# ICLR 2023\n\n- A Paper [[paper](https://openreview.net/forum?id=abcdefghij)]\n",
)
def openreview_id(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An OpenReview id that is too short, or of a length that its year does not have.

    Ids had 9 characters in 2017 and 2018, the first of them B, H, S or r, and have 10 or
    more since. Programs that turn text into links drop an underscore or hyphen at the end.
    """
    match = _OPENREVIEW.search(link.url)
    if match is None:
        return
    id, year = match["id"], None if entry.year_source == "url" else entry.year
    early = id[:1] in ("B", "H", "S", "r") if year is None else year < _TEN_CHARACTERS_SINCE
    if not _OPENREVIEW_ID.fullmatch(id):
        yield Hit(link.target, f"'{short(id)}' cannot be an OpenReview id; look the paper up")
    elif len(id) == 9 and not early and _EARLY_ID.match(id):
        yield Hit(link.target, f"OpenReview id '{id}' is of 2017 or 2018, and not of {year}; one is wrong")
    elif len(id) < 9 or (len(id) == 9 and not early):
        yield Hit(link.target, f"OpenReview id '{id}' has {len(id)} characters: is its end cut off?")


@rule(
    "AL519",
    "abstract-link-to-pdf",
    scope="link",
    sites=("arxiv",),
    when=lambda link, entry: link.url[-4:].lower() == ".pdf",
    severity="warning",
    fix="safe",
    bad="- A Paper [[paper](https://arxiv.org/abs/2001.00001.pdf)]\n",
    good="- A Paper [[paper](https://arxiv.org/abs/2001.00001)]\n",
)
def abstract_link_to_pdf(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """An arXiv link to `/abs/` that ends in `.pdf`.

    It is half of one address and half of another. arXiv sends the reader on to the abstract
    page, and so does the fix.
    """
    found = link.resource
    if found and found.form == "abs":
        end = Span(link.target.end - len(".pdf"), link.target.end)
        yield Hit(link.target, "arXiv link to /abs/ that ends in .pdf", replace(end, "", "leave out .pdf"))
