"""Findings as Markdown, for the summary of a job and for comments: what lists hold can do nothing in it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from .comments import code_span, no_room, that_fit
from .places import from_root
from .rule_pages import page_url
from .summary import Summary, View, hints, most_severe_first
from .totals import totals

if TYPE_CHECKING:
    from ..rules import Finding

_OPEN = 20
_TABLE = """
| rule | about | severity | findings | fixable |
| --- | --- | --- | ---: | ---: |"""
_COMMIT = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")


def markdown_report(findings: Sequence[Finding], summary: Summary, view: View) -> str:
    """How much was found, by rule, and as many of the findings as there is room for."""
    head = "\n".join(_head(findings, summary))
    items = list(_items(findings))
    shown = that_fit(items, len(head.encode()))
    body = "".join(items[: min(shown, _OPEN)])
    if folded := "".join(items[_OPEN:shown]):
        body += f"\n<details><summary>{shown - _OPEN} more</summary>\n\n{folded}\n</details>\n"
    if shown < len(items):
        body += f"\n{no_room(len(items) - shown, 'finding')}\n"
    return f"{head}\n{body}"


def _head(findings: Sequence[Finding], summary: Summary) -> Iterator[str]:
    yield "## awesome-lint\n"
    if summary.since:
        yield f"Of what touches lines changed since {code_span(summary.since)}:\n"
    yield from totals(findings, summary._replace(since=None))
    if findings:
        yield _TABLE
        yield from _rows(findings)
        yield ""


def _rows(findings: Sequence[Finding]) -> Iterator[str]:
    counts: Counter[tuple[str, str]] = Counter((f.rule.code, f.severity) for f in findings)
    fixable = Counter((f.rule.code, f.severity) for f in findings if f.fix)
    rules = {finding.rule.code: finding.rule for finding in findings}
    for key in dict.fromkeys((f.rule.code, f.severity) for f in most_severe_first(findings)):
        rule, severity = rules[key[0]], key[1]
        page = f"[{rule.code}]({page_url(rule)})"
        yield f"| {page} | {rule.name} | {severity} | {counts[key]} | {fixable[key]} |"


def _items(findings: Sequence[Finding]) -> Iterator[str]:
    path_of, files = cache(from_root), _files()
    for finding in most_severe_first(findings):
        path, (line, column) = path_of(finding.source.path), finding.source.position(finding.span.start)
        place = code_span(f"{path}:{line}:{column}")
        if files and not path.startswith(("/", "../")):
            place = f"[{place}]({files}/{quote(path, errors='surrogateescape')}?plain=1#L{line})"
        said = ", ".join(map(code_span, (finding.message, *hints(finding, path_of))))
        yield f"- {finding.severity} {place} {finding.rule.code} {said}\n"


def _files() -> str | None:
    """Where GitHub shows the files of the commit that it runs for."""
    server, repository, commit = map(os.environ.get, _COMMIT)
    return f"{server}/{repository}/blob/{commit}" if server and repository and commit else None
