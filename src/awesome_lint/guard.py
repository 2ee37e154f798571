"""Never lose a byte of somebody's list: what must be in the text after a change as it was before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .markdown.source import BOM, Edit, Span, meets
from .papers.entry import PaperList

Fact = tuple[str, str]
_LINE = re.compile(r"[^\r\n]+(?:\r\n?|\n)?")


class LossError(Exception):
    """A change would lose something that none of its edits names. Nothing was changed."""


def check_loss(before: PaperList, after: PaperList, edits: Sequence[Edit] = ()) -> None:
    """Raise LossError when a title, a link or a line that is no entry's would be lost.

    What an edit's span touches is named by the edit, and may go.
    """
    left = Counter(fact for fact, _ in facts(after))
    named = sorted(edit.span for edit in edits)
    for fact, spans in facts(before):
        if any(meets(named, span) for span in spans):
            continue
        span = spans[0]
        left[fact] -= 1
        if left[fact] < 0 and not _still_there(fact, span, before, after, named):
            line = before.source.position(span.start).line
            raise LossError(f"{before.source.path}:{line}: would lose the {fact[0]} '{fact[1][:80]}'")


def _still_there(fact: Fact, span: Span, before: PaperList, after: PaperList, named: list[Span]) -> bool:
    """Whether a title or line is only read otherwise, since what stands beside it was mended."""
    if fact[0] == "title":
        return before.source[span] in after.text
    kept = sum(words == fact[1] and not meets(named, at) for (_, words), at in _lines(before, ()))
    return fact[0] == "line" and kept <= sum(words == fact[1] for (_, words), _ in _lines(after, ()))


def facts(papers: PaperList) -> Iterator[tuple[Fact, tuple[Span, ...]]]:
    """The titles, links and other lines of a list, with their places."""
    for entry in papers.entries:
        yield ("title", entry.title), (entry.title_span,)
    yield from _links(papers)
    for line, span in _lines(papers, [entry.span for entry in papers.entries]):
        yield line, (span,)


def _links(papers: PaperList) -> Iterator[tuple[Fact, tuple[Span, ...]]]:
    for block in papers.walk():
        for inline in block.inlines:
            if inline.kind in ("link", "autolink") and inline.target.start >= 0:
                # The target of a reference stands in its definition, elsewhere.
                yield ("link", papers.source[inline.target]), (inline.span, inline.target)


def _lines(papers: PaperList, taken: Iterable[Span]) -> Iterator[tuple[Fact, Span]]:
    """Lines outside of entries; white space within them does not count."""
    at = 0
    for start, end in [*sorted(taken), (len(papers.text), len(papers.text))]:
        for line in _LINE.finditer(papers.text, at, start) if at < start else ():
            words = " ".join(line[0].removeprefix(BOM).split())
            if any(char.isalnum() for char in words):
                yield ("line", words), Span(*line.span())
        at = max(at, end)
