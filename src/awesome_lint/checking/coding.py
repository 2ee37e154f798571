"""Plain values <-> JSON. What is read back may be anything: it is checked."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeVar

from ..markdown.source import Source, Span

T = TypeVar("T")


class Damaged(ValueError):
    """Values that were not written by this program."""


to_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def from_json(line: bytes, key: str) -> dict[str, Any]:
    """The object of a line that has this key. Raises Damaged."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Damaged from error
    if type(data) is not dict or data.get("key") != key:
        raise Damaged
    return data


def typed(value: Any, kind: type[T]) -> T:
    """The value, if it is of exactly this type."""
    if type(value) is not kind:
        raise Damaged
    return value


def optional(value: Any, kind: type[T]) -> T | None:
    return None if value is None else typed(value, kind)


def parts(value: Any, count: int) -> list[Any]:
    """A list of so many values."""
    if type(value) is not list or len(value) != count:
        raise Damaged
    return value


def one(choices: Sequence[T], number: Any) -> T:
    """The choice of that number."""
    at = typed(number, int)
    if not 0 <= at < len(choices):
        raise Damaged
    return choices[at]


def span(start: Any, end: Any, source: Source) -> Span:
    """A span that lies in the source."""
    if type(start) is int and type(end) is int and 0 <= start <= end <= len(source.text):
        return Span(start, end)
    raise Damaged
