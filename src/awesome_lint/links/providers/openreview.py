"""OpenReview: the notes of a paper are in one of two APIs, of which guests may see little or nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..api import Unavailable
from ..outcome import Outcome
from ..plan import Question
from .batches import batches
from .openreview_notes import Forbidden, Note, Notes, record_of

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_SERVICES = ("openreview", "openreview-v1")
_BATCH = 100
_SEARCHES = 60  # requests a run
_OLD = 2022

_Left = Mapping[str, Question]
_Found = AsyncIterator[tuple[str, Outcome]]


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What OpenReview says. Only what neither API has, and none keeps from guests, is not there."""
    left = {question.asks.id: question for question in questions if question.asks}
    sources = [Notes(apis[name]) for name in _SERVICES]
    for way in (_together, _one_by_one, _by_title):
        async for id, outcome in way(left, sources):
            yield left.pop(id), outcome
    why = next((notes.closed for notes in sources if notes.closed), "does not say")
    for question in left.values():
        yield question, _unsaid(why)


def _unsaid(why: str) -> Outcome:
    return Outcome(failure="unsaid", detail=f"OpenReview: {why}")


async def _together(left: _Left, sources: Sequence[Notes]) -> _Found:
    for notes in sources:
        try:
            for ids in batches(list(left), _BATCH):
                for found in _known(await notes.many(ids), left):
                    yield found
            notes.listed = True
        except Unavailable:
            continue


def _known(found: Sequence[Note], left: _Left) -> list[tuple[str, Outcome]]:
    """Of the notes, those that are asked for."""
    records = {note["id"]: record_of(note) for note in found}
    return [(id, Outcome(status=200, record=record)) for id, record in records.items() if id in left]


async def _one_by_one(left: _Left, sources: Sequence[Notes]) -> _Found:
    """What was not to be had together, and, where all was, whether the others are really not there."""
    for id, question in list(left.items()):
        closed = any(notes.closed for notes in sources)
        likely = reversed(sources) if _is_old(question) else sources
        asked = [notes for notes in likely if not notes.closed and not (notes.listed and closed)]
        if outcome := await _single(id, asked, sources):
            yield id, outcome


def _is_old(question: Question) -> bool:
    """Whether its venue was still on the first API, as most were up to that year."""
    return any(claim.year and claim.year <= _OLD for claim in question.claims)


async def _single(id: str, asked: Sequence[Notes], sources: Sequence[Notes]) -> Outcome | None:
    """None where it is not known."""
    try:
        for notes in sorted(asked, key=lambda notes: notes.listed):
            if note := await notes.one(id):
                return Outcome(status=200, record=record_of(note))
    except Forbidden:
        return _unsaid("not public")
    if any(notes.closed for notes in sources):
        return None
    return Outcome(failure="unknown", detail=f"OpenReview has no {id}")


async def _by_title(left: _Left, sources: Sequence[Notes]) -> _Found:
    """Behind the wall titles may be searched for. Another note of that title is none that was asked for."""
    walled = [notes for notes in sources if notes.closed]
    budget = _SEARCHES
    for id, question in list(left.items()):
        title = next((claim.title for claim in question.claims if claim.title), "")
        for notes in walled if title else ():
            if budget and id in left and notes.searchable:
                budget -= 1
                for found in _known(await notes.search(title), left):
                    yield found
