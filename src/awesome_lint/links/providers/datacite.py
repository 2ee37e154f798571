"""DataCite's API: DOIs of arXiv, Zenodo and others, up to 200 a request, without those it lacks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from ..api import Api, Unavailable
from ..record import Record
from .batches import batches

_BATCH = 200
_FIELDS = "doi,titles,creators,publicationYear"


async def fetch(api: Api, dois: Sequence[str]) -> AsyncIterator[tuple[str, Record]]:
    """The records of those that it has, by lower-cased DOI. Raises Unavailable."""
    for some in batches(dois, _BATCH):
        params = {"ids": ",".join(some), "page[size]": str(len(some)), "fields[dois]": _FIELDS}
        reply = await api.get("/dois", params)
        if reply.status != 200:
            raise Unavailable(f"answers {reply.status}")
        for item in reply.json()["data"]:
            told = item["attributes"]
            yield str(told["doi"]).lower(), _record(told)


def _record(told: dict[str, Any]) -> Record:
    year = told.get("publicationYear")
    titles = told.get("titles") or [{}]
    return Record(
        "DataCite",
        title=" ".join(str(titles[0].get("title", "")).split()),
        authors=tuple(map(_name, told.get("creators") or ())),
        year=year if isinstance(year, int) else None,
    )


def _name(creator: dict[str, Any]) -> str:
    given, family = creator.get("givenName"), creator.get("familyName")
    return f"{given} {family}" if given and family else str(creator.get("name", ""))
