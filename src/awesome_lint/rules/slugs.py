"""AL4: an entry's title against the one that its URL spells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..papers.entry import Entry, Link
from ..papers.titles import title_key
from .registry import Context, Hit, rule, short

_FEW = 4  # words that say enough to tell two titles apart
_SURE = 24  # letters at the start that no two titles share
_STEM = 5  # letters of a word that count: 'pruning' and 'pruned' are one
_OTHER = re.compile(r"[\W_]+")
_SMALL = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "is",
    "of",
    "on",
    "the",
    "to",
    "using",
    "via",
}


@rule(
    "AL405",
    "title-contradicts-url",
    scope="link",
    sites=("cvf", "neurips-old", "ndss", "s2", "researchgate"),
    severity="warning",
    bad="# CVPR 2021\n\n- Pruning Large Networks Without Any Data [[paper](https://openaccess.thecvf.com/content/"
    "CVPR2021/html/Doe_A_Study_of_Graph_Colouring_in_the_Wild_CVPR_2021_paper.html)]\n",
    good="# CVPR 2021\n\n- A Study of Graph Colouring in the Wild [[paper](https://openaccess.thecvf.com/content/"
    "CVPR2021/html/Doe_A_Study_of_Graph_Colouring_in_the_Wild_CVPR_2021_paper.html)]\n",
)
def title_contradicts_url(link: Link, entry: Entry, ctx: Context) -> Iterator[Hit]:
    """A URL that spells the title of another paper.

    The link works, and leads to something else: it was left behind when an entry was
    copied. Titles change on the way to the camera-ready version, so one that shares half
    of its words with the URL, or a third the other way round, counts as the same.
    """
    slug = link.resource.slug if link.resource else None
    if slug and _own(link, entry) and _another(entry.title, slug):
        spelled = " ".join(slug.replace("_", " ").replace("-", " ").split())
        yield Hit(link.target, f"the URL is of another title: '{short(spelled)}'")


def _own(link: Link, entry: Entry) -> bool:
    """Whether the title is that of the paper: a post that is its own link may name one as a source."""
    titles = (x for x in entry.links if x.label is None)
    return link.label is None or all(x.resource and x.resource.is_paper for x in titles)


def _another(title: str, slug: str) -> bool:
    spelled = _letters(slug)
    if _letters(title).startswith(spelled[:_SURE]) or spelled.startswith(_letters(title.partition(":")[0])):
        return False
    ours, theirs = _words(title), _words(slug)
    shared = len(ours & theirs)
    return min(len(ours), len(theirs)) >= _FEW and shared <= len(theirs) / 2 and shared <= len(ours) / 3


def _letters(text: str) -> str:
    return _OTHER.sub("", text).lower()


def _words(title: str) -> set[str]:
    return {word[:_STEM] for word in title_key(title).split() if word not in _SMALL}
