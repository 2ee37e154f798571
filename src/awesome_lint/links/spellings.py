"""One thing under several spellings of its URL: what is known of one holds for the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from .owners import whom_to_ask
from .services import NAMES
from .verdict import Verdict


def known_under(urls: Iterable[str], verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdicts, and those on other spellings of the URLs, as a fix may have left them."""
    known = dict(verdicts)
    new = [url for url in dict.fromkeys(urls) if url not in known]
    if new:
        things = {_thing(url): verdict for url, verdict in reversed([*verdicts.items()])}
        found = ((url, things.get(_thing(url))) for url in new)
        # Where it moved to is none of the places that it moved from.
        known |= {url: verdict for url, verdict in found if verdict and verdict.moved_to != url}
    return known


def _thing(url: str) -> object:
    """What a URL leads to, whatever its scheme, its case, or the page of a paper."""
    if asks := whom_to_ask(url, NAMES):
        return asks
    try:
        parts = urlsplit(url.lower())
    except ValueError:
        return url
    return parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query, parts.fragment
