"""DataCite's API: DOIs of arXiv, Zenodo and others, up to 200 a request, without those it lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..api import Api, Unavailable
from ..record import Record
from .batches import batches
from .told import first, table, tables, text, year

_BATCH = 200
_FIELDS = "doi,titles,creators,publicationYear,version"


async def fetch(api: Api, dois: Sequence[str]) -> dict[str, Record]:
    """The records of those that it has, by lower-cased DOI. Raises Unavailable."""
    found: dict[str, Record] = {}
    for some in batches([doi for doi in dois if "," not in doi], _BATCH):
        params = {"ids": ",".join(some), "page[size]": str(len(some)), "fields[dois]": _FIELDS}
        reply = await api.get("/dois", params)
        data = table(reply.json()).get("data") if reply.status == 200 else None
        if not isinstance(data, list):
            raise Unavailable(f"answers {reply.status} without data")
        for told in (table(item.get("attributes")) for item in tables(data)):
            found[text(told.get("doi")).lower()] = _record(told)
    return found


def _record(told: Mapping[str, Any]) -> Record:
    version = text(told.get("version"))
    return Record(
        "DataCite",
        title=text(table(first(told.get("titles"))).get("title")),
        authors=tuple(filter(None, map(_name, tables(told.get("creators"))))),
        year=year(told.get("publicationYear")),
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 5 else 0,
    )


def _name(creator: Mapping[str, Any]) -> str:
    given, family = text(creator.get("givenName")), text(creator.get("familyName"))
    return f"{given} {family}" if given and family else text(creator.get("name"))
