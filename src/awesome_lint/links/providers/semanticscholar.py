"""Semantic Scholar's API: its own ids, up to 500 a request, answered in order, with a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..api import Api, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record
from .batches import batches

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_BATCH = 500
_FIELDS = {"fields": "title,year,venue,authors,externalIds"}


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What it says of its papers; null is one that it does not have."""
    api = apis["semanticscholar"]
    for some in batches([question for question in questions if question.asks], _BATCH):
        ids = [question.asks.id for question in some if question.asks]
        for question, id, paper in zip(some, ids, await _papers(api, ids), strict=True):
            yield question, _outcome(id, paper)


async def _papers(api: Api, ids: Sequence[str]) -> Sequence[Any]:
    """What it has, in the order of the ids. Raises Unavailable."""
    reply = await api.post("/graph/v1/paper/batch", {"ids": list(ids)}, _FIELDS)
    if reply.status == 400:  # so it says when it has none of them, or does not like one
        return [await _paper(api, id) for id in ids]
    if reply.status != 200:
        raise Unavailable(f"answers {reply.status}")
    papers = reply.json()
    if not isinstance(papers, list) or len(papers) != len(ids):
        raise Unavailable("answers for other papers than were asked for")
    return papers


async def _paper(api: Api, id: str) -> Any:
    reply = await api.get(f"/graph/v1/paper/{id}", _FIELDS)
    if reply.status not in (200, 404):
        raise Unavailable(f"answers {reply.status}")
    return reply.json() if reply.status == 200 else None


def _outcome(id: str, paper: Mapping[str, Any] | None) -> Outcome:
    if paper is None:
        return Outcome(failure="unknown", detail=f"Semantic Scholar has no {id}")
    year, known = paper.get("year"), paper.get("externalIds") or {}
    arxiv = known.get("ArXiv")
    record = Record(
        "Semantic Scholar",
        title=" ".join(str(paper.get("title") or "").split()),
        authors=tuple(str(author.get("name", "")) for author in paper.get("authors") or ()),
        year=year if isinstance(year, int) else None,
        venue=str(paper.get("venue") or ""),
        doi=str(known.get("DOI") or ""),
        links=(("arxiv", f"https://arxiv.org/abs/{arxiv}"),) if isinstance(arxiv, str) else (),
    )
    return Outcome(status=200, record=record)
