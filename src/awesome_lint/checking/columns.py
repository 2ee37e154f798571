"""The findings on a source <-> columns of plain values that JSON can hold. What is read back is checked.

A run may read thousands: what many of them share stands there once, and the rest is checked column by column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from operator import le
from typing import Any, TypeVar, get_args

from ..config_names import is_rule
from ..findings import SEVERITIES, Applicability, Finding, Fix, Named, Place, Scope
from ..markdown.source import Edit, Source, Span
from .coding import Damaged, one, parts, span, typed

T = TypeVar("T")
NamedT = TypeVar("NamedT", bound=tuple[Any, ...])
_SCOPES = frozenset(get_args(Scope))
_APPLICABILITIES = get_args(Applicability)
_NO_FIX = "", _APPLICABILITIES[0], 0


def pack(findings: Iterable[Finding], sources: Sequence[Source]) -> list[Any]:
    """Rules, fixes and kinds of finding, then what tells findings of a kind apart.

    Their other places are in one of the sources.
    """
    numbers = {id(source): number for number, source in enumerate(sources)}
    rules: dict[Any, int] = {}
    fixes: dict[Any, int] = {}
    kinds: dict[Any, int] = {}
    rows, related, edits = [], [], []
    for finding in findings:
        rule, fix = finding.rule, finding.fix
        if finding.related:
            places = [[numbers[id(place.source)], *place.span, place.message] for place in finding.related]
            related.append([len(rows), places])
        named = _number(rules, (rule.code, rule.name, rule.scope))
        mended = _number(fixes, (fix.title, fix.applicability, len(fix.edits)) if fix else _NO_FIX)
        rows.append((_number(kinds, (named, finding.severity, finding.message, mended)), *finding.span))
        edits += [(*edit.span, edit.text) for edit in fix.edits] if fix else ()
    return [list(rules), _columns(fixes, 3), _columns(kinds, 4), _columns(rows, 3), related, _columns(edits, 3)]


def _number(known: dict[Any, int], value: Any) -> int:
    return known.setdefault(value, len(known))


def _columns(rows: Collection[tuple[Any, ...]], count: int) -> list[Any]:
    return list(zip(*rows, strict=True)) if rows else [[]] * count


def unpack(values: Any, source: Source, sources: Sequence[Source]) -> list[Finding]:
    """The findings again. Raises Damaged."""
    rules, fixes, kinds, rows, related, edits = parts(values, 6)
    named, severities, messages, mended = _table(kinds, 4)
    of, starts, ends = _table(rows, 3)
    _check_numbers(of, len(messages))
    _check_texts(messages)
    _check_texts(severities, SEVERITIES)
    known = [_rule(rule) for rule in typed(rules, list)]
    _check_numbers(named, len(known))
    return list(
        map(
            Finding,
            map([known[number] for number in named].__getitem__, of),
            repeat(source),
            _spans(starts, ends, source),
            map(severities.__getitem__, of),
            map(messages.__getitem__, of),
            _related(related, len(of), sources),
            _fixes(fixes, mended, of, edits, source),
        )
    )


def _fixes(
    kinds: Any, mended: Sequence[Any], of: Sequence[int], edits: Any, source: Source
) -> Iterator[Fix | None]:
    """The fix of each finding: the next edits, as many as one of its kind has."""
    titles, applicabilities, counts = _table(kinds, 3)
    starts, ends, texts = _table(edits, 3)
    _check_texts(titles)
    _check_texts(applicabilities, _APPLICABILITIES)
    _check_texts(texts)
    _check_numbers(counts, len(texts) + 1)
    _check_numbers(mended, len(titles))
    if sum(counts) > len(texts) or sum([counts[mended[number]] for number in of]) != len(texts):
        raise Damaged
    made = _make(Edit, _spans(starts, ends, source), texts)
    alike = [
        _make(Fix, repeat(title), zip(*[made] * count), repeat(applicability)) if count else repeat(None)
        for title, applicability, count in zip(titles, applicabilities, counts, strict=True)
    ]
    return map(next, map([alike[number] for number in mended].__getitem__, of))


def _spans(starts: Sequence[Any], ends: Sequence[Any], source: Source) -> Iterator[Span]:
    """Spans that lie in the source."""
    for column in (starts, ends):
        _check_numbers(column, len(source.text) + 1)
    if not all(map(le, starts, ends)):
        raise Damaged
    return _make(Span, starts, ends)


def _related(rows: Any, count: int, sources: Sequence[Source]) -> list[tuple[Place, ...]]:
    """The other places of so many findings, most of which have none."""
    related: list[tuple[Place, ...]] = [()] * count
    for row in typed(rows, list):
        number, places = parts(row, 2)
        _check_numbers([number], count)
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


def _table(value: Any, count: int) -> list[list[Any]]:
    """So many columns, which are equally long."""
    columns = parts(value, count)
    if len({len(typed(column, list)) for column in columns}) > 1:
        raise Damaged
    return columns


def _check_numbers(column: Sequence[Any], below: int) -> None:
    """Raise Damaged where one is not from 0 to what is below a bound."""
    if column and (not _all(int, column) or min(column) < 0 or max(column) >= below):
        raise Damaged


def _check_texts(column: Sequence[Any], known: Collection[str] = ()) -> None:
    """Raise Damaged where one is not among those that are known, if any are."""
    if column and not _all(str, column) or known and not {*column}.issubset(known):
        raise Damaged


def _all(kind: type, column: Sequence[Any]) -> bool:
    """Whether all values are of exactly this type: True is no number."""
    return {*map(type, column)} == {kind}


def _make(kind: type[NamedT], *columns: Iterable[Any]) -> Iterator[NamedT]:
    """Named tuples of columns of values, without a call of Python for each."""
    return map(partial(tuple.__new__, kind), zip(*columns, strict=False))
