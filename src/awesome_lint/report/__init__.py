"""Findings -> text for people, programs and GitHub."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from .summary import Debt, Summary, Tally, View, plural, summarise

if TYPE_CHECKING:
    from ..rules import Finding

    Report = Callable[[Sequence[Finding], Summary, View], str]


def _in(module: str, name: str) -> Report:
    """A report that is imported when it is made: a run makes one of them."""

    def make(findings: Sequence[Finding], summary: Summary, view: View) -> str:
        report: Report = getattr(import_module(f".{module}", __package__), name)
        return report(findings, summary, view)

    return make


REPORTS: Mapping[str, Report] = {
    "text": _in("text", "text_report"),
    "json": _in("json_report", "json_report"),
    "github": _in("github", "github_report"),
}

__all__ = ["REPORTS", "Debt", "Summary", "Tally", "View", "plural", "summarise"]
