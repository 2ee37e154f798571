"""Who keeps ids, and is asked for many at once. Each module has one function, `ask`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from ..api import Unavailable
from ..outcome import Outcome
from ..plan import Question

if TYPE_CHECKING:
    from ..apis import Apis

Answers = AsyncIterator[tuple[Question, Outcome | None]]
"""Each question once, in any order, with what came of it; None where the page itself has to be asked for."""


async def answers(provider: str, questions: Sequence[Question], apis: Apis) -> Answers:
    """What a provider says. What it does not say, for whatever reason, is 'unsaid'."""
    ask = import_module(f".{provider}", __name__).ask
    left = {question.key: question for question in questions}
    try:
        async for question, outcome in ask(questions, apis):
            if left.pop(question.key, None):
                yield question, outcome
        why = "does not say"
    except Unavailable as error:
        why = str(error)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        why = f"answers in an unknown shape ({type(error).__name__})"
    for question in left.values():
        yield question, Outcome(failure="unsaid", detail=f"{provider}: {why}")
