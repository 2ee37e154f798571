"""What links lead to, so that two lists can be compared by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from ..papers.addresses import is_placeholder
from ..papers.entry import Entry, Link
from ..papers.identifiers import host_fact, recognise
from ..papers.identity import paper_key
from ..papers.labels import label_kind

_SITES = ("arxiv", "openreview")
_VAGUE = ("other", "venue", "pwc")  # links to people and places, and to what was shut down
_BESIDE = ("supplement", "attachment")  # stands under the id of the paper, but is not it
_WEB = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)


def compared(entry: Entry) -> Iterator[Link]:
    """The links that every list of the paper may be expected to have."""
    for link in entry.links:
        if link.kind in _VAGUE or not link.host or is_placeholder(link.url):
            continue
        said = link.label is None or link.resource is not None or label_kind(link.label) is not None
        fact = host_fact(link.host)
        if said and not (fact and fact.retired):  # a name leads to a person's page
            yield link


def target(link: Link) -> str:
    """The same for two addresses of one thing."""
    return target_of(link.url)


def target_of(url: str) -> str:
    """The id of what a URL leads to, else the page without what does not matter in its address."""
    found = recognise(url)
    if found is None:
        return _page(url)
    return f"{paper_key(found.id)}#{found.form}" if found.form in _BESIDE else paper_key(found.id)


@lru_cache(maxsize=16384)
def _page(url: str) -> str:
    host, slash, path = _WEB.sub("", url.partition("#")[0], count=1).partition("/")
    return f"url:{host.lower()}{slash}{unquote(path).removesuffix('index.html')}".rstrip("/")


def role(link: Link) -> str:
    """What the link is to the paper; a preprint and a forum are that under any label."""
    found = link.resource
    if found and found.form in _BESIDE:
        return "supplement"
    return found.scheme if found and found.scheme in _SITES else link.kind


def names_of(entry: Entry) -> list[str]:
    """What names the paper in a list of any language: its ids, and pages of it that have no id."""
    pages = (target(link) for link in compared(entry) if link.kind == "paper" and link.resource is None)
    return [*dict.fromkeys([*map(paper_key, entry.ids), *pages])]
