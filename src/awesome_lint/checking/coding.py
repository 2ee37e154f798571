"""Findings <-> plain values that JSON can hold. What is read back may be anything: it is checked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from ..findings import SEVERITIES, Finding, Fix, Named, Place
from ..markdown.source import Edit, Source, Span

T = TypeVar("T")


class Damaged(ValueError):
    """Values that were not written by this program."""


def pack(finding: Finding, places: Mapping[int, int]) -> list[Any]:
    """A finding; its sources by their numbers, which `places` knows by their identities."""
    rule, fix = finding.rule, finding.fix
    return [
        [rule.code, rule.name, rule.scope],
        [places[id(finding.source)], *finding.span],
        finding.severity,
        finding.message,
        [[places[id(place.source)], *place.span, place.message] for place in finding.related],
        [fix.title, fix.applicability, [[*edit.span, edit.text] for edit in fix.edits]] if fix else None,
    ]


def unpack(values: Any, sources: Sequence[Source]) -> Finding:
    """The finding again. Raises Damaged."""
    rule, at, severity, message, related, fix = parts(values, 6)
    code, name, scope = (typed(value, str) for value in parts(rule, 3))
    number, start, end = parts(at, 3)
    source = one(sources, number)
    if severity not in SEVERITIES or scope not in ("lists", "list", "entry", "link"):
        raise Damaged
    return Finding(
        Named(code, name, scope),  # type: ignore[arg-type]
        source,
        span(start, end, source),
        severity,
        typed(message, str),
        tuple(_place(place, sources) for place in typed(related, list)),
        None if fix is None else _fix(fix, source),
    )


def _place(values: Any, sources: Sequence[Source]) -> Place:
    number, start, end, message = parts(values, 4)
    source = one(sources, number)
    return Place(source, span(start, end, source), typed(message, str))


def _fix(values: Any, source: Source) -> Fix:
    title, applicability, edits = parts(values, 3)
    if applicability not in ("safe", "unsafe"):
        raise Damaged
    made = (parts(edit, 3) for edit in typed(edits, list))
    return Fix(
        typed(title, str), tuple(Edit(span(a, b, source), typed(c, str)) for a, b, c in made), applicability
    )


def to_json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


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
    if not 0 <= typed(start, int) <= typed(end, int) <= len(source.text):
        raise Damaged
    return Span(start, end)
