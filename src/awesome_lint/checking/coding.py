"""Findings <-> plain values that JSON can hold. What is read back may be anything: it is checked.

A run may read thousands of findings, so they are rows that are checked column by column.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from operator import le
from typing import Any, TypeVar

from ..config_names import is_rule
from ..findings import SEVERITIES, Finding, Fix, Named, Place
from ..markdown.source import Edit, Source, Span

T = TypeVar("T")
_COLUMNS = 8
_SEVERITIES = frozenset(SEVERITIES)
_SCOPES = ("lists", "list", "entry", "link")
_APPLICABILITIES = ("safe", "unsafe")


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
    return [fix.title, fix.applicability, *([*edit.span, edit.text] for edit in fix.edits)] if fix else []


def unpack(values: Any, sources: Sequence[Source]) -> list[Finding]:
    """The findings again. Raises Damaged."""
    named, rows = parts(values, 2)
    rules = [_rule(rule) for rule in typed(named, list)]
    if not all(type(row) is list and len(row) == _COLUMNS for row in typed(rows, list)):
        raise Damaged
    if not rows:
        return []
    of, at, starts, ends, severities, messages, related, fixes = zip(*rows, strict=True)
    numbers = (*of, *at, *starts, *ends)
    if {*map(type, numbers)} != {int} or {*map(type, (*messages, *severities))} != {str} or min(numbers) < 0:
        raise Damaged
    if not {*map(type, (*related, *fixes))} <= {list} or not {*severities} <= _SEVERITIES:
        raise Damaged
    if max(of) >= len(rules) or max(at) >= len(sources) or not all(map(le, starts, ends)):
        raise Damaged
    lengths = [len(source.text) for source in sources]
    if not all(map(le, ends, map(lengths.__getitem__, at))):
        raise Damaged
    return [
        Finding(
            rules[rule],
            sources[number],
            Span(start, end),
            severity,
            message,
            tuple(_place(place, sources) for place in others) if others else (),
            _fix(fix, sources[number]) if fix else None,
        )
        for rule, number, start, end, severity, message, others, fix in rows
    ]


def _rule(values: Any) -> Named:
    code, name, scope = parts(values, 3)
    if scope not in _SCOPES or not is_rule(typed(code, str), typed(name, str)):
        raise Damaged
    return Named(code, name, scope)


def _place(values: Any, sources: Sequence[Source]) -> Place:
    number, start, end, message = parts(values, 4)
    source = one(sources, number)
    return Place(source, span(start, end, source), typed(message, str))


def _fix(values: Any, source: Source) -> Fix:
    if len(values) < 3:
        raise Damaged
    title, applicability, *edits = values
    if applicability not in _APPLICABILITIES:
        raise Damaged
    return Fix(typed(title, str), tuple([_edit(edit, source) for edit in edits]), applicability)


def _edit(values: Any, source: Source) -> Edit:
    start, end, text = parts(values, 3)
    return Edit(span(start, end, source), typed(text, str))


def typed(value: Any, kind: type[T]) -> T:
    """The value, if it is of exactly this type: True is no number."""
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
