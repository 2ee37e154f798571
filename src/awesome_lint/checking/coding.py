"""Plain values <-> JSON. What is read back may be anything: it is checked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any, TypeVar

from ..markdown.source import Source, Span

T = TypeVar("T")
TupleT = TypeVar("TupleT", bound=tuple[Any, ...])


class Damaged(ValueError):
    """Values that were not written by this program."""


to_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def from_json(text: bytes | str) -> Any:
    """What a text says. Raises Damaged."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Damaged from error


def named(line: bytes, key: str) -> dict[str, Any]:
    """The object of a line that has this key. Raises Damaged."""
    data = from_json(line)
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


def table(value: Any, count: int) -> list[list[Any]]:
    """So many columns, which are equally long."""
    columns = parts(value, count)
    if len({len(typed(column, list)) for column in columns}) > 1:
        raise Damaged
    return columns


def check_numbers(column: Sequence[Any], below: int) -> None:
    """Numbers from 0 on, all of them below the bound."""
    if column and (not _all(int, column) or min(column) < 0 or max(column) >= below):
        raise Damaged


def check_texts(column: Sequence[Any], known: Collection[str] = ()) -> None:
    """Texts, all of them known, if any are."""
    if column and not (_all(str, column) and (not known or {*column}.issubset(known))):
        raise Damaged


def _all(kind: type, column: Sequence[Any]) -> bool:
    """Whether all values are of exactly this type: True is no number."""
    return {*map(type, column)} == {kind}


def make(kind: type[TupleT], *columns: Iterable[Any]) -> Iterator[TupleT]:
    """Tuples of columns of values, without a call of Python for each."""
    return map(tuple.__new__, repeat(kind), zip(*columns, strict=False))
