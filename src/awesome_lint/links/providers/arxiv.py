"""arXiv: up to 200 ids a request, of which those it does not know are absent from the answer."""

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
from .arxiv_api import Found, fetch
from .batches import batches

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_BATCH = 200
_VERSIONS = 12  # of one paper, whose titles are asked for
_MONTH = r"\d\d(?:0[1-9]|1[0-2])"
_ID = re.compile(rf"(?:{_MONTH}\.\d{{4,5}}|[a-z-]+/{_MONTH}\d{{3}})(?:v[1-9]\d{{0,3}})?", re.A)
_PINNED = re.compile(r"(?<=\d)v(\d{1,4})\Z", re.A)

_Outcomes = AsyncIterator[tuple[str, Outcome]]


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What arXiv says, or DataCite where arXiv does not answer. An absent id is not there."""
    asked = {question.asks.id: question for question in questions if question.asks}
    for id in [id for id in asked if not _ID.fullmatch(id)]:
        yield asked.pop(id), _unknown(id)
    doubtful: Found = {}
    async for id, outcome in _said(list(asked), apis):
        record = outcome.record
        if record and _has_others(id, record) and asked[id].doubts(record):
            doubtful[id] = record
        else:
            yield asked[id], outcome
    for id, record in (await _with_history(doubtful, apis["arxiv"])).items():
        yield asked[id], _alive(record)


def _alive(record: Record) -> Outcome:
    return Outcome(status=200, record=record)


def _unknown(id: str) -> Outcome:
    return Outcome(failure="unknown", detail=f"arXiv has no {id}")


async def _said(ids: Sequence[str], apis: Apis) -> _Outcomes:
    found: Found = {}
    trouble = ""
    for some in batches(ids, _BATCH):
        if found or not trouble:  # where it answered nothing, it is not asked for more
            found, trouble = await fetch(apis["arxiv"], some)
        for id in some:
            if id in found or not trouble:
                yield id, _alive(found[id]) if id in found else _unknown(id)
        if trouble:
            async for one in _registered([id for id in some if id not in found], apis, trouble):
                yield one


async def _with_history(doubtful: Found, api: Api) -> Found:
    """The records with the titles of their other versions: a paper may have been renamed."""
    earlier = {id: _others(id, record.version) for id, record in doubtful.items()}
    found: Found = {}
    answered: set[str] = set()
    for some in batches([one for ids in earlier.values() for one in ids], _BATCH):
        more, trouble = await fetch(api, some)
        found |= more
        if trouble:  # what is known counts, and the question stays open
            break
        answered.update(some)
    return {id: _traced(record, earlier[id], found, answered) for id, record in doubtful.items()}


def _traced(record: Record, earlier: Sequence[str], found: Found, answered: set[str]) -> Record:
    titles = dict.fromkeys(found[one].title for one in earlier if one in found)
    return replace(record, earlier=tuple(titles), traced=answered.issuperset(earlier))


def _has_others(id: str, record: Record) -> bool:
    """Whether there are versions with other titles, perhaps."""
    return record.source == "arXiv" and (record.version > 1 or bool(_PINNED.search(id)))


def _others(id: str, version: int) -> list[str]:
    """The first version and the last few before this one; where a link pins it, the latest too."""
    pinned, paper = bool(_PINNED.search(id)), _PINNED.sub("", id)
    before = sorted({1, *range(max(1, version - _VERSIONS + 1), version)} - {version})
    return [*([paper] if pinned else []), *(f"{paper}v{n}" for n in before)]


async def _registered(ids: Sequence[str], apis: Apis, trouble: str) -> _Outcomes:
    """What DataCite knows, which has the DOIs of arXiv; it is a day late, so that absence says nothing."""
    found: Found = {}
    if ids and "datacite" in apis:
        with suppress(Unavailable):
            found = await datacite.fetch(apis["datacite"], list({doi_of(id) for id in ids}))
    for id in ids:
        record, pinned = found.get(doi_of(id)), _PINNED.search(id)
        if record and not (pinned and record.version < int(pinned[1])):
            # Of how many versions nobody says, an earlier one may have had another title.
            yield id, _alive(replace(record, sure=record.version > 0))
        else:
            yield id, Outcome(failure="unsaid", detail=f"arXiv: {trouble}")


def doi_of(id: str) -> str:
    """The DOI that arXiv registers for an id, of whatever version."""
    return f"10.48550/arxiv.{_PINNED.sub('', id)}"
