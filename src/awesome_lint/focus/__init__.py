"""Which findings of a run count: all, or those that are not old."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # most runs are about all that is found
    from ..findings import Finding
    from ..papers.entry import Entry, PaperList
    from .baseline import Baseline
    from .changes import Changes


class Focus(NamedTuple):
    """What holds old findings back, if anything does."""

    baseline: Baseline | None = None
    changes: Changes | None = None

    def is_new(self, papers: PaperList, entry: Entry) -> bool:
        """Whether an entry is known to be new, so that it is the one at fault in a collision."""
        return self.changes is not None and self.changes.touch(papers, entry.span)

    def choose(self, lists: Sequence[PaperList], findings: list[Finding]) -> list[Finding]:
        """The findings that count."""
        new = findings if self.changes is None else self.changes.new(lists, findings)
        if self.baseline is None:
            return new
        # Of equal findings the baseline holds those that did not change.
        chosen = set(map(id, new))
        old_first = sorted(findings, key=lambda finding: id(finding) in chosen)
        chosen &= set(map(id, self.baseline.unknown(lists, old_first)))
        return [finding for finding in new if id(finding) in chosen]
