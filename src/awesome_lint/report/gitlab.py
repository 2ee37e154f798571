"""Findings as GitLab's Code Quality report, which its merge requests show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from .fingerprints import fingerprints
from .places import UTF16, from_root, places_in
from .plain import dump, printable
from .summary import Summary, View, most_severe_first

if TYPE_CHECKING:
    from ..rules import Finding

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def gitlab_report(findings: Sequence[Finding], summary: Summary, view: View) -> str:
    issues = ",\n".join(dump(issue) for issue in _issues(most_severe_first(findings)))
    return f"[\n{issues}\n]\n" if issues else "[]\n"


def _issues(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    path, places = cache(from_root), places_in(UTF16)
    for finding, fingerprint in zip(findings, fingerprints(findings, path), strict=True):
        start, end = places(finding.source).seen(finding.span)
        lines = {"begin": start.line, "end": end.line}
        yield {
            "description": printable(finding.message),
            "check_name": finding.rule.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": path(finding.source.path), "lines": lines},
        }
