"""Crossref's API: DOIs of most publishers, up to 40 a request; absent ones are not in the answer."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from ..api import Api, Unavailable
from ..record import Record
from .batches import batches

_BATCH = 40  # for the length of the address
_SELECT = "DOI,title,author,issued,container-title,event,updated-by"
_TAG = re.compile(r"<[^<>]{0,100}>")
_RETRACTED = re.compile(r"\W{0,3}retracted(?: article| paper)?\W{1,3}", re.I)
_FAKES = "10.65215/"  # copies of famous papers that somebody registered as his own


async def fetch(api: Api, dois: Sequence[str]) -> AsyncIterator[tuple[str, Record]]:
    """The records of those that it has, by lower-cased DOI. Raises Unavailable."""
    for some in batches([doi for doi in dois if not doi.startswith(_FAKES)], _BATCH):
        named = ",".join(f"doi:{doi}" for doi in some)
        reply = await api.get("/works", {"filter": named, "rows": str(len(some)), "select": _SELECT})
        if reply.status != 200:
            raise Unavailable(f"answers {reply.status}")
        for item in reply.json()["message"]["items"]:
            yield str(item["DOI"]).lower(), _record(item)


def _record(item: Mapping[str, Any]) -> Record:
    title = _first(item.get("title"))
    retracted = bool(_RETRACTED.match(title)) or any(
        update.get("type") == "retraction" for update in item.get("updated-by") or ()
    )
    event = item.get("event") or {}
    return Record(
        "Crossref",
        title=_RETRACTED.sub("", title, count=1) if _RETRACTED.match(title) else title,
        authors=tuple(filter(None, map(_name, item.get("author") or ()))),
        year=_year(item.get("issued")),
        venue=_first(item.get("container-title")) or str(event.get("name") or ""),
        remarks=("retracted",) if retracted else (),
    )


def _first(texts: Any) -> str:
    text = html.unescape(_TAG.sub("", str(texts[0]))) if texts else ""
    return " ".join(text.split())


def _name(author: Mapping[str, Any]) -> str:
    return " ".join(str(author[part]) for part in ("given", "family") if author.get(part))


def _year(issued: Any) -> int | None:
    """Of {"date-parts": [[2016, 6]]}, where also [[null]] occurs."""
    parts = (issued or {}).get("date-parts") or [[None]]
    year = parts[0][0] if parts[0] else None
    return year if isinstance(year, int) else None
