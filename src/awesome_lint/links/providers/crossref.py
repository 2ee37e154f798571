"""Crossref's API: DOIs of most publishers, up to 40 a request; absent ones are not in the answer."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..api import Api, Unavailable
from ..record import Record
from .batches import batches
from .told import first, table, tables, text, year

_BATCH = 40  # for the length of the address
_SELECT = "DOI,title,author,issued,container-title,event,updated-by"
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_RETRACTED = re.compile(
    r"\W{0,3}(?:retracted|withdrawn)(?: article| paper| chapter)?\s{0,2}[:\])]\s{0,3}", re.I
)
_RETRACTIONS = ("retraction", "withdrawal")
_PLAIN = re.compile(r"10\.\d{4,9}/[-.;()/:\w]+", re.A)
_FAKES = "10.65215/"  # copies of famous papers that somebody registered as his own


async def fetch(api: Api, dois: Sequence[str]) -> dict[str, Record]:
    """The records of those that it has, by lower-cased DOI. Raises Unavailable."""
    found: dict[str, Record] = {}
    for some in batches([doi for doi in dois if _is_asked_for(doi)], _BATCH):
        named = ",".join(f"doi:{doi}" for doi in some)
        reply = await api.get("/works", {"filter": named, "rows": str(len(some)), "select": _SELECT})
        items = table(table(reply.json()).get("message")).get("items") if reply.status == 200 else None
        if not isinstance(items, list):
            raise Unavailable(f"answers {reply.status} without items")
        found |= {text(item.get("DOI")).lower(): _record(item) for item in tables(items)}
    return found


def _is_asked_for(doi: str) -> bool:
    """Commas stand between filters, and one odd DOI would cost the others their titles."""
    return bool(_PLAIN.fullmatch(doi)) and not doi.startswith(_FAKES)


def _record(item: Mapping[str, Any]) -> Record:
    title = _unmarked(first(item.get("title")))
    marked = _RETRACTED.match(title)
    updates = [text(update.get("type")).lower() for update in tables(item.get("updated-by"))]
    return Record(
        "Crossref",
        title=title[marked.end() :] if marked else title,
        authors=tuple(filter(None, map(_name, tables(item.get("author"))))),
        year=_year(item.get("issued")),
        venue=_unmarked(first(item.get("container-title"))) or text(table(item.get("event")).get("name")),
        remarks=("retracted",) if marked or any(kind in _RETRACTIONS for kind in updates) else (),
    )


def _unmarked(value: object) -> str:
    """Titles are HTML."""
    return text(html.unescape(_TAG.sub("", text(value))))


def _name(author: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (text(author.get(part)) for part in ("given", "family"))))


def _year(issued: object) -> int | None:
    """Of {"date-parts": [[2016, 6]]}, where also [[null]] occurs."""
    return year(first(first(table(issued).get("date-parts"))))
