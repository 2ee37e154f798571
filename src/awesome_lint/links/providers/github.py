"""GitHub: with a key many repositories a request; guests ask for a few, and for the pages of the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..plan import Question
from . import github_graphql, github_rest

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_REFUSED = "GitHub does not take the key in GITHUB_TOKEN (401); its pages are asked for, one by one"


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What GitHub says of repositories; None where a page has to be asked for."""
    left = {question.asks.id: question for question in questions if question.asks}
    keyed = apis["github-graphql"].keyed
    source = github_graphql.fetch(apis["github-graphql"], list(left)) if keyed else None
    try:
        async for id, outcome in source or github_rest.fetch(apis["github"], list(left)):
            yield left.pop(id), outcome
    except PermissionError:
        apis.notes.append(_REFUSED)
    for question in left.values():
        yield question, None
