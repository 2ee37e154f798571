"""Findings <-> plain values that JSON can hold. What is read back may be anything: it is checked.

A run may read thousands of findings, so they are rows that are checked column by column.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice, repeat
from operator import le
from typing import Any, TypeVar, get_args

from ..config_names import is_rule
from ..findings import SEVERITIES, Applicability, Finding, Fix, Named, Place, Scope
from ..markdown.source import Edit, Source, Span

T = TypeVar("T")
NamedT = TypeVar("NamedT", bound=tuple[Any, ...])
_SEVERITIES = frozenset(SEVERITIES)
_SCOPES = frozenset(get_args(Scope))
_APPLICABILITIES = frozenset(get_args(Applicability))


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


def pack(findings: Iterable[Finding], sources: Sequence[Source]) -> list[Any]:
    """The rules that found something, and a row a finding: rules and sources by their numbers."""
    places = {id(source): number for number, source in enumerate(sources)}
    rules: dict[str, int] = {}
    named: list[Any] = []
    rows = []
    for finding in findings:
        rule = finding.rule
        if rule.code not in rules:
            rules[rule.code] = len(named)
            named.append([rule.code, rule.name, rule.scope])
        related = [[places[id(place.source)], *place.span, place.message] for place in finding.related]
        where = rules[rule.code], places[id(finding.source)], *finding.span
        rows.append([*where, finding.severity, finding.message, related, _pack_fix(finding.fix)])
    return [named, rows]


def _pack_fix(fix: Fix | None) -> list[Any]:
    return [fix.title, fix.applicability, [[*edit.span, edit.text] for edit in fix.edits]] if fix else []


def unpack(values: Any, sources: Sequence[Source]) -> list[Finding]:
    """The findings again. Raises Damaged."""
    named, rows = parts(values, 2)
    rules = [_rule(rule) for rule in typed(named, list)]
    if not typed(rows, list):
        return []
    of, at, starts, ends, severities, messages, related, fixes = _columns(rows, 8)
    if not _all(str, messages, severities) or not _all(list, related, fixes):
        raise Damaged
    if not _all(int, of, at) or min(*of, *at, 0) < 0 or not {*severities} <= _SEVERITIES:
        raise Damaged
    if max(of) >= len(rules) or max(at) >= len(sources):
        raise Damaged
    return list(
        map(
            Finding,
            map(rules.__getitem__, of),
            map(sources.__getitem__, at),
            _spans(starts, ends, [sources[number] for number in at]),
            severities,
            messages,
            [tuple([_place(p, sources) for p in others]) if others else () for others in related],
            _fixes(fixes, [sources[number] for number in at]),
        )
    )


def _fixes(rows: Sequence[list[Any]], sources: Sequence[Source]) -> Iterator[Fix | None]:
    """The fix of each row, in the source of the same place; None where a row is empty."""
    some = [row for row in rows if row]
    if not some:
        return repeat(None, len(rows))
    titles, applicabilities, edits = _columns(some, 3)
    if not _all(str, titles, applicabilities) or not {*applicabilities} <= _APPLICABILITIES:
        raise Damaged
    if not _all(list, edits):
        raise Damaged
    within = [source for row, source in zip(rows, sources, strict=True) if row for _ in row[2]]
    made = _edits(list(chain.from_iterable(edits)), within)
    fixes = _make(Fix, titles, [tuple(islice(made, len(each))) for each in edits], applicabilities)
    return (next(fixes) if row else None for row in rows)


def _edits(rows: Sequence[Any], sources: Sequence[Source]) -> Iterator[Edit]:
    if not rows:
        return iter(())
    starts, ends, texts = _columns(rows, 3)
    if not _all(str, texts):
        raise Damaged
    return _make(Edit, _spans(starts, ends, sources), texts)


def _spans(starts: Sequence[Any], ends: Sequence[Any], sources: Sequence[Source]) -> Iterator[Span]:
    """Spans that lie in the sources of the same places."""
    if not _all(int, starts, ends) or min(starts) < 0 or not all(map(le, starts, ends)):
        raise Damaged
    if not all(map(le, ends, [len(source.text) for source in sources])):
        raise Damaged
    return _make(Span, starts, ends)


def _columns(rows: Sequence[Any], count: int) -> Iterator[tuple[Any, ...]]:
    """The values of rows that have so many each."""
    if not _all(list, rows) or {*map(len, rows)} != {count}:
        raise Damaged
    return zip(*rows, strict=True)


def _all(kind: type, *columns: Sequence[Any]) -> bool:
    """Whether all values are of exactly this type: True is no number."""
    return all({*map(type, column)} == {kind} for column in columns)


def _make(kind: type[NamedT], *columns: Iterable[Any]) -> Iterator[NamedT]:
    """Named tuples of columns of values, without a call of Python for each."""
    return map(partial(tuple.__new__, kind), zip(*columns, strict=True))


def _rule(values: Any) -> Named:
    code, name, scope = parts(values, 3)
    if typed(scope, str) not in _SCOPES or not is_rule(typed(code, str), typed(name, str)):
        raise Damaged
    return Named(code, name, scope)


def _place(values: Any, sources: Sequence[Source]) -> Place:
    number, start, end, message = parts(values, 4)
    source = one(sources, number)
    return Place(source, span(start, end, source), typed(message, str))


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
