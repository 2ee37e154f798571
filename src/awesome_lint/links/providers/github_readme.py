"""The READMEs of repositories, for which GitHub wants a key: whether code is that of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from ..plan import Question
from . import github_graphql

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """The record of each repository, with the first part of its README as text."""
    left = {question.asks.id: question for question in questions if question.asks}
    api = apis["github-graphql"]
    if api.keyed:
        with suppress(PermissionError):
            async for id, outcome in github_graphql.fetch(api, list(left), readmes=True):
                yield left.pop(id), outcome
