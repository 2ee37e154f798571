"""Semantic Scholar's API: its own ids, up to 500 a request, answered in order, with a key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..api import Api, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record
from .batches import batches
from .told import table, tables, text, year

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_BATCH = 500
_ONE_BY_ONE = 20  # ids worth a request each, where the batch is not answered
_FIELDS = {"fields": "title,year,venue,authors,externalIds"}
_ARXIV = re.compile(r"[\w.-]+(?:/\d{7})?", re.A)
_REFUSED = "Semantic Scholar does not take the key in S2_API_KEY ({}); its pages are asked for"


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What it says of its papers; None where the key is not taken, and pages have to be asked for."""
    api, asked = apis["semanticscholar"], {q.asks.id: q for q in questions if q.asks}
    try:
        for ids in batches(list(asked), _BATCH):
            for id, paper in zip(ids, await _papers(api, ids), strict=True):
                yield asked.pop(id), _outcome(id, paper)
    except PermissionError as error:
        apis.notes.append(_REFUSED.format(error))
        for question in asked.values():
            yield question, None


async def _papers(api: Api, ids: Sequence[str]) -> Sequence[object]:
    """What it has, in the order of the ids. Raises Unavailable, and PermissionError."""
    reply = await api.post("/graph/v1/paper/batch", {"ids": list(ids)}, _FIELDS)
    # So it answers when it has none of them, or does not like one.
    if reply.status == 400 and len(ids) <= _ONE_BY_ONE:
        return [await _paper(api, id) for id in ids]
    if reply.status in (401, 403):
        raise PermissionError(reply.status)
    papers = reply.json() if reply.status == 200 else None
    if not isinstance(papers, list) or len(papers) != len(ids):
        raise Unavailable(f"answers {reply.status}, and not for each paper")
    return papers


async def _paper(api: Api, id: str) -> object:
    reply = await api.get(f"/graph/v1/paper/{id}", _FIELDS)
    told = table(reply.json())
    if reply.status == 404 and "not found" in text(told.get("error")):
        return None
    return told


def _outcome(id: str, paper: object) -> Outcome:
    if paper is None:
        return Outcome(failure="unknown", detail=f"Semantic Scholar has no {id}")
    told = table(paper)
    if not told.get("paperId"):
        return Outcome(failure="unsaid", detail="Semantic Scholar: says nothing of it")
    return Outcome(status=200, record=_record(told))


def _record(told: Mapping[str, Any]) -> Record:
    known = table(told.get("externalIds"))
    arxiv = text(known.get("ArXiv"))
    return Record(
        "Semantic Scholar",
        title=text(told.get("title")),
        authors=tuple(filter(None, (text(author.get("name")) for author in tables(told.get("authors"))))),
        year=year(told.get("year")),
        venue=text(told.get("venue")),
        doi=text(known.get("DOI")),
        links=(("arxiv", f"https://arxiv.org/abs/{arxiv}"),) if _ARXIV.fullmatch(arxiv) else (),
    )
