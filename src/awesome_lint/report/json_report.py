"""Findings as JSON: every one of them, for programs. The schema is schemas/check.schema.json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .plain import dump_records
from .summary import Summary, View, related

if TYPE_CHECKING:
    from ..markdown.source import Source, Span
    from ..rules import Finding, Fix

VERSION = 1


def json_report(findings: Sequence[Finding], summary: Summary, view: View) -> str:
    records = map(finding_data, findings)
    return dump_records({"version": VERSION}, "findings", records, {"summary": summary.counts()}) + "\n"


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding as the values of its JSON object."""
    return {
        "file": finding.source.path,
        **_place(finding.source, finding.span),
        "code": finding.rule.code,
        "rule": finding.rule.name,
        "severity": finding.severity,
        "message": finding.message,
        "related": [{"file": path, "line": line, "message": text} for path, line, text in related(finding)],
        "fix": _fix(finding.source, finding.fix) if finding.fix else None,
    }


def _place(source: Source, span: Span) -> dict[str, int]:
    """1-based positions, columns in code points; the end is exclusive."""
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    edits = [{**_place(source, edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability, "edits": edits}
