"""A file -> its record, by the rules."""

from __future__ import annotations

from ..beside import Beside
from ..config import Config
from ..findings import sort_findings
from ..linter import Asked, lint_list, reports_unused
from ..papers.entry import PaperList
from ..papers.reader import read_list
from ..report.summary import Tally
from ..suppress import find_suppressions
from .record import Record, dump
from .task import Task


def examine(task: Task) -> tuple[Record, PaperList]:
    """The record, and the list that it was made of."""
    config, beside = Config(**task.settings), Beside()
    papers = read_list(task.text, task.path, config.not_papers)
    findings = sort_findings(lint_list(papers, config, Asked([task.path] if task.named else []), beside))
    suppressions = find_suppressions(papers)
    unused = bool(suppressions) and reports_unused(config)
    return Record(findings, Tally.of(papers), suppressions, unused, beside.asked), papers


def record_of(task: Task) -> bytes:
    """The record as it is kept and handed on."""
    record, papers = examine(task)
    return dump(record, task.key, papers)
