"""arXiv's API: up to 200 ids a request, of which those it does not know are absent from the answer."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ..api import Api, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record
from . import datacite
from .batches import batches

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_BATCH = 200
_FLAKES = 3  # tries of an answer that is not whole, or refused for one id
_VERSIONS = 12  # of one paper, whose titles are asked for
_ID = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?:v[1-9]\d*)?")
_ENTRY_ID = re.compile(r".*/abs/(?P<id>.+?)(?:v(?P<version>\d+))?\Z")
_WITHDRAWN = re.compile(r"\bwithdrawn?\b", re.I)
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"

_Found = dict[str, Record]


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What arXiv says, or DataCite where arXiv does not answer. An absent id is not there."""
    asked = {question.asks.id: question for question in questions if question.asks}
    ill = [id for id in asked if not _ID.fullmatch(id)]
    for id in ill:
        yield asked.pop(id), _unknown(id)
    doubtful: _Found = {}
    for ids in batches(list(asked), _BATCH):
        try:
            found = await _fetch(apis["arxiv"], ids)
        except Unavailable as error:
            async for id, outcome in _registered(ids, apis, error):
                yield asked[id], outcome
            continue
        for id in ids:
            record = found.get(id)
            if record and record.version > 1 and asked[id].doubts(record):
                doubtful[id] = record
            else:
                yield asked[id], Outcome(status=200, record=record) if record else _unknown(id)
    async for id, record in _with_history(doubtful, apis["arxiv"]):
        yield asked[id], Outcome(status=200, record=record)


def _unknown(id: str) -> Outcome:
    return Outcome(failure="unknown", detail=f"arXiv has no {id}")


async def _fetch(api: Api, ids: Sequence[str]) -> _Found:
    """Records by id as asked for. Raises Unavailable."""
    ids = list(ids)
    for _ in range(_FLAKES):
        reply = await api.get(params={"id_list": ",".join(ids), "max_results": str(len(ids))})
        feed = _parse(reply.body)
        if reply.status == 400 and (bad := _refused(feed, ids)):
            ids = [id for id in ids if id not in bad]  # one that it does not like costs all others
        elif reply.status != 200:
            raise Unavailable(f"answers {reply.status}")
        elif _is_whole(feed):
            return dict(_records(feed, ids))
        if not ids:
            return {}
    raise Unavailable("leaves out part of its answers")


async def search(api: Api, query: str, most: int) -> list[Record]:
    """The papers that a query finds, the best first, each with a link to it. Raises Unavailable."""
    reply = await api.get(params={"search_query": query, "max_results": str(most)})
    if reply.status != 200:
        raise Unavailable(f"answers {reply.status}")
    return [
        replace(_record(entry), links=(("arxiv", f"https://arxiv.org/abs/{named['id']}"),))
        for entry in _parse(reply.body).iter(f"{_ATOM}entry")
        if (named := _ENTRY_ID.fullmatch(entry.findtext(f"{_ATOM}id", "").strip()))
    ]


def _parse(body: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(body)
    except ElementTree.ParseError as error:
        raise Unavailable("answers with something else than a feed") from error


def _refused(feed: ElementTree.Element, ids: Sequence[str]) -> set[str]:
    """The ids that an error names."""
    said = " ".join(text for entry in feed.iter(f"{_ATOM}entry") for text in entry.itertext())
    return {id for id in ids if id in said}


def _is_whole(feed: ElementTree.Element) -> bool:
    """Whether all that were found are there: now and then a page comes empty."""
    total = feed.findtext("{*}totalResults", "0").strip()
    return not total.isdigit() or sum(1 for _ in feed.iter(f"{_ATOM}entry")) >= int(total[:9])


def _records(feed: ElementTree.Element, ids: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """Those that were asked for, under the ids that were asked for."""
    latest: dict[str, tuple[int, Record]] = {}
    versions: _Found = {}
    for entry in feed.iter(f"{_ATOM}entry"):
        named = _ENTRY_ID.fullmatch(entry.findtext(f"{_ATOM}id", "").strip())
        if not named:
            continue
        record, version = _record(entry), int(named["version"] or 1)
        versions[f"{named['id']}v{version}"] = record
        latest[named["id"]] = max(
            latest.get(named["id"], (0, record)), (version, record), key=lambda pair: pair[0]
        )
    for id in ids:
        if id in versions:
            yield id, versions[id]
        elif id in latest:
            version, record = latest[id]
            yield id, replace(record, version=version)


def _record(entry: ElementTree.Element) -> Record:
    def text(name: str) -> str:
        return " ".join(entry.findtext(name, "").split())

    comment, published = text(f"{_ARXIV}comment"), text(f"{_ATOM}published")[:4]
    return Record(
        "arXiv",
        title=text(f"{_ATOM}title"),
        authors=tuple(" ".join((name.text or "").split()) for name in entry.iter(f"{_ATOM}name")),
        year=int(published) if published.isdigit() else None,
        venue=text(f"{_ARXIV}journal_ref"),
        doi=text(f"{_ARXIV}doi"),
        remarks=("withdrawn",) if _WITHDRAWN.search(comment) else (),
        text=comment,
    )


async def _with_history(doubtful: _Found, api: Api) -> AsyncIterator[tuple[str, Record]]:
    """The records with the titles of their earlier versions: a paper may have been renamed."""
    earlier = {
        id: [f"{id}v{n}" for n in range(max(1, record.version - _VERSIONS), record.version)]
        for id, record in doubtful.items()
    }
    found: _Found = {}
    try:
        for some in batches([one for ids in earlier.values() for one in ids], _BATCH):
            found |= await _fetch(api, some)
    except Unavailable:
        pass  # what is known counts, and the question stays open
    for id, record in doubtful.items():
        known = [found[one].title for one in earlier[id] if one in found]
        yield id, replace(record, earlier=tuple(dict.fromkeys(known)), traced=True) if known else record


async def _registered(
    ids: Sequence[str], apis: Apis, error: Unavailable
) -> AsyncIterator[tuple[str, Outcome]]:
    """What DataCite knows, which has the DOIs of arXiv; it is a day late, so that absence says nothing."""
    found: _Found = {}
    if "datacite" in apis:
        dois = {doi_of(id): id for id in ids}
        with suppress(Unavailable):
            found = {dois[doi]: record async for doi, record in datacite.fetch(apis["datacite"], list(dois))}
    for id in ids:
        unsaid = Outcome(failure="unsaid", detail=f"arXiv: {error}")
        yield id, Outcome(status=200, record=found[id]) if id in found else unsaid


def doi_of(id: str) -> str:
    """The DOI that arXiv registers for an id, of whatever version."""
    return f"10.48550/arxiv.{id.partition('v')[0]}"
