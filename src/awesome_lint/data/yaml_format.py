"""YAML: a list of mappings, in which what is not known is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..report.plain import dump
from .errors import DataError
from .fields import Place, read_fields
from .json_format import entry_data, full_data
from .record import Record
from .yaml_values import load_yaml

# Words that no reader of YAML takes for anything but text.
_PLAIN = re.compile(r"[A-Za-z][\w./+-]*(?: [\w./()+,-]+)*", re.ASCII)
_WORDS = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n", "inf", "nan"])
_UNREADABLE = re.compile("[\ufeff\ufffe\uffff]")  # characters that YAML has no place for


def write_yaml(records: Iterable[Record]) -> str:
    """All records, each with those of its fields that are known."""
    return "".join(map(_entry, records)) or "[]\n"


def _entry(record: Record) -> str:
    data = entry_data(record) | full_data(record) | record.more
    data = {key: value for key, value in data.items() if value not in (None, [], {}, "")}
    links = data.pop("links", [])
    lines = [f"{key}: {_value(value)}" for key, value in data.items()]
    if links:
        lines += ["links:", *(f"  - {_flow(link)}" for link in links)]
    return "- " + "\n  ".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return _flow(value)
    return _scalar(value)


def _flow(mapping: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{_scalar(key)}: {_scalar(value)}" for key, value in mapping.items()) + "}"


def _scalar(value: Any) -> str:
    plain = isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS
    return value if plain else _UNREADABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", dump(value))


def read_yaml(text: str, path: str) -> list[Record]:
    """The records of a YAML file: a list of mappings, or such a list under `entries`."""
    root, lines = load_yaml(text, path)
    entries = root.get("entries") if isinstance(root, dict) else root
    if not isinstance(entries, list):
        raise DataError(f"{path}: a list of entries was expected")
    return [
        _record(entry, Place(path, lines.get(id(entry)), number)) for number, entry in enumerate(entries, 1)
    ]


def _record(entry: Any, place: Place) -> Record:
    if not isinstance(entry, dict):
        raise place.error("an entry must be a mapping")
    return read_fields(entry, place)
