"""Named values of a data file as a record, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..papers.identifiers import recognise
from ..papers.labels import KINDS, link_kind
from ..papers.venues import find_venue
from .errors import DataError
from .record import Record, RecordLink, one_line

_SURROGATE = re.compile("[\ud800-\udfff]")
_TEXTS = ("venue", "shape", "venue_id", "venue_source", "year_source", "file", "before", "form", "after")
_OWN = frozenset(Record.__slots__) | {"url", "doi"}
_KINDS = frozenset(KINDS)
NAMED = tuple(kind for kind in KINDS if kind not in _OWN)  # kinds that a field may be named after
Fields = Mapping[str, Any]


class Place:
    """Where in which file a record stands, for messages."""

    def __init__(self, path: str, line: int | None, number: int | None = None) -> None:
        self.path, self.line, self.number = path, line, number

    def error(self, message: str) -> DataError:
        if self.line:
            return DataError(f"{self.path}:{self.line}: {message}")
        return DataError(
            f"{self.path}: entry {self.number}: {message}" if self.number else f"{self.path}: {message}"
        )


def read_fields(fields: Fields, place: Place) -> Record:
    """The record that the fields of a mapping make.

    Any name that is no field of its own is a link where it names a kind, else kept in `more`.
    Raises DataError on a value of another type than it must be.
    """
    title = one_line(_text(fields, "title", place) or "")
    if not title:
        raise place.error("an entry without a title")
    record = Record(title, _texts(fields, "authors", place), _year(fields.get("year"), place))
    for name in _TEXTS:
        if fields.get(name) is not None:
            setattr(record, name, _text(fields, name, place))
    record.section = tuple(map(one_line, _texts(fields, "section", place)))
    record.line = _line(fields.get("line")) or place.line
    record.end_line = _line(fields.get("end_line"))
    record.spelled = _spelled(fields.get("spelled"), place)
    record.links = [*_named_links(fields, place), *_links(fields.get("links"), place)]
    record.ids = _texts(fields, "ids", place) or link_ids(record)
    record.more = {str(key): _more(value, place) for key, value in fields.items() if _is_more(key, value)}
    state_venue(record)
    return record


def state_venue(record: Record) -> None:
    """Venue and year apart, and the venue's canonical name: 'CVPR 2024' says both."""
    if record.venue is None or record.venue_id is not None:
        return
    found = find_venue(record.venue, field=True)
    if found is None:
        record.venue = None
        return
    record.venue, record.venue_id = found.written or None, found.id
    record.year = record.year or found.year


def link_ids(record: Record) -> list[str]:
    """What names the paper, in the order of the links, each once."""
    found = (recognise(link.url) for link in record.links)
    return list(dict.fromkeys(resource.id for resource in found if resource and resource.is_paper))


def _is_more(key: str, value: Any) -> bool:
    return key not in _OWN and key not in NAMED and value not in (None, "", [], {})


def _more(value: Any, place: Place) -> str | list[str]:
    if isinstance(value, list):
        return [_scalar(item, place) for item in value]
    return _scalar(value, place)


def _scalar(value: Any, place: Place) -> str:
    if isinstance(value, (str, int, float)):
        return clean(str(value))
    raise place.error(f"a text was expected, not {_kind(value)}")


def clean(text: str) -> str:
    """The text with U+FFFD for what UTF-8 cannot say."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _text(fields: Fields, name: str, place: Place) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return clean(value) if value else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise place.error(f"'{name}' must be a text, not {_kind(value)}")


def _texts(fields: Fields, name: str, place: Place) -> list[str]:
    value = fields.get(name)
    if value in (None, ""):
        return []
    if isinstance(value, (str, int)):
        return [clean(str(value))]
    if isinstance(value, list) and all(isinstance(item, (str, int)) for item in value):
        return [clean(str(item)) for item in value]
    raise place.error(f"'{name}' must be a list of texts")


def _year(value: Any, place: Place) -> int | None:
    if value in (None, ""):
        return None
    if not isinstance(value, (int, float, str)) or isinstance(value, bool):
        raise place.error(f"'year' must be a year, not {_kind(value)}")
    if re.fullmatch(r"\d{4}", str(value).strip()):
        return int(value)
    raise place.error(f"'year' must be a year, not {str(value)[:40]!r}")


def _line(value: Any) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value):
        return int(value)
    return value if isinstance(value, int) else None


def _spelled(value: Any, place: Place) -> dict[str, str]:
    if value is None:
        return {}
    if isinstance(value, dict) and all(isinstance(text, str) for text in [*value, *value.values()]):
        return {clean(key): clean(text) for key, text in value.items()}
    raise place.error("'spelled' must map texts to texts")


def _named_links(fields: Fields, place: Place) -> Iterator[RecordLink]:
    """`url: …` is the title's own link; `code: …` one of that kind."""
    for url in _texts(fields, "url", place):
        yield RecordLink(link_kind(None, url), None, url)
    for kind in NAMED:
        for value in _texts(fields, kind, place) if kind in fields else ():
            yield RecordLink(kind, kind, value)


def _links(value: Any, place: Place) -> Iterator[RecordLink]:
    """A list of links with url, kind and label, or a mapping of labels to URLs."""
    if value is None:
        return
    if isinstance(value, dict):
        value = [{"label": label, "url": url} for label, url in value.items()]
    if not isinstance(value, list):
        raise place.error("'links' must be a list")
    for item in value:
        if not isinstance(item, dict):
            raise place.error("a link must have an 'url'")
        yield _link(item, place)


def _link(item: Fields, place: Place) -> RecordLink:
    url, kind = _text(item, "url", place) or "", _text(item, "kind", place)
    label = None if item.get("label", kind) is None else one_line(_text(item, "label", place) or kind or "")
    if kind is not None and kind not in _KINDS:
        raise place.error(f"unknown kind of link '{kind[:40]}'")
    return RecordLink(kind or link_kind(label, url), label, url, None)


def _kind(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")
