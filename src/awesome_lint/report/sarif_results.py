"""Findings -> the results of a SARIF file, with their places, their identity and their fixes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..findings import short
from ..markdown.source import BOM
from .fingerprints import fingerprints, line_hashes
from .places import UTF16, Region, from_root, places_in
from .plain import is_unicode, printable
from .summary import other_places

if TYPE_CHECKING:
    from ..markdown.source import Source, Span
    from ..rules import Finding, Fix

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_MOST_CHARACTERS = 1000  # GitHub shows 1,024
_LINK, _PLACEHOLDER = re.compile(r"\](?=\()"), re.compile(r"\{(\d+)\}")


def message(text: str) -> dict[str, str]:
    """A message of one line in which nothing is a link or a placeholder, whatever the list holds."""
    line = short(printable(" ".join(text.split())), _MOST_CHARACTERS)
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", _LINK.sub("] ", line))}


class Results:
    """Makes results. What is known of a file is found out once."""

    def __init__(self, rules: Mapping[str, int], fixes: bool) -> None:
        self._rules = rules
        self._fixes = fixes
        self._places = places_in(UTF16)
        self._path: Callable[[str], str] = cache(from_root)
        self._line_hashes = cache(line_hashes)

    def of(self, findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
        alike: Counter[tuple[int, str, int]] = Counter()
        for finding, own in zip(findings, fingerprints(findings, self._path), strict=True):
            line = self._places(finding.source).seen(finding.span).start.line
            alike[same := (id(finding.source), finding.rule.code, line)] += 1
            again = f":{alike[same]}" if alike[same] > 1 else ""
            line_hash = self._line_hashes(finding.source)(line) + again
            known = {"primaryLocationLineHash": line_hash, "ruleAndLine/v1": own}
            yield {**self._result(finding), "partialFingerprints": known, **self._fix(finding)}

    def _result(self, finding: Finding) -> dict[str, Any]:
        others = [
            {**self._location(place.source, place.span), "message": message(place.message)}
            for place in other_places(finding)
        ]
        return {
            "ruleId": finding.rule.code,
            "ruleIndex": self._rules[finding.rule.code],
            "level": LEVELS[finding.severity],
            "message": message(finding.message),
            "locations": [self._location(finding.source, finding.span)],
            **({"relatedLocations": others} if others else {}),
        }

    def _location(self, source: Source, span: Span) -> dict[str, Any]:
        region = _region(self._places(source).seen(span))
        return {"physicalLocation": {"artifactLocation": self._artifact(source), "region": region}}

    def _artifact(self, source: Source) -> dict[str, str]:
        path = self._path(source.path)
        uri = quote(path, errors="surrogateescape")
        return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}

    def _fix(self, finding: Finding) -> dict[str, Any]:
        fix, source = finding.fix, finding.source
        if not self._fixes or not fix or not _expressible(source, fix):
            return {}
        places = self._places(source)
        replacements = [
            {"deletedRegion": _region(places.region(span)), "insertedContent": {"text": text}}
            for span, text in fix.edits
        ]
        change = {"artifactLocation": self._artifact(source), "replacements": replacements}
        how = {"applicability": fix.applicability}
        return {
            "fixes": [{"description": message(fix.title), "artifactChanges": [change], "properties": how}]
        }


def _expressible(source: Source, fix: Fix) -> bool:
    """Whether its edits are text: no bytes that are none, nor the mark before it, which has no column."""
    marked = source.text.startswith(BOM)
    return all(is_unicode(text) and not (marked and span.start == 0) for span, text in fix.edits)


def _region(region: Region) -> dict[str, int]:
    (line, column), (end_line, end_column) = region
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
