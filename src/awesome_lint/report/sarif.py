"""Findings as SARIF 2.1.0, for GitHub's code scanning and for editors."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..rules import RULES
from .plain import dump, dump_records
from .rule_pages import FAMILIES, PROJECT_URL, markdown_page, page_url, text_page
from .sarif_results import LEVELS, Results, message
from .summary import Summary, View, most_severe_first, plural

if TYPE_CHECKING:
    from ..rules import Finding, Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# What GitHub shows of a run, and takes of a file once it is packed.
MOST, MOST_BYTES = 5000, 10_000_000
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}


def sarif_report(findings: Sequence[Finding], summary: Summary, view: View) -> str:
    """The most severe first, as many as GitHub takes; fixes are left out before findings are."""
    ordered = most_severe_first(findings)
    most, text = MOST, _log(ordered, MOST, fixes=True)
    while most and not _fits(text):
        text = _log(ordered, most, fixes=False)
        most //= 2
    return text


def _fits(text: str) -> bool:
    data = text.encode()
    return len(data) <= MOST_BYTES or len(gzip.compress(data, 6)) <= MOST_BYTES


def _log(ordered: Sequence[Finding], most: int, *, fixes: bool) -> str:
    shown = ordered[:most]
    index = {code: place for place, code in enumerate(sorted({finding.rule.code for finding in shown}))}
    driver = {
        "name": "awesome-lint",
        "semanticVersion": __version__,
        "informationUri": PROJECT_URL,
        "rules": [_rule(RULES[code]) for code in index],
    }
    head = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(len(ordered) - len(shown))],
    }
    run = dump_records(head, "results", Results(index, fixes).of(shown), {})
    return f'{{"$schema": {dump(SCHEMA)}, "version": "2.1.0", "runs": [\n{run}\n]}}\n'


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": message(rule.summary or rule.name),
        "fullDescription": message(rule.why or rule.summary or rule.name),
        "help": {"text": text_page(rule), "markdown": markdown_page(rule)},
        "helpUri": page_url(rule),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [FAMILIES[rule.code[:3]].lower()],
            "precision": "high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _invocation(left_out: int) -> dict[str, Any]:
    told = f"GitHub takes no more: {plural(left_out, 'finding')} left out, the least severe."
    notes = [{"level": "warning", "message": {"text": told}}] if left_out else []
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}
