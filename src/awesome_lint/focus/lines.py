"""Which lines of a text another one does not have."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..markdown.source import Source, Span

# Few texts need more than three; no text may take for ever.
_DEEPEST = 16


def changed_lines(before: Source, after: Source) -> list[Span]:
    """Runs of lines of `after`, counted from 0, that are new. An empty run is where lines only went.

    A patience diff: lines that stand once in both are matched, as many as come in one
    order, and then likewise what stands between them.
    """
    exact = before.newline == after.newline  # else Git has converted the ends of the lines, or somebody has
    old, new = _lines(before, exact), _lines(after, exact)
    found, waiting = [], [(Span(0, len(old)), Span(0, len(new)), 0)]
    while waiting:
        a, b, depth = waiting.pop()
        a, b = _trimmed(old, a, new, b)
        anchors = list(_anchors(old, a, new, b)) if depth < _DEEPEST and a.start < a.end else []
        if anchors:
            stops = [(a.start - 1, b.start - 1), *anchors, (a.end, b.end)]
            waiting += [(Span(i + 1, k), Span(j + 1, m), depth + 1) for (i, j), (k, m) in pairwise(stops)]
        elif a.start < a.end or b.start < b.end:
            found.append(b)
    return sorted(found)


def _lines(source: Source, exact: bool) -> list[str]:
    lines = [source.text[a:b] for a, b in pairwise([*source.line_starts, len(source.text)])]
    return lines if exact else [line.rstrip("\r\n") for line in lines]


def _trimmed(old: Sequence[str], a: Span, new: Sequence[str], b: Span) -> tuple[Span, Span]:
    """Without the lines that are the same at the start and at the end."""
    most = min(a.end - a.start, b.end - b.start)
    head = next((i for i in range(most) if old[a.start + i] != new[b.start + i]), most)
    most -= head
    tail = next((i for i in range(most) if old[a.end - 1 - i] != new[b.end - 1 - i]), most)
    return Span(a.start + head, a.end - tail), Span(b.start + head, b.end - tail)


def _anchors(old: Sequence[str], a: Span, new: Sequence[str], b: Span) -> Iterator[tuple[int, int]]:
    """Places of lines that stand once in each: the longest series that comes in one order."""
    counts = Counter(old[a.start : a.end])
    once = {old[i]: i for i in range(*a) if counts[old[i]] == 1}
    counts = Counter(new[b.start : b.end])
    pairs = [(once[new[j]], j) for j in range(*b) if counts[new[j]] == 1 and new[j] in once]
    return reversed(list(_longest(pairs)))


def _longest(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The longest series of pairs in which the first numbers rise, from its end."""
    last: list[int] = []  # of the best series of each length, the first number at its end
    ends: list[int] = []  # and the place of that pair
    before: list[int] = []
    for place, (first, _) in enumerate(pairs):
        length = bisect_left(last, first)
        before.append(ends[length - 1] if length else -1)
        last[length : length + 1] = [first]
        ends[length : length + 1] = [place]
    at = ends[-1] if ends else -1
    while at >= 0:
        yield pairs[at]
        at = before[at]
