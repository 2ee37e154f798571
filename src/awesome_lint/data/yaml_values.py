"""YAML as lists, mappings and texts, from the parser's events.

Nothing else is ever made of it: a number is the text it was written as, and a tag is an error. Depth and
aliases are bounded, which no loader of the library does: it recurses until the process ends.
"""

from __future__ import annotations

from typing import Any

from .errors import DataError
from .fields import Place, clean

_DEEPEST = 20
_ALIASES = 1000
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TEXT = "tag:yaml.org,2002:str"
Lines = dict[int, int]


def load_yaml(text: str, path: str) -> tuple[Any, Lines]:
    """The value of a document, and the line of each mapping by its identity. Raises DataError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    maker = _Maker(path)
    try:
        for event in yaml.parse(clean(text), Loader=loader):
            maker.take(type(event).__name__, event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise Place(path, mark.line + 1 if mark else None).error(
            f"not valid YAML: {error.problem or error.context}"
        ) from error
    except yaml.YAMLError as error:
        raise DataError(f"{path}: not valid YAML: {str(error).splitlines()[0]}") from error
    return maker.root, maker.lines


class _Maker:
    """Puts the values of events together: `open` are the lists and mappings around, `keys` wait in them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Any = None
        self.lines: Lines = {}
        self.open: list[Any] = []
        self.keys: list[str | None] = []
        self.anchors: dict[str, Any] = {}
        self.aliases = self.documents = 0

    def take(self, kind: str, event: Any) -> None:
        if kind == "ScalarEvent":
            self.add(self.scalar(event), event)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            self.start([] if kind[0] == "S" else {}, event)
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self.keys.pop()
            _merge(self.open.pop())
        elif kind == "AliasEvent":
            self.alias(event)
        elif kind == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                raise self.error(event, "a second document")

    def scalar(self, event: Any) -> str | None:
        if event.tag not in (None, _TEXT, "!"):
            raise self.error(event, f"could not make anything of the tag {event.tag}")
        plain = event.style in (None, "") and event.tag is None
        return None if plain and event.value in _NULLS else event.value

    def start(self, value: Any, event: Any) -> None:
        if event.tag not in (None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"):
            raise self.error(event, f"could not make anything of the tag {event.tag}")
        if len(self.open) == _DEEPEST:
            raise self.error(event, "lists and mappings too deep in one another")
        if isinstance(value, dict):
            self.lines[id(value)] = event.start_mark.line + 1
        self.add(value, event)
        self.open.append(value)
        self.keys.append(None)

    def alias(self, event: Any) -> None:
        self.aliases += 1
        if self.aliases > _ALIASES:
            raise self.error(event, f"more than {_ALIASES} aliases")
        if event.anchor not in self.anchors:
            raise self.error(event, f"*{event.anchor} stands for nothing")
        self.add(self.anchors[event.anchor], event)

    def add(self, value: Any, event: Any) -> None:
        """Put a value where it belongs: it is the document, an item, a key, or the value of one."""
        if event.anchor and type(event).__name__ != "AliasEvent":
            self.anchors[event.anchor] = value
        if not self.open:
            self.root = value
        elif isinstance(self.open[-1], list):
            self.open[-1].append(value)
        elif self.keys[-1] is None:
            if not isinstance(value, str) or value in self.open[-1]:
                why = f"'{value}' twice" if isinstance(value, str) else "a key must be a text"
                raise self.error(event, why)
            self.keys[-1] = value
        else:
            self.open[-1][self.keys[-1]] = value
            self.keys[-1] = None

    def error(self, event: Any, message: str) -> DataError:
        return Place(self.path, event.start_mark.line + 1).error(message)


def _merge(value: Any) -> None:
    """Take in what `<<` names, where the mapping does not say otherwise."""
    if isinstance(value, dict) and "<<" in value:
        others = value.pop("<<")
        for other in others if isinstance(others, list) else [others]:
            for key, item in other.items() if isinstance(other, dict) else ():
                value.setdefault(key, item)
