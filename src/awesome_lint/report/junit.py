"""Findings as JUnit XML: a suite for each file, in which a finding is a test that failed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # nosec B405  # it writes

from .places import from_root
from .plain import printable
from .rule_pages import page_url
from .summary import Summary, View, hints

if TYPE_CHECKING:
    from ..rules import Finding

_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(findings: Sequence[Finding], summary: Summary, view: View) -> str:
    """Remarks are skipped tests, for they fail nothing; a file without findings is one test that passed."""
    by_file: dict[str, list[Finding]] = {path: [] for path in summary.paths}
    for finding in findings:
        by_file.setdefault(finding.source.path, []).append(finding)
    root = ET.Element("testsuites", {"name": "awesome-lint", **_counts(findings, by_file.values())})
    root.extend(_suite(path, found) for path, found in by_file.items())
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _counts(findings: Iterable[Finding], files: Iterable[Sequence[Finding]]) -> dict[str, str]:
    failures = sum(finding.severity != "info" for finding in findings)
    tests = sum(max(len(found), 1) for found in files)
    return {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _suite(path: str, findings: Sequence[Finding]) -> ET.Element:
    name = _xml(from_root(path))
    skipped = sum(finding.severity == "info" for finding in findings)
    suite = ET.Element("testsuite", {"name": name, **_counts(findings, [findings]), "skipped": str(skipped)})
    suite.extend(_case(finding, name) for finding in findings)
    if not findings:
        ET.SubElement(suite, "testcase", {"classname": name, "name": "no findings"})
    return suite


def _case(finding: Finding, name: str) -> ET.Element:
    line, column = finding.source.position(finding.span.start)
    said = f"{finding.rule.code} {finding.message}"
    case = ET.Element("testcase", {"classname": name, "name": _xml(f"{line}:{column} {said}")})
    if finding.severity == "info":
        ET.SubElement(case, "skipped", {"message": _xml(finding.message)})
    else:
        given = {"type": finding.severity, "message": _xml(finding.message)}
        ET.SubElement(case, "failure", given).text = "\n".join(_details(finding, f"{name}:{line}:{column}"))
    return case


def _details(finding: Finding, place: str) -> Iterable[str]:
    yield f"{place}: {finding.rule.code} {finding.severity} {_xml(finding.message)}"
    yield from (_xml(hint) for hint in hints(finding, from_root))
    yield page_url(finding.rule)


def _xml(text: str) -> str:
    """What can be seen of a text, without what XML has no way to write."""
    return _NOT_IN_XML.sub("\ufffd", printable(text))
