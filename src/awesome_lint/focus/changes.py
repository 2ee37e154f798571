"""What is new since a revision: lines, entries, and the findings that are about them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from ..markdown.source import Source, Span
from ..papers.entry import PaperList
from ..papers.reader import read_again
from ..rules import Finding
from .baseline import NEVER_HELD, Baseline
from .lines import changed_lines

# About the file as a whole: a change in one line shows in another, as where a heading goes that a link names.
_OF_THE_FILE = ("AL0", "AL2")
Lint = Callable[[list[PaperList]], list[Finding]]


class Changes:
    """The lists as they were, by path, None for a new one; and how to lint them as they were."""

    def __init__(self, before: Mapping[str, str | None], lint: Lint) -> None:
        self._before = before
        self._lint = lint
        self._runs: dict[Source, list[Span]] = {}
        self._old: dict[str, Baseline] = {}

    def touch(self, papers: PaperList, span: Span) -> bool:
        """Whether a line of the span, or of the entry that it starts in, is new."""
        entry = papers.entry_at(span.start)
        return self._touch(papers.source, span) or bool(entry and self._touch(papers.source, entry.span))

    def _touch(self, source: Source, span: Span) -> bool:
        first = source.position(span.start).line - 1
        last = source.position(max(span.start, span.end - 1)).line
        runs = self._changed(source)
        at = bisect_right(runs, first, key=lambda run: run.end)
        return at < len(runs) and runs[at].start < last

    def _changed(self, source: Source) -> list[Span]:
        if source not in self._runs:
            before = self._before[source.path]
            whole = [Span(0, len(source.line_starts))]
            self._runs[source] = whole if before is None else changed_lines(Source(before), source)
        return self._runs[source]

    def new(self, lists: Sequence[PaperList], findings: Sequence[Finding]) -> list[Finding]:
        """The findings that touch what is new, collide with it, or came about by it."""
        by_source = {id(papers.source): papers for papers in lists}
        new = {id(f) for f in findings if self._is_new(f, by_source)}
        doubtful: dict[int, list[Finding]] = {}
        for finding in findings:
            if id(finding) not in new and _of_the_file(finding) and self._changed(finding.source):
                doubtful.setdefault(id(finding.source), []).append(finding)
        for key, some in doubtful.items():
            papers = by_source[key]
            new.update(map(id, self._as_it_was(papers).unknown([papers], some)))
        return [finding for finding in findings if id(finding) in new]

    def _is_new(self, finding: Finding, by_source: Mapping[int, PaperList]) -> bool:
        if finding.rule.code in NEVER_HELD or self.touch(by_source[id(finding.source)], finding.span):
            return True
        others = [self.touch(by_source[id(place.source)], place.span) for place in finding.related]
        return bool(others) and all(others) and not _of_the_file(finding)

    def _as_it_was(self, papers: PaperList) -> Baseline:
        """What was found in a list at the revision."""
        path = papers.source.path
        if path not in self._old:
            old = read_again(papers, self._before[path] or "")
            self._old[path] = Baseline.of([old], self._lint([old]))
        return self._old[path]


def _of_the_file(finding: Finding) -> bool:
    return finding.span == (0, 0) or finding.rule.code.startswith(_OF_THE_FILE)
