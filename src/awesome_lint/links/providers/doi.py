"""doi.org: which DOIs there are, and who registered them; those then say what the papers are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...papers.hosts import split_host
from ..api import Api, Unavailable
from ..outcome import Outcome
from ..plan import Question
from ..record import Record
from . import crossref, datacite
from .batches import batches
from .told import table, text

if TYPE_CHECKING:
    from ..apis import Apis
    from . import Answers

_BATCH = 40
_ONE_BY_ONE = 20  # DOIs worth a request each, where the batch is not answered
_HOME = ("doi.org", "dx.doi.org")
_TITLES = {"Crossref": ("crossref", crossref.fetch), "DataCite": ("datacite", datacite.fetch)}
_ABSENT = 100  # of the handle system's codes
_THERE = (1, 200)  # 200: without a value of the kind that was asked for


async def ask(questions: Sequence[Question], apis: Apis) -> Answers:
    """Whether the DOIs exist, and the titles of those that do."""
    asked = {question.asks.id: question for question in questions if question.asks}
    silent: set[str] = set()
    for dois in batches(list(asked), _BATCH):
        agencies = await _agencies(apis["doi"], dois)
        records = await _records(agencies, apis, silent)
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

    What is not known of a DOI is not in it. Raises Unavailable.
    """
    try:
        agencies = await _registrars(api, [doi for doi in dois if "," not in doi])
    except Unavailable:
        if len(dois) > _ONE_BY_ONE:
            raise
        agencies = {}
    for doi in dois:
        if doi not in agencies:
            await _look_up(api, doi, agencies)
    return agencies


async def _registrars(api: Api, dois: Sequence[str]) -> dict[str, str | None]:
    """Who registered those that somebody did."""
    if not dois:
        return {}
    reply = await api.get("/doiRA/" + ",".join(map(_quoted, dois)))
    told = reply.json() if reply.status == 200 else None
    if not isinstance(told, list) or len(told) != len(dois):
        raise Unavailable(f"answers {reply.status}, and not for each DOI")
    agencies = {doi: text(table(item).get("RA")) for doi, item in zip(dois, told, strict=True)}
    return {doi: agency for doi, agency in agencies.items() if agency}


async def _look_up(api: Api, doi: str, agencies: dict[str, str | None]) -> None:
    """Ask the handle system. A 404 says what it means in its body."""
    reply = await api.get(f"/api/handles/{_quoted(doi)}", {"type": "URL"})
    code = table(reply.json()).get("responseCode")
    if code == _ABSENT:
        agencies[doi] = None
    elif code in _THERE:
        agencies[doi] = ""


def _quoted(doi: str) -> str:
    return quote(doi, safe="/:()")


async def _records(agencies: Mapping[str, str | None], apis: Apis, silent: set[str]) -> dict[str, Record]:
    """What the agencies that may be asked say of their DOIs. One that is `silent` costs only titles."""
    records: dict[str, Record] = {}
    for agency, (provider, fetch) in _TITLES.items():
        its = [doi for doi, owner in agencies.items() if owner == agency]
        if its and provider in apis and provider not in silent:
            try:
                records |= await fetch(apis[provider], its)
            except Unavailable:
                silent.add(provider)
    return records
