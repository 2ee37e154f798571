"""Findings -> edits -> text: fixes are applied until none is left to apply."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .config import Config
from .guard import check_loss
from .linter import EVERYTHING, Asked, lint_lists
from .markdown.source import Span, apply_edits, meets
from .papers.entry import PaperList
from .papers.reader import read_again
from .rules import Finding

MAX_PASSES = 10


@dataclass
class Fixed:
    """The lists as they are after fixing, what remains to be said of them, and what was applied."""

    lists: list[PaperList]
    findings: list[Finding]
    applied: list[Finding] = field(default_factory=list)


def fix_lists(
    lists: Sequence[PaperList], config: Config, unsafe: bool = False, asked: Asked = EVERYTHING
) -> Fixed:
    """Apply the fixes of findings that count, safe ones or all, to a fixpoint. Nothing is written to disk.

    Raises LossError when a fix would lose what it does not name.
    """
    result = Fixed(list(lists), lint_lists(lists, config, asked))
    for _ in range(MAX_PASSES):
        chosen = choose(result.findings, unsafe)
        if not chosen:
            break
        result.lists = [_apply(papers, chosen) for papers in result.lists]
        result.applied += chosen
        asked = asked.of(result.lists)
        result.findings = lint_lists(result.lists, config, asked)
    return result


def choose(findings: Iterable[Finding], unsafe: bool) -> list[Finding]:
    """Findings whose fixes can be applied together: in the order of the text, none over another."""
    chosen: list[Finding] = []
    taken: dict[int, list[Span]] = {}
    for finding in findings:
        fix = finding.fix
        if fix is None or (fix.applicability == "unsafe" and not unsafe):
            continue
        spans = taken.setdefault(id(finding.source), [])
        if not any(meets(spans, edit.span) for edit in fix.edits):
            for edit in fix.edits:
                insort(spans, edit.span)
            chosen.append(finding)
    return chosen


def _apply(papers: PaperList, chosen: Iterable[Finding]) -> PaperList:
    edits = [
        edit
        for finding in chosen
        if finding.fix and finding.source is papers.source
        for edit in finding.fix.edits
    ]
    if not edits:
        return papers
    after = read_again(papers, apply_edits(papers.text, edits))
    check_loss(papers, after, edits)
    from .layout.tables import repad_edits  # most runs fix nothing, and measuring text is costly to import

    padding = repad_edits(papers, after, edits)
    return read_again(papers, apply_edits(after.text, padding)) if padding else after
