"""What is known of a paper: from what somebody says, from its URLs, and from whoever can be asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..papers.addresses import lacks_scheme, without_tracking
from ..papers.identifiers import Resource, recognise, split_host
from ..papers.labels import link_kind
from ..papers.venues import find_venue
from .paper import NewPaper, WritingError, cleaned

Lookup = Callable[[Resource], NewPaper | None]

_ARXIV = re.compile(
    r"(?:arxiv:\s*)?(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)", re.I
)
_DOI = re.compile(r"(?:doi:\s*)?(?P<id>10\.\d{4,9}/\S+)", re.I)
_OPENREVIEW = re.compile(r"openreview:\s*(?P<id>[\w-]+)", re.I)
_SITES = (
    (_ARXIV, "https://arxiv.org/abs/{}"),
    (_DOI, "https://doi.org/{}"),
    (_OPENREVIEW, "https://openreview.net/forum?id={}"),
)


def describe(given: Sequence[str], told: NewPaper, lookup: Lookup | None = None) -> NewPaper:
    """A paper by its ids or URLs. What was told wins over what is looked up, and that over what URLs say.

    Its title is '' where nobody knows it.
    """
    links = tuple(dict.fromkeys([*map(read_link, given), *told.links]))
    resources = [found for _, url in links if (found := recognise(url)) and found.is_paper]
    known = [told, *filter(None, map(lookup, resources) if lookup else ()), *_by_urls(resources)]
    title = next((paper.title for paper in known if paper.title), "")
    venue, year = _venue(known)
    return NewPaper(
        title=cleaned(title) if title else "",
        links=tuple({url: (kind, url) for kind, url in _all_links(links, known)}.values()),
        authors=next((paper.authors for paper in known if paper.authors), ()),
        year=told.year or year,
        venue=venue,
    )


def read_link(text: str) -> tuple[str, str]:
    """The kind and the canonical URL of an id or a URL as people write it."""
    text = given = text.strip()
    for form, url in _SITES:
        if match := form.fullmatch(text):
            text = url.format(match["id"])
    if lacks_scheme(text):
        text = f"https://{text}"
    found = recognise(text)
    if not split_host(text) or (found is None and _looks_like_id(text)):
        hint = "; the list is named with --to" if given.endswith((".md", ".markdown")) else ""
        raise WritingError(f"neither an id nor a URL of a paper: {given}{hint}")
    if found is None:
        return link_kind(None, text), without_tracking(text)[0]
    return ("arxiv" if found.scheme == "arxiv" else link_kind(None, found.same_form)), found.same_form


def _looks_like_id(url: str) -> bool:
    """Whether a URL is to a site whose papers are known by their ids, but is to none of them."""
    return split_host(url) in ("arxiv.org", "doi.org", "openreview.net")


def _by_urls(resources: Sequence[Resource]) -> list[NewPaper]:
    """What URLs tell, those of a venue first: a paper's preprint may be of the year before."""
    ranked = sorted(resources, key=lambda found: found.venue is None)
    return [NewPaper("", year=found.year, venue=found.venue) for found in ranked]


def _venue(known: Sequence[NewPaper]) -> tuple[str | None, int | None]:
    """The venue, and the year that goes with it."""
    for paper in known:
        if paper.venue:
            named = find_venue(paper.venue, field=True)
            year = paper.year or (named.year if named else None)
            written = named.written if named and named.written else paper.venue
            return written, year or next((p.year for p in known if p.year), None)
    return None, next((paper.year for paper in known if paper.year), None)


def _all_links(links: Sequence[tuple[str, str]], known: Sequence[NewPaper]) -> list[tuple[str, str]]:
    """The links that were given, and of the others those of a kind that is not there yet."""
    found, ids = list(links), {link_id(url) for _, url in links}
    for kind, url in (link for paper in known[1:] for link in paper.links):
        if link_id(url) not in ids and kind not in {name for name, _ in found}:
            found.append((kind, url))
            ids.add(link_id(url))
    return found


def link_id(url: str) -> str:
    """The same for two URLs of one thing."""
    found = recognise(url)
    return found.id if found else url.rstrip("/")
