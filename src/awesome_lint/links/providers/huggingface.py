"""Hugging Face: its pages of papers, and models, datasets and spaces, each by a request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..api import Api, Reply, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_ID = re.compile(r"(?:papers|models|datasets|spaces)(?:/[A-Za-z0-9][\w.-]*){1,2}", re.A)
_MOVED = re.compile(r".*/api/((?:models|datasets|spaces)(?:/[A-Za-z0-9][\w.-]*){1,2})", re.A)
_LINKS = {"code": "githubRepo", "project": "projectPage"}


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """What Hugging Face says; None where the page has to be asked for, as when it allows no more requests."""
    left = {question.asks.id: question for question in questions if question.asks}
    with suppress(Unavailable):
        for id in filter(_ID.fullmatch, list(left)):
            outcome = await _ask(apis["huggingface"], id)
            yield left.pop(id), outcome
    for question in left.values():
        yield question, None


async def _ask(api: Api, id: str) -> Outcome | None:
    """Raises Unavailable where it is no use to ask for others."""
    reply = await api.get(f"/api/{id}")
    if reply.status in (401, 404) and id.startswith("models/") and id.count("/") == 1:
        return None  # the page of a person, rather than a model
    match reply.status:
        case 200:
            return _found(id, reply.json())
        case 301 | 302 | 307 | 308:
            return _moved(id, reply)
        case 401:
            return _unsaid("not visible to guests")
        case 404:
            return Outcome(failure="unknown", detail=f"Hugging Face has no {id}")
    raise Unavailable(f"answers {reply.status}")


def _unsaid(why: str) -> Outcome:
    return Outcome(failure="unsaid", detail=f"Hugging Face: {why}")


def _found(id: str, told: Any) -> Outcome:
    if not isinstance(told, dict) or not told.get("id"):
        return _unsaid("answers in an unknown shape")
    return Outcome(status=200, record=_paper(told) if id.startswith("papers/") else Record("Hugging Face"))


def _paper(told: Mapping[str, Any]) -> Record:
    title, published = told.get("title"), str(told.get("publishedAt") or "")[:4]
    return Record(
        "Hugging Face",
        title=" ".join(title.split()) if isinstance(title, str) else "",
        authors=tuple(_names(told.get("authors"))),
        year=int(published) if published.isdecimal() else None,
        links=tuple(
            (kind, url) for kind, name in _LINKS.items() if (url := told.get(name)) and isinstance(url, str)
        ),
    )


def _names(authors: object) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else ():
        if isinstance(author, dict) and isinstance(name := author.get("name"), str):
            yield name


def _moved(id: str, reply: Reply) -> Outcome | None:
    """Renamed, where it says to what."""
    found = _MOVED.fullmatch(reply.headers.first("location"))
    if not found:
        return None
    now = found[1]
    # A name without an owner is that of an old page, which stays.
    renamed = now.lower() != id.lower() and now.count("/") == id.count("/")
    return Outcome(
        status=200, record=Record("Hugging Face", now=now.removeprefix("models/") if renamed else "")
    )
