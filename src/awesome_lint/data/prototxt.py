"""EfficientPaper's data: a folder with a `*.prototxt` file a paper.

What its message has no field for stands in a comment that protobuf passes over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from ..papers.labels import KINDS, link_kind
from ..report.plain import dump
from .bibtex import keys
from .fields import Place, clean, link_ids, read_fields
from .record import Record, RecordLink
from .textproto import Message, read_message, write_text

SUFFIX = ".prototxt"
_COMMENT = re.compile(r"# awesome-lint: (\{.*\})$", re.MULTILINE)
_NAME = re.compile(r"[\w-][\w.-]{0,100}")
_WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_NOTE = "note"


def write_prototxt(records: Sequence[Record]) -> dict[str, str]:
    """The text of each record's file by its name."""
    found: dict[str, str] = {}
    taken: set[str] = set()  # in lower case, for some systems know no other
    for number, (record, key) in enumerate(zip(records, keys(records), strict=True)):
        stem = PurePath(_meta(record)).stem
        name = stem if _NAME.fullmatch(stem) else key
        while name.lower() in taken:
            name = f"{key}_" if name == stem else f"{name}_"
        taken.add(name.lower())
        found[f"{name}{SUFFIX}"] = clean(_file(record, number))
    return found


class _Links(NamedTuple):
    """The links that the message has a field for."""

    main: RecordLink | None
    code: RecordLink | None
    note: RecordLink | None
    meta: RecordLink | None


def _links_of(record: Record) -> _Links:
    links = record.links
    own = next((link for link in links if link.label is None), None)
    return _Links(
        own or next((link for link in links if link.url == record.url), None),
        next((link for link in links if link.kind == "code" and link.label), None),
        next((link for link in links if (link.label or "").casefold() == _NOTE), None),
        next((link for link in links if link.url.endswith(SUFFIX)), None),
    )


def _meta(record: Record) -> str:
    """Where the record's file is for the list that it came from."""
    link = _links_of(record).meta
    return link.url if link else str(record.more.get("meta", ""))


def _file(record: Record, number: int) -> str:
    more, (main, code, note, meta) = record.more, _links_of(record)
    paper = {
        "title": record.title,
        "abbr": (meta.label if meta else None) or more.get("abbr"),
        "url": main.url if main else None,
        "authors": record.authors,
        "institutions": more.get("institutions"),
    }
    return "".join(
        (
            _comment(record, number),
            _message("paper", paper),
            _message("pub", {"where": record.venue, "year": record.year}),
            _message("code", {"type": code.label, "url": code.url} if code else {}),
            _message("note", {"url": note.url} if note else {}),
            _message("keyword", {"words": more.get("keywords")}),
            _message("cover", {"url": more.get("cover")}),
        )
    )


def _comment(record: Record, number: int) -> str:
    """What the message has no field for."""
    named = _links_of(record)
    extra = {
        "number": number,
        "meta": _meta(record),
        "section": list(record.section),
        "label": named.main.label if named.main else None,
        "kind": named.main.kind if named.main and named.main.label is not None else None,
        "links": [
            {"kind": link.kind, "label": link.label, "url": link.url}
            for link in record.links
            if link not in named
        ],
    }
    known = {name: value for name, value in extra.items() if value not in (None, "", [])}
    return f"# awesome-lint: {dump(known)}\n"


def _message(name: str, fields: Mapping[str, Any]) -> str:
    lines = [f"  {field}: {text}\n" for field, value in fields.items() for text in _values(field, value)]
    return f"{name} {{\n{''.join(lines)}}}\n" if lines else ""


def _values(field: str, value: Any) -> Iterator[str]:
    """A value as it is written; words of the keywords are names where they can be."""
    for item in value if isinstance(value, list) else [value] if value not in (None, "") else []:
        bare = isinstance(item, int) or (field == "words" and _WORD.fullmatch(item))
        yield str(item) if bare else write_text(item)


def read_prototxt(text: str, path: str) -> list[Record]:
    """The one record of a file."""
    place = Place(path, 1)
    message = read_message(text, path)
    extra = _extra(text, place)
    paper, pub = _part(message, "paper", place), _part(message, "pub", place)
    fields: dict[str, Any] = {
        "title": _last(paper, "title", place),
        "authors": [str(name) for name in paper.get("authors", []) if isinstance(name, str)],
        "venue": _last(pub, "where", place),
        "year": _last(pub, "year", place),
        "section": extra.get("section"),
        "links": extra.get("links"),
        "shape": "pipe-table",
        "abbr": _last(paper, "abbr", place),
        "institutions": paper.get("institutions"),
        "keywords": _part(message, "keyword", place).get("words"),
        "cover": _last(_part(message, "cover", place), "url", place),
        "meta": extra.get("meta") or path,
        "number": extra.get("number"),
    }
    record = read_fields(fields, place)
    record.links = [*_links(message, extra, place), *record.links]
    record.ids = link_ids(record)
    return [record]


def _links(message: Message, extra: dict[str, Any], place: Place) -> Iterator[RecordLink]:
    if url := _last(_part(message, "paper", place), "url", place):
        label, kind = extra.get("label"), extra.get("kind")
        label = clean(label) if isinstance(label, str) else None
        yield RecordLink(kind if kind in KINDS else link_kind(label, url), label, url)
    code = _part(message, "code", place)
    if url := _last(code, "url", place):
        label = _last(code, "type", place) or "code"
        yield RecordLink("code", label, url)
    if url := _last(_part(message, _NOTE, place), "url", place):
        yield RecordLink(link_kind(_NOTE, url), _NOTE, url)


def _extra(text: str, place: Place) -> dict[str, Any]:
    found = _COMMENT.match(text)
    try:
        return dict(json.loads(found[1])) if found else {}
    except (ValueError, RecursionError) as error:
        raise place.error("the comment of awesome-lint is not valid JSON") from error


def _part(message: Message, name: str, place: Place) -> Message:
    found = message.get(name, [{}])[-1]
    if not isinstance(found, dict):
        raise place.error(f"'{name}' must be a message")
    return found


def _last(message: Message, name: str, place: Place) -> str | None:
    """The value of a field that stands once; of several, the last counts, as in protobuf."""
    found = message.get(name, [None])[-1]
    if isinstance(found, dict):
        raise place.error(f"'{name}' must be a text")
    return clean(found) if found else None


def in_their_order(records: Iterable[Record]) -> list[Record]:
    """Records of a folder: by the number they had in their table, the others by venue and title as there."""

    def key(record: Record) -> tuple[Any, ...]:
        number = str(record.more.get("number", ""))
        place = (0, int(number)) if re.fullmatch(r"\d{1,9}", number) else (1, 0)
        return (*place, record.venue or "", record.title)

    return sorted(records, key=key)
