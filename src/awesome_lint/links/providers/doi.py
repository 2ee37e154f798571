"""doi.org: which DOIs there are, and who registered them; those then say what the papers are called."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...papers.hosts import split_host
from ..api import Api, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record
from . import crossref, datacite
from .batches import batches

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_BATCH = 40
_ONE_BY_ONE = 20  # DOIs worth a request each, where the batch is not answered
_HOME = ("doi.org", "dx.doi.org")
_TITLES = {"Crossref": ("crossref", crossref.fetch), "DataCite": ("datacite", datacite.fetch)}


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """Whether the DOIs exist, and the titles of those that do."""
    asked = {question.asks.id.lower(): question for question in questions if question.asks}
    for dois in batches(list(asked), _BATCH):
        agencies = await _agencies(apis["doi"], dois)
        records = await _records(agencies, apis)
        for doi, agency in agencies.items():
            yield asked[doi], _outcome(asked[doi], agency, records.get(doi))


def _outcome(question: Question, agency: str | None, record: Record | None) -> Outcome | None:
    if agency is not None:
        return Outcome(status=200, record=record)
    # The address of a publisher's page only looks as if it held a DOI: the page itself may be there.
    if split_host(question.url) not in _HOME:
        return None
    return Outcome(failure="unknown", detail="doi.org has no such DOI")


async def _agencies(api: Api, dois: Sequence[str]) -> dict[str, str | None]:
    """Who registered each DOI, '' where that is not known; None for one that does not exist.

    Raises Unavailable.
    """
    try:
        told = await _registrars(api, [doi for doi in dois if "," not in doi])
    except Unavailable:
        if len(dois) > _ONE_BY_ONE:
            raise
        told = {}
    return {doi: told[doi] if told.get(doi) else await _handle(api, doi) for doi in dois}


async def _registrars(api: Api, dois: Sequence[str]) -> dict[str, str]:
    """Who registered each DOI; '' for those that are not known."""
    if not dois:
        return {}
    reply = await api.get("/doiRA/" + ",".join(quote(doi) for doi in dois))
    if reply.status != 200:
        raise Unavailable(f"answers {reply.status}")
    return {doi: str(item.get("RA", "")) for doi, item in zip(dois, reply.json(), strict=True)}


async def _handle(api: Api, doi: str) -> str | None:
    """'' for a DOI that resolves, None for one that does not. A 404 says which, in its body."""
    reply = await api.get(f"/api/handles/{quote(doi)}", {"type": "URL"})
    code = reply.json().get("responseCode")
    if code not in (1, 100, 200):
        raise Unavailable(f"answers {reply.status}")
    return None if code == 100 else ""


async def _records(agencies: dict[str, str | None], apis: Apis) -> dict[str, Record]:
    """What the agencies that may be asked say of their DOIs. One that does not answer costs only titles."""
    records: dict[str, Record] = {}
    for agency, (provider, fetch) in _TITLES.items():
        its = [doi for doi, owner in agencies.items() if owner == agency]
        if its and provider in apis:
            with suppress(Unavailable, LookupError, TypeError, ValueError, AttributeError):
                records |= await _collected(fetch(apis[provider], its))
    return records


async def _collected(found: AsyncIterator[tuple[str, Record]]) -> dict[str, Record]:
    return {doi: record async for doi, record in found}
