"""GitHub's GraphQL API: 80 repositories a request, each under an alias, by which errors name it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

from ..api import Api, Reply, Unavailable
from ..outcome import Outcome
from ..record import Record
from .repositories import repository, unknown, unsaid

_BATCH = 80
_LEAST = 5  # repositories in a request, when more take too long
_TOO_MUCH = (502, 504)
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_FIELDS = "nameWithOwner isArchived description homepageUrl"
_README = 'readme: object(expression: "HEAD:README.md") { ... on Blob { text } }'
_BATCH_OF_READMES = 20
_LONGEST = 20_000  # characters of a README


class _TooMuch(Exception):
    """The query takes too long, or costs too much: fewer may do."""


async def fetch(api: Api, ids: Sequence[str], *, readmes: bool = False) -> AsyncIterator[tuple[str, Outcome]]:
    """What is said of 'owner/name', in READMEs if these are asked for.

    Raises Unavailable, and PermissionError where the key is not taken.
    """
    left, size = [], _BATCH_OF_READMES if readmes else _BATCH
    fields = f"{_FIELDS} {_README}" if readmes else _FIELDS
    for id in ids:
        if _is_name(id):
            left.append(id)
        else:
            yield id, unknown(id)
    while left:
        batch = left[:size]
        try:
            said = await _ask(api, batch, fields)
        except _TooMuch as error:
            if len(batch) <= _LEAST:
                raise Unavailable(str(error)) from error
            size = len(batch) // 2
            continue
        for item in said.items():
            yield item
        left = left[size:]


def _is_name(id: str) -> bool:
    """Whether it may stand in a query."""
    parts = id.split("/")
    return len(parts) == 2 and all(_NAME.fullmatch(part) for part in parts)


async def _ask(api: Api, ids: Sequence[str], fields: str) -> dict[str, Outcome]:
    try:
        reply = await api.post("", {"query": _query(ids, fields)})
    except Unavailable as error:
        if error.status in _TOO_MUCH:
            raise _TooMuch(str(error)) from error
        raise
    if reply.status == 401:
        raise PermissionError
    body = reply.json()
    errors = list(_errors(body))
    _check(reply, body, {str(error.get("type") or "") for error in errors})
    return dict(_read(ids, body["data"], errors))


def _query(ids: Sequence[str], fields: str) -> str:
    parts = (id.split("/") for id in ids)
    lines = (
        f'r{n}: repository(owner: "{owner}", name: "{name}") {{ ...F }}'
        for n, (owner, name) in enumerate(parts)
    )
    return "\n".join(("{", *lines, "}", f"fragment F on Repository {{ {fields} }}"))


def _errors(body: Any) -> Iterator[Mapping[str, Any]]:
    errors = body.get("errors") if isinstance(body, dict) else None
    return (error for error in errors or () if isinstance(error, dict))


def _check(reply: Reply, body: Any, kinds: set[str]) -> None:
    """Raise what is wrong with the whole answer."""
    spent = reply.headers.get("x-ratelimit-remaining").strip() == "0"
    if "RATE_LIMITED" in kinds or (spent and reply.status in (403, 429)):
        raise Unavailable("no more requests of this key are answered in this hour")
    if any(kind.startswith(("RESOURCE_LIMITS", "MAX_NODE_LIMIT")) for kind in kinds):
        raise _TooMuch("the query is too large")
    if reply.status != 200 or not isinstance(body, dict) or not isinstance(body.get("data"), dict):
        raise Unavailable(f"answers {reply.status} without data")


def _read(
    ids: Sequence[str], data: Mapping[str, Any], errors: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, Outcome]]:
    """What is said of each, in whatever order, or not at all."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for error in errors:
        for alias in (error.get("path") or ())[:1]:
            kinds[alias].append(str(error.get("type") or "an error"))
    for n, id in enumerate(ids):
        told, wrong = data.get(f"r{n}"), kinds.get(f"r{n}", ())
        if isinstance(told, dict) and told.get("nameWithOwner"):
            yield id, Outcome(status=200, record=_record(id, told))
        elif "NOT_FOUND" in wrong and not told:
            yield id, unknown(id)
        else:
            yield id, unsaid(", ".join(wrong) or "says nothing of it")


def _record(id: str, told: Mapping[str, Any]) -> Record:
    readme = told.get("readme")
    text = str(readme.get("text") or "")[:_LONGEST] if isinstance(readme, dict) else told.get("description")
    return repository(id, told["nameWithOwner"], told.get("isArchived"), text, told.get("homepageUrl"))
