"""Which defects go into which file, and what the linter says of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from random import Random

import awesome_lint
from awesome_lint.markdown.source import Edit, Source, Span, apply_edits, decode
from awesome_lint.papers.entry import PaperList
from awesome_lint.papers.reader import read_again
from awesome_lint.rules import Finding
from awesome_lint.rules.registry import SEVERITIES

from .kinds import KINDS, Draft, Kind, shuffled

_TEXT = 3500  # bytes of text for each defect
_ALIKE = 0.5  # of two places of a list, to be taken for the same


@dataclass(eq=False)
class Subject:
    """A real list, whether unsafe fixes are tried in it, and the lines that a defect has taken."""

    path: Path
    unsafe: bool
    taken: set[int] = field(default_factory=set)

    @cached_property
    def papers(self) -> PaperList:
        return awesome_lint.parse(decode(self.path.read_bytes()), str(self.path))

    @cached_property
    def named(self) -> dict[int, set[str]]:
        """The codes of the findings that name a line as it is."""
        named: dict[int, set[str]] = {}
        for finding in awesome_lint.lint(self.papers):
            for line in lines_named(finding):
                named.setdefault(line, set()).add(finding.rule.code)
        return named

    def claim(self, kind: Kind, draft: Draft) -> bool:
        """Take the lines of a defect, unless another has them or they show its like already."""
        source = self.papers.source
        spans = [*(edit.span for edit in draft.edits), *draft.places]
        wanted = {line for span in spans for line in lines_of(source, span)}
        if wanted & self.taken or any(self.named.get(line, set()) & kind.codes for line in wanted):
            return False
        self.taken |= wanted
        return True


@dataclass(eq=False)
class Mutation:
    """A defect in a list, and what became of it."""

    subject: Subject
    kind: Kind
    draft: Draft
    line: int = 0
    before: str = ""
    after: str = ""
    said: list[Finding] = field(default_factory=list)
    around: str = ""
    left: list[str] | None = None

    @property
    def declared(self) -> bool:
        """Whether a fix is declared to undo it."""
        return self.kind.fix is not None and self.draft.fixable

    @property
    def undone(self) -> bool:
        """Whether the lists with and without it are the same once they are fixed."""
        return self.left is not None and not self.left

    @property
    def found(self) -> bool:
        return self.severity is not None

    @property
    def severity(self) -> str | None:
        """How severe the linter takes it to be; None where it says nothing."""
        given = {finding.severity for finding in self.said if finding.rule.code in self.kind.codes}
        return min(given, key=SEVERITIES.index, default=None)


def plan(paths: Iterable[Path], seed: int, count: int, kinds: Sequence[str] = ()) -> list[Mutation]:
    """Defects of all kinds, or of some, in equal parts, each in turn from one file after the other.

    The seed draws the files, so many that the defects stand far apart and the run ends soon; the
    others are read only for what is rare.
    """
    files = shuffled(sorted(paths), Random(seed))
    subjects = [Subject(path, number % 3 == 0) for number, path in enumerate(files)]
    drawn, others, left = [], [], count * _TEXT
    for subject in subjects:
        size = subject.path.stat().st_size
        (drawn if size <= left else others).append(subject)
        left -= size if size <= left else 0
    groups = [drawn, *([subject] for subject in others)]
    kinds = kinds or list(KINDS)
    return [m for name in kinds for m in _of_kind(KINDS[name], groups, seed, count // len(kinds))]


def _of_kind(kind: Kind, groups: list[list[Subject]], seed: int, most: int) -> list[Mutation]:
    made: list[Mutation] = []
    for group in groups:
        fit = [subject for subject in group if subject.unsafe or kind.fix != "unsafe"]
        random = Random(f"{seed} {kind.name}")
        queue = [(subject, kind.draw(subject.papers, random)) for subject in shuffled(fit, random)]
        while queue and len(made) < most:
            subject, drafts = queue.pop(0)
            if draft := next((draft for draft in drafts if subject.claim(kind, draft)), None):
                made.append(Mutation(subject, kind, draft))
                queue.append((subject, drafts))
        if len(made) == most:
            break
    return made


def lines_of(source: Source, span: Span) -> range:
    """The lines of a span, without the newlines at its end."""
    text = source[span]
    last = span.start + len(text.rstrip("\r\n"))
    return range(source.position(span.start).line, source.position(last).line + 1)


def lines_named(finding: Finding) -> set[int]:
    """The line of a finding, and those of other places that it is about."""
    spans = [finding.span, *(place.span for place in finding.related if place.source is finding.source)]
    return {finding.source.position(span.start).line for span in spans}


def run(mutations: Iterable[Mutation]) -> None:
    """Put the defects into their files, and lint and fix these."""
    batches: dict[Subject, list[Mutation]] = {}
    for mutation in mutations:
        batches.setdefault(mutation.subject, []).append(mutation)
    for subject, batch in batches.items():
        mutated = _with(subject.papers, batch)
        _find(mutated, batch)
        _mend(subject, mutated, batch)


def _with(original: PaperList, batch: Iterable[Mutation]) -> PaperList:
    return read_again(original, apply_edits(original.text, [e for m in batch for e in m.draft.edits]))


def _find(mutated: PaperList, batch: list[Mutation]) -> None:
    """Note at every mutation where it stands and what is said of its lines."""
    by_line: dict[int, list[Finding]] = {}
    for finding in awesome_lint.lint(mutated):
        for line in lines_named(finding):
            by_line.setdefault(line, []).append(finding)
    moved = _Moved([edit for mutation in batch for edit in mutation.draft.edits])
    for mutation in batch:
        source, last = mutation.subject.papers.source, mutation.draft.edits[-1]
        lines = {n for span in moved.places(mutation.draft) for n in lines_of(mutated.source, span)}
        mutation.line = lines_of(mutated.source, moved.edit(last))[0]
        mutation.before = source.line(source.position(last.span.start).line)
        mutation.after = mutated.source.line(mutation.line)
        near = range(max(mutation.line - 1, 1), min(mutation.line + 1, len(mutated.source.line_starts)) + 1)
        mutation.around = "\n".join(map(mutated.source.line, near))
        mutation.said = [finding for line in sorted(lines) for finding in by_line.get(line, [])]


class _Moved:
    """Where spans of the original stand once all edits are made."""

    def __init__(self, edits: list[Edit]) -> None:
        edits = sorted(edits)
        self._starts = [edit.span.start for edit in edits]
        self._grown = [0]
        for (start, end), text in edits:
            self._grown.append(self._grown[-1] + len(text) - (end - start))

    def place(self, span: Span) -> Span:
        return Span(self._at(span.start), self._at(span.end))

    def edit(self, edit: Edit) -> Span:
        start = self._at(edit.span.start)
        return Span(start, start + len(edit.text))

    def places(self, draft: Draft) -> Iterator[Span]:
        """What a finding may name: where text stands now, not where some was taken to be put elsewhere."""
        yield from map(self.place, draft.places)
        yield self.edit(draft.edits[-1])

    def _at(self, offset: int) -> int:
        return offset + self._grown[bisect_left(self._starts, offset)]


def _mend(subject: Subject, mutated: PaperList, batch: list[Mutation]) -> None:
    """Fix the list with all defects, and with only those that no fix undoes; note what differs."""
    declared = [mutation for mutation in batch if mutation.declared]
    if not declared:
        return
    fixed = _fixed(mutated, subject.unsafe)
    wanted = _fixed(_with(subject.papers, [m for m in batch if not m.declared]), subject.unsafe)
    for mutation in declared:
        mutation.left = []
    for place, lines in _differences(wanted, fixed):
        likeness, nearest = max(((_likeness(m.around, place), m) for m in declared), key=lambda pair: pair[0])
        if likeness >= _ALIKE:  # else the defects together have changed what counts as the list's habit
            nearest.left += lines


def _likeness(a: str, b: str) -> float:
    """The share of the words of two texts that they have in common."""
    words, others = set(a.split()), set(b.split())
    return len(words & others) / max(len(words | others), 1)


def _fixed(papers: PaperList, unsafe: bool) -> list[str]:
    """The lines of a list once it is fixed."""
    return awesome_lint.fix(papers, unsafe=unsafe).lists[0].text.splitlines()


def _differences(wanted: list[str], fixed: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each line in which two lists differ: with those around it, and as it is in both."""
    steps = SequenceMatcher(None, wanted, fixed).get_opcodes() if wanted != fixed else []
    for a, b, c, d in (step[1:] for step in steps if step[0] != "equal"):
        for n in range(max(b - a, d - c)):
            lost, left, at = wanted[a:b][n : n + 1], fixed[c:d][n : n + 1], min(c + n, d)
            lines = [*(f"- {line}" for line in lost), *(f"+ {line}" for line in left)]
            yield "\n".join(fixed[max(at - 1, 0) : at + 2]), lines
