"""Findings -> text for people, programs and services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

from .summary import Debt, Summary, Tally, View, plural, summarise

if TYPE_CHECKING:
    from ..rules import Finding

    Report = Callable[[Sequence[Finding], Summary, View], str]

# Every format and its module, which is imported when the format is asked for.
FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "json_report",
    "github": "github",
    "sarif": "sarif",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "markdown": "markdown",
}
# Those that say what each fix would write; to the others its title is enough.
WITH_EDITS = frozenset({"json", "sarif", "rdjson"})


def make_report(form: str, findings: Sequence[Finding], summary: Summary, view: View) -> str:
    """What was found, in one of `FORMATS`."""
    module = import_module(f".{FORMATS[form]}", __package__)
    return cast("Report", getattr(module, f"{form}_report"))(findings, summary, view)


__all__ = ["FORMATS", "WITH_EDITS", "Debt", "Summary", "Tally", "View", "make_report", "plural", "summarise"]
