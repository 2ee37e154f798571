"""The sentences and the table that sum up a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .plain import printable
from .summary import Debt, Summary, plural

if TYPE_CHECKING:
    from ..rules import Finding

_NOUNS = {"error": "error", "warning": "warning", "info": "remark"}


def totals(findings: Sequence[Finding], summary: Summary) -> Iterator[str]:
    """How much was found, in how much, and what can be done about it."""
    if summary.applied:
        yield f"Fixed {plural(len(summary.applied), 'finding')}."
    where = f"in {plural(summary.files, 'file')} ({plural(summary.entries, 'entry')})."
    if summary.since:
        where = f"in lines changed since {printable(summary.since)}, {where}"
    counts = [plural(count, noun) for level, noun in _NOUNS.items() if (count := summary.severities[level])]
    yield f"Found {', '.join(counts)} {where}" if counts else f"No problems {where}"
    fixable = Counter([finding.fix.applicability for finding in findings if finding.fix])
    safe, unsafe = fixable["safe"], fixable["unsafe"]
    if safe and unsafe:
        yield f"{safe} fixable with --fix, {unsafe} more with --unsafe-fixes."
    elif safe or unsafe:
        yield f"{safe or unsafe} fixable with {'--fix' if safe else '--unsafe-fixes'}."
    if summary.debt:
        yield from _debt(summary.debt)


def _debt(debt: Debt) -> Iterator[str]:
    yield f"{plural(debt.held, 'known finding')} held back by the baseline."
    if debt.gone:
        gone = f"{plural(debt.gone, 'finding')} of the baseline {'is' if debt.gone == 1 else 'are'} gone"
        yield f"{gone}; write it anew with --write-baseline."


def details(summary: Summary) -> Iterator[str]:
    """What --verbose adds: how entries are written, and what was not read."""
    shapes = ", ".join(f"{count} {shape}" for shape, count in summary.shapes.most_common())
    yield f"Entries by shape: {shapes or 'none'}."
    for path, line, text in summary.otherwise:
        yield f"  {printable(path)}:{line}: {printable(text[:200])}"
    if summary.empty:
        yield f"Skipped {plural(summary.empty, 'file')} without entries."
    yield f"Lines not understood: {len(summary.not_understood)}{':' if summary.not_understood else '.'}"
    for path, line, text in summary.not_understood:
        yield f"  {printable(path)}:{line}: {printable(text[:200])}"


def statistics(findings: Sequence[Finding]) -> Iterator[str]:
    """How often each rule found something, most often first."""
    counts = Counter((finding.rule.code, finding.rule.name, finding.severity) for finding in findings)
    fixable = Counter((f.rule.code, f.rule.name, f.severity) for f in findings if f.fix)
    width = len(str(max(counts.values(), default=0)))
    for key, count in counts.most_common():
        code, name, severity = key
        fixes = f" ({fixable[key]} fixable)" if fixable[key] else ""
        yield f"{count:>{width}}  {code}  {severity:<7}  {name}{fixes}"
