"""Findings in reviewdog's diagnostic format: comments on a pull request, with fixes to accept by a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..markdown.source import Edit, Span, apply_edits
from .places import UTF8, Places, Region, from_root, places_in
from .plain import dump_records, is_unicode, printable
from .rule_pages import PROJECT_URL, page_url
from .summary import Summary, View, most_severe_first, other_places

if TYPE_CHECKING:
    from ..markdown.source import Source
    from ..rules import Finding, Fix

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_MOST_LINES = 10  # of a suggestion: people are to see what they accept


def rdjson_report(findings: Sequence[Finding], summary: Summary, view: View) -> str:
    path, places = cache(from_root), places_in(UTF8)
    records = (_diagnostic(finding, path, places) for finding in most_severe_first(findings))
    source = {"name": "awesome-lint", "url": PROJECT_URL}
    return dump_records({"source": source}, "diagnostics", records, {}) + "\n"


def _diagnostic(
    finding: Finding, path: Callable[[str], str], places: Callable[[Source], Places]
) -> dict[str, Any]:
    def location(source: Source, span: Span) -> dict[str, Any]:
        return {"path": path(source.path), "range": _range(places(source).seen(span))}

    others = [
        {"message": printable(place.message), "location": location(place.source, place.span)}
        for place in other_places(finding)
    ]
    return {
        "message": printable(finding.message),
        "location": location(finding.source, finding.span),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule.code, "url": page_url(finding.rule)},
        **({"suggestions": _suggestions(finding.fix, places(finding.source))} if finding.fix else {}),
        **({"related_locations": others} if others else {}),
    }


def _suggestions(fix: Fix, places: Places) -> list[dict[str, Any]]:
    """All edits as one, for each is accepted by itself; none where that is no text of a few lines."""
    start, end = min(edit.span.start for edit in fix.edits), max(edit.span.end for edit in fix.edits)
    region = places.region(Span(start, end))
    if region.end.line - region.start.line >= _MOST_LINES:
        return []
    edits = [Edit(Span(span.start - start, span.end - start), text) for span, text in fix.edits]
    text = apply_edits(places.source.text[start:end], edits)
    return [{"range": _range(region), "text": text}] if is_unicode(text) else []


def _range(region: Region) -> dict[str, Any]:
    return {"start": region.start._asdict(), "end": region.end._asdict()}
