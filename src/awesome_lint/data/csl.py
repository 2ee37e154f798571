"""CSL-JSON, as Zotero, pandoc and citeproc read it. What it has no names for stands under `custom`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..papers.venues import venue
from ..report.plain import dump
from .bibtex import keys
from .errors import DataError
from .fields import Place, clean, link_ids, read_fields
from .json_format import load_json
from .names import split_name
from .record import Record, RecordLink

_TYPES = {
    "conference": "paper-conference",
    "workshop": "paper-conference",
    "journal": "article-journal",
    "preprint": "article",
}


def write_csl(records: Iterable[Record]) -> str:
    """A list of items, one a line; their ids are the keys of BibTeX."""
    records = list(records)
    lines = ",\n".join(f"  {dump(_item(r, key))}" for r, key in zip(records, keys(records), strict=True))
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _item(record: Record, key: str) -> dict[str, Any]:
    known = venue(record.venue_id) if record.venue_id else None
    ids = dict(id.partition(":")[::2] for id in reversed(record.ids))
    links = [{"kind": link.kind, "label": link.label, "url": link.url} for link in record.links]
    item = {
        "id": key,
        "type": _TYPES.get(known.kind if known else "", "document"),
        "title": record.title,
        "author": [_person(name) for name in record.authors],
        "issued": {"date-parts": [[record.year]]} if record.year else None,
        "container-title": record.venue,
        "DOI": ids.get("doi"),
        "URL": record.url,
        "custom": {"shape": record.shape, "section": list(record.section), "links": links, **record.more},
    }
    return {name: value for name, value in item.items() if value}


def _person(name: str) -> dict[str, str]:
    parts = split_name(name) if "," not in name else None
    return {"family": parts[0], "given": parts[1]} if parts else {"literal": name}


def read_csl(text: str, path: str) -> list[Record]:
    """The records of a list of CSL items."""
    items = load_json(text, path)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise DataError(f"{path}: a list of items was expected")
    return [_read_item(item, Place(path, None, number)) for number, item in enumerate(items, 1)]


def _read_item(item: dict[str, Any], place: Place) -> Record:
    given = item.get("custom")
    custom: dict[str, Any] = given if isinstance(given, dict) else {}
    fields = {
        **custom,
        "title": item.get("title"),
        "authors": _names(item.get("author"), place),
        "year": _year(item, place),
        "venue": item.get("container-title"),
    }
    record = read_fields(fields, place)
    url, doi = item.get("URL"), item.get("DOI")
    main = url if isinstance(url, str) else f"https://doi.org/{doi}" if isinstance(doi, str) else None
    if main and not record.links:
        record.links.append(RecordLink("paper", "paper", clean(main)))
    record.ids = link_ids(record)
    return record


def _names(people: Any, place: Place) -> list[str]:
    if not isinstance(people or [], list):
        raise place.error("'author' must be a list")
    return [_name(person, place) for person in people or ()]


def _name(person: Any, place: Place) -> str:
    if not isinstance(person, dict):
        raise place.error("an author must be an object")
    parts = (person.get(part) for part in ("given", "non-dropping-particle", "family", "suffix"))
    name = person.get("literal") or " ".join(str(part) for part in parts if part)
    if not isinstance(name, str) or not name:
        raise place.error("an author without a name")
    return name


def _year(item: dict[str, Any], place: Place) -> Any:
    issued = item.get("issued")
    try:
        return issued["date-parts"][0][0] if issued else None
    except (KeyError, IndexError, TypeError):
        raise place.error("'issued' must have 'date-parts'") from None
