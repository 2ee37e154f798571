"""Findings for people: one line each, the source below it, repeated ones grouped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from .excerpt import excerpt
from .plain import printable
from .summary import Summary, View, hints
from .totals import details, statistics, totals

if TYPE_CHECKING:
    from ..markdown.source import Position
    from ..rules import Finding

# So many findings that differ only in what they quote are told once.
REPEATS = 4
_LINES_SHOWN = 10
_INDENT = "    "
# Each begins with a character that few messages hold, which is looked for first; so is what URLs have.
_QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|'(?<!\w').*?'(?!\w)")
_URL = re.compile(r"(?<!\w)\w++://\S+")
_KIND = attrgetter("source", "rule.code", "severity", "message")
_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


def text_report(findings: Sequence[Finding], summary: Summary, view: View) -> str:
    lines: list[str] = []
    if view.statistics:
        lines += statistics(findings)
    else:
        for group in grouped(findings):
            lines += _group(group, view)
    if view.show_fixes:
        lines += _applied(summary.applied)
    if not view.quiet:
        lines += totals(findings, summary)
        if view.verbose:
            lines += details(summary)
    return "".join(f"{line}\n" for line in lines)


def grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of a rule in a file that say the same together, at the place of the first; others alone."""
    same: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for number, kind in enumerate(map(_KIND, findings)):
        same[kind].append(number)
    alike: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for (*others, message), numbers in same.items():
        alike[*others, _unquoted(message)] += numbers
    groups: list[list[int]] = []
    for (_, _, severity, _), numbers in alike.items():
        # Of errors each one counts: which link is dead is what people want to know.
        together = len(numbers) >= REPEATS and severity != "error"
        groups += [sorted(numbers)] if together else [[number] for number in numbers]
    return [[findings[number] for number in numbers] for numbers in sorted(groups)]


def _unquoted(message: str) -> str:
    said = _QUOTED.sub("''", message)
    return _URL.sub("''", said) if "://" in said else said


def _group(group: list[Finding], view: View) -> Iterator[str]:
    yield from _finding(group[0], view)
    if len(group) == 1:
        return
    lines = _lines(group[1:], None if view.verbose else _LINES_SHOWN + 1)
    shown = lines if view.verbose else lines[:_LINES_SHOWN]
    more = ", …" if len(shown) < len(lines) else ""
    noun = "line" if len(lines) == 1 else "lines"
    yield f"  = and {len(group) - 1} more: {noun} {', '.join(shown)}{more}"


def _lines(findings: Iterable[Finding], most: int | None) -> list[str]:
    """The lines that findings begin on, each once; no more are looked up than are asked for."""
    numbers: dict[int, None] = {}
    for finding in findings:
        numbers[finding.source.position(finding.span.start).line] = None
        if len(numbers) == most:
            break
    return [str(number) for number in numbers]


def _finding(finding: Finding, view: View) -> Iterator[str]:
    place = finding.source.position(finding.span.start)
    yield _headline(finding, place, view)
    if finding.span != (0, 0):  # the whole file
        yield from _source(finding, place, view)
    yield from (f"  = {printable(hint)}" for hint in hints(finding))


def _headline(finding: Finding, place: Position, view: View) -> str:
    where = view.paint(f"{printable(finding.source.path)}:{place.line}:{place.column}:", "bold")
    severity = view.paint(finding.severity, _STYLES[finding.severity])
    return f"{where} {finding.rule.code} {severity} {printable(finding.message)}"


def _source(finding: Finding, place: Position, view: View) -> Iterator[str]:
    line = finding.source.line(place.line)
    if not line.strip():
        return
    start = min(place.column - 1, len(line))
    end = min(place.column - 1 + finding.span.end - finding.span.start, len(line))
    part = excerpt(line, start, end, view.width - len(_INDENT))
    yield f"{_INDENT}{part.text}".rstrip()
    yield f"{_INDENT}{part.blanks}{view.paint(part.marks, _STYLES[finding.severity])}"


def _applied(applied: Iterable[Finding]) -> Iterator[str]:
    for finding in applied:
        line = finding.source.position(finding.span.start).line
        title = finding.fix.title if finding.fix else finding.message
        yield f"{printable(finding.source.path)}:{line}: fixed {finding.rule.code} {printable(title)}"
