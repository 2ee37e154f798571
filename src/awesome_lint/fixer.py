"""Findings -> edits -> text: fixes are applied until none is left to apply."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .config import Config
from .guard import LossError, check_loss
from .linter import EVERYTHING, Asked, lint_lists
from .markdown.source import Span, apply_edits, meets
from .papers.entry import PaperList
from .papers.reader import read_again
from .rules import Finding

MAX_PASSES = 10
MAX_TRIES = 64  # to find the fixes of a list that would lose something; each try reads the list anew


@dataclass
class Fixed:
    """The lists as they are after fixing, what remains to be said of them, and what was applied.

    `refused` says of each fix that would have lost something what that is; it was not made.
    """

    lists: list[PaperList]
    findings: list[Finding]
    applied: list[Finding] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class _Step(NamedTuple):
    """A list after fixes, those that were made, why others were not, and how often it was tried."""

    after: PaperList
    made: list[Finding]
    refused: list[str]
    tries: int


def fix_lists(
    lists: Sequence[PaperList], config: Config, unsafe: bool = False, asked: Asked = EVERYTHING
) -> Fixed:
    """Apply the fixes of findings that count, safe ones or all, to a fixpoint. Nothing is written to disk.

    A fix that would lose what it does not name is not made; its finding remains, without it. Where
    these are very many, neither are some that stand among them.
    """
    result = Fixed(list(lists), lint_lists(lists, config, asked))
    for _ in range(MAX_PASSES):
        chosen = choose(result.findings, unsafe)
        if not chosen:
            break
        steps = [_apply(_Step(papers, [], [], 0), papers, chosen) for papers in result.lists]
        made = [finding for step in steps for finding in step.made]
        if made:
            result.lists = [step.after for step in steps]
            result.applied += made
            result.refused.clear()  # what was refused is tried again
            asked = asked.of(result.lists)
            result.findings = lint_lists(result.lists, config, asked)
        else:
            result.refused += [why for step in steps for why in step.refused]
            lossy = set(chosen)
            result.findings = [f._replace(fix=None) if f in lossy else f for f in result.findings]
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


def _apply(step: _Step, papers: PaperList, chosen: Sequence[Finding]) -> _Step:
    """A step further: with those of the fixes in a list that lose nothing beside the ones already made."""
    chosen = [finding for finding in chosen if finding.source is papers.source]
    if not chosen:
        return step
    step = step._replace(tries=step.tries + 1)
    try:
        return step._replace(after=_edited(papers, [*step.made, *chosen]), made=[*step.made, *chosen])
    except LossError as error:
        if len(chosen) == 1 or step.tries >= MAX_TRIES:
            return step._replace(refused=[*step.refused, str(error)])
    half = len(chosen) // 2
    return _apply(_apply(step, papers, chosen[:half]), papers, chosen[half:])


def _edited(papers: PaperList, chosen: Iterable[Finding]) -> PaperList:
    edits = [edit for finding in chosen if finding.fix for edit in finding.fix.edits]
    after = read_again(papers, apply_edits(papers.text, edits))
    check_loss(papers, after, edits)
    from .layout.tables import repad_edits  # most runs fix nothing, and measuring text is costly to import

    padding = repad_edits(papers, after, edits)
    return read_again(papers, apply_edits(after.text, padding)) if padding else after
