"""OpenReview's search: papers by their titles, one a request; only a title that is the same counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...papers.likeness import exact_key
from ..outcome import Outcome
from ..plan import Question
from ..record import Record
from .openreview_notes import Note, Notes, record_of

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_SEARCHES = 100  # requests a run


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """The paper of each title, where one was accepted by its venue."""
    notes = Notes(apis["openreview"])
    for question in questions[:_SEARCHES]:
        title = question.asks.id if question.asks else ""
        found = await notes.search(title) if notes.searchable else []
        record = _only([record for note in found if (record := _accepted(note, title))])
        if notes.searchable:
            yield question, Outcome(status=200, record=record)


def _accepted(note: Note, title: str) -> Record | None:
    record = record_of(note)
    if not record.venue or exact_key(record.title) != exact_key(title):
        return None
    url = f"https://openreview.net/forum?id={note.get('id')}"
    return replace(record, links=(("openreview", url), *record.links))


def _only(records: Sequence[Record]) -> Record | None:
    return records[0] if len(records) == 1 else None
