"""GitHub's REST API, of which guests may ask little: one repository a request, and few of them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

from ..api import Api, Reply, Unavailable
from ..outcome import Outcome
from ..record import Record
from .repositories import repository, unknown, unsaid

_BUDGET = 30  # requests a run, of 60 an hour that all on one address share
_MOVED = (301, 302, 307, 308)
_BY_NUMBER = re.compile(r".*(/repositories/\d{1,20})")


async def fetch(api: Api, ids: Sequence[str]) -> AsyncIterator[tuple[str, Outcome]]:
    """What is said of the first few. Raises PermissionError where a key is sent that is not taken."""
    with suppress(Unavailable):
        for id in ids:
            if api.requests >= _BUDGET:
                return
            reply = await _ask(api, id)
            yield id, _outcome(id, reply)
            if reply.headers.get("x-ratelimit-remaining").strip() == "0":
                return


async def _ask(api: Api, id: str) -> Reply:
    """The answer, found under its number where the name is an old one. Raises Unavailable."""
    reply = await api.get(f"/repos/{id}")
    number = _BY_NUMBER.fullmatch(reply.headers.first("location")) if reply.status in _MOVED else None
    if number:
        reply = await api.get(number[1])
    if reply.status == 401:
        raise PermissionError
    if reply.status not in (200, 404, 451):
        raise Unavailable(f"answers {reply.status}")
    return reply


def _outcome(id: str, reply: Reply) -> Outcome:
    if reply.status == 404:
        return unknown(id)
    if reply.status == 451:
        return unsaid("not available for legal reasons (451)")
    told = reply.json()
    if not isinstance(told, dict) or not told.get("full_name"):
        return unsaid("answers in an unknown shape")
    return Outcome(status=200, record=_record(id, told))


def _record(id: str, told: dict[str, Any]) -> Record:
    return repository(
        id, told["full_name"], told.get("archived"), told.get("description"), told.get("homepage")
    )
