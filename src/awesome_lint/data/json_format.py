"""JSON, and JSON Lines: the contract of `schemas/export.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..report.plain import dump, dump_records
from .errors import DataError
from .fields import Place, read_fields
from .record import Record

VERSION = 1


def entry_data(record: Record) -> dict[str, Any]:
    """One record as the values of its JSON object."""
    return {
        "title": record.title,
        "line": record.line,
        "end_line": record.end_line,
        "shape": record.shape,
        "section": list(record.section),
        "venue": record.venue,
        "venue_id": record.venue_id,
        "venue_source": record.venue_source,
        "year": record.year,
        "year_source": record.year_source,
        "authors": record.authors,
        "ids": record.ids,
        "links": [
            {"kind": link.kind, "label": link.label, "url": link.url, "line": link.line}
            for link in record.links
        ],
    }


def full_data(record: Record) -> dict[str, Any]:
    """What the Markdown is made of again, where it was asked for."""
    if record.form is None:
        return {}
    full = {"before": record.before, "form": record.form, "spelled": record.spelled, "after": record.after}
    return {key: value for key, value in full.items() if value}


def write_json(files: Sequence[tuple[str, list[Record]]], *, single: bool) -> str:
    """JSON of one list, or of several under `files`; an entry, or a file, a line."""
    data = [
        {"file": path, "entries": [entry_data(record) | full_data(record) for record in records]}
        for path, records in files
    ]
    if single:
        head = {"version": VERSION, "file": data[0]["file"]}
        return dump_records(head, "entries", data[0]["entries"], {}) + "\n"
    return dump_records({"version": VERSION}, "files", data, {}) + "\n"


def write_jsonl(records: Iterable[Record]) -> str:
    """One JSON object a line and record, with the file it is of."""
    return "".join(
        dump({"file": record.file} | entry_data(record) | full_data(record) | record.more) + "\n"
        for record in records
    )


def read_json(text: str, path: str) -> list[Record]:
    """The records of what `write_json` writes, or of a bare list of entries."""
    data = load_json(text, path)
    files = data.get("files", [data]) if isinstance(data, dict) else [{"entries": data}]
    if not isinstance(files, list) or not all(isinstance(part, dict) for part in files):
        raise DataError(f"{path}: 'files' must be a list of objects")
    return [record for part in files for record in _entries(part, path)]


def _entries(part: dict[str, Any], path: str) -> Iterator[Record]:
    entries = part.get("entries")
    if not isinstance(entries, list):
        raise DataError(f"{path}: no list of 'entries' in it")
    for number, entry in enumerate(entries, 1):
        place = Place(path, None, number)
        if not isinstance(entry, dict):
            raise place.error("an entry must be an object")
        record = read_fields(entry, place)
        record.file = record.file or part.get("file")
        yield record


def read_jsonl(text: str, path: str) -> list[Record]:
    """The records of a file with one JSON object a line."""
    records = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            entry = load_json(line, path, number)
            if not isinstance(entry, dict):
                raise Place(path, number).error("an entry must be an object")
            records.append(read_fields(entry, Place(path, number)))
    return records


def load_json(text: str, path: str, line: int = 1) -> Any:
    """Any JSON. Raises DataError with the line of the fault."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DataError(f"{path}:{line + error.lineno - 1}: not valid JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:  # a number of thousands of digits
        raise DataError(f"{path}:{line}: not valid JSON: {str(error)[:80]}") from error
