"""Copies of gone pages at the Wayback Machine, to link to in their place."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from contextlib import aclosing

from ..papers.hosts import split_host
from .api import Api, Unavailable
from .apis import Apis
from .cache import Cache, CacheError
from .client import Client
from .policy import Policy
from .run import Run
from .verdict import GONE, Name

_MOST = 60  # pages that a run looks for, one a second
_SECONDS = 150.0  # for all of them
_FOUND, _NONE = (
    90 * 24 * 3600.0,
    3 * 24 * 3600.0,
)  # seconds for which it is known that there is a copy, or none
_COPY = re.compile(r"https?://web\.archive\.org(/web/\d{14}/[!-~]{1,4000})")
_FIRST = "1996"  # before all copies: the nearest is the first, of when the page was there


async def find_copies(run: Run, policy: Policy, cache: Cache | None, *, offline: bool = False) -> None:
    """Look for copies of what a run found gone. Cancelled, it leaves the rest."""
    gone = _gone(run)
    known = _known(cache, list(gone))
    run.copies = {url: copy for url, copy in known.items() if copy}
    missing = {url: name for url, name in gone.items() if url not in known}
    if missing and not offline:
        await _look(missing, run, policy, cache)


def _gone(run: Run) -> dict[str, Name]:
    """The URLs that are asked for in vain, and what was made of them."""
    named = {url: verdict.name for url, verdict in run.verdicts().items() if verdict.name in GONE}
    asked = {target.url: named[url] for url, target in run.plan.asked.items() if url in named}
    return {url: name for url, name in asked.items() if split_host(url) != "web.archive.org"}


def _known(cache: Cache | None, urls: list[str]) -> dict[str, str]:
    """What an earlier run found, '' where that was nothing."""
    try:
        kept = cache.copies(urls) if cache else {}
    except CacheError:
        return {}
    now = time.time()
    return {
        url: copy for url, (asked, copy) in kept.items() if abs(now - asked) < (_FOUND if copy else _NONE)
    }


async def _look(missing: Mapping[str, Name], run: Run, policy: Policy, cache: Cache | None) -> None:
    found: dict[str, str] = {}
    client = Client(policy)
    apis = Apis(policy, client)
    try:
        async with aclosing(client), aclosing(apis), asyncio.timeout(_SECONDS):
            for url, name in list(missing.items())[:_MOST]:
                found[url] = await _copy(apis["wayback"], url, name)
    except Unavailable as error:
        run.notes.append(f"the Wayback Machine does not say what it has: {error}")
    except asyncio.CancelledError:
        run.interrupted = True
    except TimeoutError:
        pass
    run.calls += apis.requests
    run.copies |= {url: copy for url, copy in found.items() if copy}
    if left := len(missing) - len(found):
        run.notes.append(f"gone pages of which no copy was looked for yet: {left}")
    _keep(found, run, cache)


def _keep(found: Mapping[str, str], run: Run, cache: Cache | None) -> None:
    try:
        if cache:
            cache.put_copies(found)
    except CacheError as error:
        run.unkept = str(error)


async def _copy(api: Api, url: str, name: Name) -> str:
    """Where a copy of a page is, or ''."""
    # The last copy of a page that says with 200 that it is gone says so, too.
    when = {"timestamp": _FIRST} if name == "gone-soft" else {}
    for _ in range(2):  # in a hurry it says that there is none
        reply = await api.get("", {"url": url, **when})
        if reply.status != 200:
            raise Unavailable(f"answers {reply.status}")
        if copy := _read(reply.json()):
            return copy
    return ""


def _read(data: object) -> str:
    """The copy that an answer tells of, if it is one of a page that was there."""
    for key in ("archived_snapshots", "closest"):
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, dict) or not data.get("available") or str(data.get("status")) != "200":
        return ""
    copy = _COPY.fullmatch(str(data.get("url")))
    return f"https://web.archive.org{copy[1]}" if copy else ""
