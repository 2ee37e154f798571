"""arXiv's search: papers by their titles, ten titles a request; only a title that is the same counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...papers.likeness import exact_key
from ..outcome import Outcome
from ..plan import Question
from .arxiv_api import search
from .batches import batches

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_BATCH = 10
_EACH = 3  # results a title
_LONGEST = 200
_QUERY = re.compile(r"[^\w\s-]+")


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """The paper of each title, where there is exactly one."""
    for some in batches(questions, _BATCH):
        query = " OR ".join(f'ti:"{_words(question)}"' for question in some)
        found = await search(apis["arxiv"], query, _EACH * len(some))
        for question in some:
            key = exact_key(_title(question))
            same = [record for record in found if exact_key(record.title) == key]
            one = same[0] if len(same) == 1 else None
            yield question, Outcome(status=200, record=one) if one else Outcome(status=200)


def _title(question: Question) -> str:
    return question.asks.id if question.asks else ""


def _words(question: Question) -> str:
    """A title as a phrase: what has a meaning in a query becomes a blank."""
    return " ".join(_QUERY.sub(" ", _title(question)[:_LONGEST]).split())
