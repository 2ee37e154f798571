"""YAML: a list of mappings, in which what is not known is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..report.plain import dump
from .errors import DataError
from .fields import Place, read_fields
from .json_format import entry_data, full_data
from .record import Record

# Words that no reader of YAML takes for anything but text.
_PLAIN = re.compile(r"[A-Za-z][\w./+-]*(?: [\w./()+,-]+)*", re.ASCII)
_WORDS = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n", "inf", "nan"])
_ALIASES = 1000
_ALIAS = re.compile(r"(?<![^\s,\[{])\*\w")
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
    import yaml

    try:
        return list(_records(text, path))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f":{mark.line + 1}" if mark else ""
        raise DataError(f"{path}{line}: not valid YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise DataError(f"{path}: not valid YAML: {str(error).splitlines()[0]}") from error


def _records(text: str, path: str) -> Iterator[Record]:
    import yaml

    _check_aliases(text, path)
    root = yaml.compose(text, Loader=_loader())
    if isinstance(root, yaml.MappingNode):
        root = next((value for key, value in root.value if key.value == "entries"), root)
    if not isinstance(root, yaml.SequenceNode):
        raise DataError(f"{path}: a list of entries was expected")
    make = yaml.SafeLoader("")
    for node in root.value:
        place = Place(path, node.start_mark.line + 1)
        if not isinstance(node, yaml.MappingNode):
            raise place.error("an entry must be a mapping")
        yield read_fields(make.construct_document(node), place)


def _check_aliases(text: str, path: str) -> None:
    """Aliases of aliases would make a small file a large one."""
    import yaml

    if len(_ALIAS.findall(text)) > _ALIASES:
        events = yaml.parse(text, Loader=_loader())
        if sum(isinstance(event, yaml.AliasEvent) for event in events) > _ALIASES:
            raise DataError(f"{path}: more than {_ALIASES} aliases")


def _loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
