"""Findings as the diagnostics of an editor."""

from __future__ import annotations

from lsprotocol import types

from ..markdown.source import Span
from ..report.rule_pages import page_url
from ..report.summary import related
from ..rules import Finding
from .documents import Checked
from .positions import Places

SOURCE = "awesome-lint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
# What could go without loss is shown faded: a paper that stands in the list already, a comment without use.
_UNNECESSARY = ("AL002", "AL601")


def diagnostics(checked: Checked, uri: str, places: Places) -> list[types.Diagnostic]:
    """All that is to be said of a document."""
    if checked.misconfigured:
        top = places.range(Span(0, 0))
        return [types.Diagnostic(top, checked.misconfigured, types.DiagnosticSeverity.Error, source=SOURCE)]
    return [diagnostic(finding, uri, places) for finding in checked.findings]


def diagnostic(finding: Finding, uri: str, places: Places) -> types.Diagnostic:
    rule, fix = finding.rule, finding.fix
    unnecessary = rule.code in _UNNECESSARY and finding.severity != "info"
    return types.Diagnostic(
        places.range(finding.span),
        finding.message,
        _SEVERITIES[finding.severity],
        code=rule.code,
        code_description=types.CodeDescription(page_url(rule)),
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if unnecessary else None,
        related_information=_related(finding, uri, places),
        data={"rule": rule.name, "fix": fix.applicability if fix else None},
    )


def _related(finding: Finding, uri: str, places: Places) -> list[types.DiagnosticRelatedInformation] | None:
    """The other places of a finding, which are in the same document: it is checked alone."""
    spans = (place.span for place in finding.related)
    return [
        types.DiagnosticRelatedInformation(types.Location(uri, places.range(span)), line.text)
        for span, line in zip(spans, related(finding), strict=False)
    ] or None
