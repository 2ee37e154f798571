"""arXiv's API: up to 200 ids a request, of which those it does not know are absent from the answer."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from ..api import Api, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record
from . import datacite
from .arxiv_feed import Feed
from .batches import batches

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_BATCH = 200
_FLAKES = 3  # tries of an answer that is not whole
_REFUSALS = 5  # ids of one request that arXiv may call ill-formed, each for one more request
_VERSIONS = 12  # of one paper, whose titles are asked for
_ID = re.compile(
    r"(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+/\d\d(?:0[1-9]|1[0-2])\d{3})(?:v[1-9]\d{0,3})?", re.A
)
_PINNED = re.compile(r"(?<=\d)v(\d{1,4})\Z", re.A)

_Found = dict[str, Record]


class _InPart(Unavailable):
    """Some of those that are there are left out."""

    def __init__(self, found: _Found) -> None:
        super().__init__("leaves out part of its answers")
        self.found = found


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What arXiv says, or DataCite where arXiv does not answer. An absent id is not there."""
    asked = {question.asks.id: question for question in questions if question.asks}
    for id in [id for id in asked if not _ID.fullmatch(id)]:
        yield asked.pop(id), _unknown(id)
    doubtful: _Found = {}
    trouble: Unavailable | None = None
    for ids in batches(list(asked), _BATCH):
        # Where it answered nothing, it is not asked for more.
        found, trouble = ({}, trouble) if trouble else await _fetched(apis["arxiv"], ids)
        async for id, outcome in _outcomes(ids, found, trouble, apis):
            record = outcome.record
            if record and record.source == "arXiv" and record.version > 1 and asked[id].doubts(record):
                doubtful[id] = record
            else:
                yield asked[id], outcome
        trouble = None if found else trouble
    async for id, record in _with_history(doubtful, apis["arxiv"]):
        yield asked[id], _alive(record)


def _alive(record: Record) -> Outcome:
    return Outcome(status=200, record=record)


def _unknown(id: str) -> Outcome:
    return Outcome(failure="unknown", detail=f"arXiv has no {id}")


async def _outcomes(
    ids: Sequence[str], found: _Found, trouble: Unavailable | None, apis: Apis
) -> AsyncIterator[tuple[str, Outcome]]:
    for id in ids:
        if id in found or not trouble:
            yield id, _alive(found[id]) if id in found else _unknown(id)
    if trouble:
        async for one in _registered([id for id in ids if id not in found], apis, trouble):
            yield one


async def _fetched(api: Api, ids: Sequence[str]) -> tuple[_Found, Unavailable | None]:
    """Records by id, and why they may not be all."""
    try:
        return await _fetch(api, ids), None
    except _InPart as error:
        return error.found, error
    except Unavailable as error:
        return {}, error


async def _fetch(api: Api, ids: Sequence[str]) -> _Found:
    """Records by id as asked for; what is absent is not there. Raises Unavailable."""
    found: _Found = {}
    left, flakes, refusals = list(ids), _FLAKES, _REFUSALS
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
            raise _InPart(found)
    return found


async def _feed(api: Api, params: dict[str, str]) -> Feed:
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


async def search(api: Api, query: str, most: int) -> list[Record]:
    """The papers that a query finds, the best first, each with a link to it. Raises Unavailable."""
    feed = await _feed(api, {"search_query": query, "max_results": str(most)})
    if feed.error:
        raise Unavailable(feed.error[:100])
    return feed.with_links()


async def _with_history(doubtful: _Found, api: Api) -> AsyncIterator[tuple[str, Record]]:
    """The records with the titles of their earlier versions: a paper may have been renamed."""
    earlier = {id: _earlier(id, record.version) for id, record in doubtful.items()}
    found: _Found = {}
    answered: set[str] = set()
    with suppress(Unavailable):  # what is known counts, and the question stays open
        for some in batches([one for ids in earlier.values() for one in ids], _BATCH):
            found |= await _fetch(api, some)
            answered.update(some)
    for id, record in doubtful.items():
        titles = dict.fromkeys(found[one].title for one in earlier[id] if one in found)
        yield id, replace(record, earlier=tuple(titles), traced=answered.issuperset(earlier[id]))


def _earlier(id: str, version: int) -> list[str]:
    """The first version and the last few before the latest."""
    return [f"{id}v{n}" for n in sorted({1, *range(max(1, version - _VERSIONS + 1), version)})]


async def _registered(
    ids: Sequence[str], apis: Apis, error: Unavailable
) -> AsyncIterator[tuple[str, Outcome]]:
    """What DataCite knows, which has the DOIs of arXiv; it is a day late, so that absence says nothing."""
    found: _Found = {}
    if ids and "datacite" in apis:
        with suppress(Unavailable):
            found = await datacite.fetch(apis["datacite"], list({doi_of(id) for id in ids}))
    for id in ids:
        record, pinned = found.get(doi_of(id)), _PINNED.search(id)
        if record and not (pinned and record.version < int(pinned[1])):
            # Of how many versions nobody says, an earlier one may have had another title.
            yield id, _alive(replace(record, sure=record.version > 0))
        else:
            yield id, Outcome(failure="unsaid", detail=f"arXiv: {error}")


def doi_of(id: str) -> str:
    """The DOI that arXiv registers for an id, of whatever version."""
    return f"10.48550/arxiv.{_PINNED.sub('', id)}"
