"""The findings on a source <-> columns of plain values that JSON can hold. What is read back is checked.

A run may read thousands: what many of them share stands there once, and the rest is checked column by column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, repeat
from operator import le
from typing import Any, get_args

from ..config_names import is_rule
from ..findings import SEVERITIES, Applicability, Finding, Fix, Named, Place, Scope
from ..markdown.source import Edit, Source, Span
from .coding import (
    Damaged,
    check_numbers,
    check_texts,
    from_json,
    make,
    one,
    parts,
    span,
    table,
    to_json,
    typed,
)

_SCOPES = frozenset(get_args(Scope))
_APPLICABILITIES = get_args(Applicability)
_NO_FIX = "", _APPLICABILITIES[0], 0


def pack(findings: Iterable[Finding], sources: Sequence[Source]) -> list[Any]:
    """Rules, other places (in the sources), fixes, kinds of finding, findings, edits: each by its number."""
    numbers = {id(source): number for number, source in enumerate(sources)}
    rules: dict[Any, int] = {}
    fixes: dict[Any, int] = {}
    kinds: dict[Any, int] = {}
    rows: list[tuple[int, int, int]] = []
    related: list[Any] = []
    edits: list[tuple[int, int, str]] = []
    for finding in findings:
        rule, fix = finding.rule, finding.fix
        if finding.related:
            places = [[numbers[id(place.source)], *place.span, place.message] for place in finding.related]
            related.append([len(rows), places])
        named = _number(rules, (rule.code, rule.name, rule.scope))
        mended = _number(fixes, (fix.title, fix.applicability, len(fix.edits)) if fix else _NO_FIX)
        rows.append((_number(kinds, (named, finding.severity, finding.message, mended)), *finding.span))
        edits += [(*edit.span, edit.text) for edit in fix.edits] if fix else ()
    columns = (_columns(some, count) for some, count in ((fixes, 3), (kinds, 4), (rows, 3)))
    return [list(rules), related, *columns, to_json(_columns(edits, 3))]


def _number(known: dict[Any, int], value: Any) -> int:
    return known.setdefault(value, len(known))


def _columns(rows: Collection[tuple[Any, ...]], count: int) -> list[Any]:
    return list(zip(*rows, strict=True)) if rows else [[]] * count


def unpack(values: Any, source: Source, sources: Sequence[Source], *, edits: bool) -> list[Finding]:
    """The findings again; without `edits`, fixes have none. Raises Damaged."""
    rules, related, fixes, kinds, rows, changes = parts(values, 6)
    named, severities, messages, mended = table(kinds, 4)
    of, starts, ends = table(rows, 3)
    check_numbers(of, len(messages))
    check_texts(messages)
    check_texts(severities, SEVERITIES)
    known = [_rule(rule) for rule in typed(rules, list)]
    check_numbers(named, len(known))
    return list(
        make(
            Finding,
            map([known[number] for number in named].__getitem__, of),
            repeat(source),
            _spans(starts, ends, source),
            map(severities.__getitem__, of),
            map(messages.__getitem__, of),
            _related(related, len(of), sources),
            _fixes(fixes, mended, of, changes if edits else None, source),
        )
    )


def _fixes(
    known: Any, mended: Sequence[Any], of: Sequence[int], edits: Any, source: Source
) -> Iterable[Fix | None]:
    """The fix of each finding: of as many of the next edits as its kind has, or of none if not asked for."""
    titles, applicabilities, counts = table(known, 3)
    check_texts(titles)
    check_texts(applicabilities, _APPLICABILITIES)
    check_numbers(mended, len(titles))
    each = list(zip(titles, applicabilities, counts, strict=True))
    kinds = [each[number] for number in mended]
    if edits is None:
        fixes = [Fix(title, (), applicability) if count else None for title, applicability, count in kinds]
        return map(fixes.__getitem__, of)
    starts, ends, texts = table(from_json(typed(edits, str)), 3)
    check_texts(texts)
    check_numbers(counts, len(texts) + 1)
    if sum([kinds[number][-1] for number in of]) != len(texts):
        raise Damaged
    made = make(Edit, _spans(starts, ends, source), texts)
    return [
        Fix(title, tuple(islice(made, count)), applicability) if count else None
        for title, applicability, count in map(kinds.__getitem__, of)
    ]


def _spans(starts: Sequence[Any], ends: Sequence[Any], source: Source) -> Iterator[Span]:
    """Spans that lie in the source."""
    for column in (starts, ends):
        check_numbers(column, len(source.text) + 1)
    if not all(map(le, starts, ends)):
        raise Damaged
    return make(Span, starts, ends)


def _related(rows: Any, count: int, sources: Sequence[Source]) -> list[tuple[Place, ...]]:
    """The other places of so many findings, most of which have none."""
    related: list[tuple[Place, ...]] = [()] * count
    for row in typed(rows, list):
        number, places = parts(row, 2)
        check_numbers([number], count)
        related[number] = tuple([_place(place, sources) for place in typed(places, list)])
    return related


def _place(values: Any, sources: Sequence[Source]) -> Place:
    number, start, end, message = parts(values, 4)
    source = one(sources, number)
    return Place(source, span(start, end, source), typed(message, str))


def _rule(values: Any) -> Named:
    code, name, scope = parts(values, 3)
    if typed(scope, str) not in _SCOPES or not is_rule(typed(code, str), typed(name, str)):
        raise Damaged
    return Named(code, name, scope)
