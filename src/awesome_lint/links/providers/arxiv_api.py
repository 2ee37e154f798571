"""Calls of arXiv's API, again where that helps: an empty page, an id that it refuses with all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..api import Api, Unavailable
from ..record import Record
from .arxiv_feed import Feed

_FLAKES = 3  # tries of an answer that is not whole
_REFUSALS = 5  # ids of one request that arXiv may call ill-formed, each for one more request

Found = dict[str, Record]
"""Records by id, with its version if one was asked for."""


async def fetch(api: Api, ids: Sequence[str]) -> tuple[Found, str]:
    """What is there of some papers, and why that may not be all; without a reason, it is."""
    found: Found = {}
    left, flakes, refusals = list(ids), _FLAKES, _REFUSALS
    try:
        while left:
            feed = await _feed(api, {"id_list": ",".join(left), "max_results": str(len(left))})
            found |= feed.found(left)
            if feed.error:
                left, refusals = _without(left, feed.error), refusals - 1
            elif feed.whole:
                break
            else:
                flakes -= 1
            if not flakes or not refusals:
                return found, "leaves out part of its answers"
    except Unavailable as error:
        return found, str(error)
    return found, ""


async def search(api: Api, query: str, most: int) -> list[Record]:
    """The papers that a query finds, the best first, each with a link to it. Raises Unavailable."""
    feed = await _feed(api, {"search_query": query, "max_results": str(most)})
    if feed.error:
        raise Unavailable(feed.error[:100])
    return feed.with_links()


async def _feed(api: Api, params: Mapping[str, str]) -> Feed:
    reply = await api.get(params=params)
    if reply.status not in (200, 400):
        raise Unavailable(f"answers {reply.status}")
    feed = Feed(reply.body)
    if reply.status == 400 and not feed.error:
        raise Unavailable("answers 400")
    return feed


def _without(ids: Sequence[str], error: str) -> list[str]:
    """The ids without the one that an error names, which costs all others their answer."""
    left = [id for id in ids if id not in error.split()]
    if len(left) == len(ids):
        raise Unavailable(error[:100])
    return left
