"""Findings -> text for people, programs and GitHub."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from .github import github_report
from .json_report import json_report
from .summary import Debt, Summary, View, plural, summarise
from .text import text_report

if TYPE_CHECKING:
    from ..rules import Finding

    Report = Callable[[Sequence[Finding], Summary, View], str]

REPORTS: Mapping[str, Report] = {"text": text_report, "json": json_report, "github": github_report}

__all__ = ["REPORTS", "Debt", "Summary", "View", "plural", "summarise"]
