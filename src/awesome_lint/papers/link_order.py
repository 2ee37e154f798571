"""The order in which a list puts the links of an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations, pairwise

from ..markdown.source import Source
from ..markdown.text import unpaired
from .entry import Entry, Link, PaperList
from .habits import CASES, SHARE, Habit
from .labels import label_kind
from .ordering import majority_order

DEFAULT = ("paper", "arxiv", "openreview", "code", "project")
TABLES = ("pipe-table", "html-table")  # a table has a column for each


class LinkOrder:
    """Which kind of link stands before which, pair by pair."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        """`rows` are the kinds that each entry has, in its order."""
        self.before: Counter[tuple[str, str]] = Counter()
        for row, count in Counter(map(tuple, rows)).items():
            for pair in combinations(row, 2):
                self.before[pair] += count

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Kinds in the order that four fifths of each pair keep, the others as lists mostly have them."""
        for pairs in (self._kept(1), self._binding):
            names = dict.fromkeys((*DEFAULT, *(kind for pair in pairs for kind in pair)))
            if ordered := majority_order(names, pairs, _default_rank):
                return tuple(ordered)
        return DEFAULT

    @cached_property
    def habit(self) -> Habit | None:
        """How many pairs keep the order, as far as it is of kinds that the list has."""
        had = [kind for kind in self.order if any(kind in pair for pair in self.before)]
        kept, cases = sum(self.before[pair] for pair in combinations(had, 2)), self.before.total()
        return Habit(" ".join(had), kept / cases, cases) if cases else None

    @cached_property
    def broken(self) -> bool:
        """Whether an entry breaks an order that the list keeps."""
        return any(self.before[b, a] for a, b in self._binding)

    def misplaced(self, found: Sequence[str], configured: Sequence[str]) -> tuple[str, str] | None:
        """The first two kinds of an entry that should stand the other way round."""
        for a, b in combinations(found, 2):
            if configured:
                if a in configured and b in configured and configured.index(a) > configured.index(b):
                    return a, b
            elif (b, a) in self._binding:
                return a, b
        return None

    @cached_property
    def _binding(self) -> dict[tuple[str, str], int]:
        return self._kept(CASES)

    def _kept(self, fewest: int) -> dict[tuple[str, str], int]:
        """The pairs whose order four fifths of the entries with both kinds keep, if those are enough."""
        return {
            (a, b): n
            for (a, b), n in self.before.items()
            if n >= SHARE * (both := n + self.before[b, a]) and both >= fewest
        }


def _default_rank(kind: str) -> int:
    return DEFAULT.index(kind) if kind in DEFAULT else len(DEFAULT)


def rows(papers: PaperList) -> Iterator[list[str]]:
    """The kinds of each entry, where these stand one after the other."""
    entries = (entry for entry in papers.entries if entry.shape not in TABLES)
    if "![" in papers.text:
        return (kinds(papers.source, entry) for entry in entries)
    return (_kinds(_labelled(entry)) for entry in entries)  # of which none is a badge


def kinds(source: Source, entry: Entry) -> list[str]:
    """The kinds of an entry's tags, in order, each once."""
    return _kinds(tags(source, entry))


def _kinds(links: Iterable[Link]) -> list[str]:
    return list(dict.fromkeys([link.kind for link in links]))


def tags(source: Source, entry: Entry) -> list[Link]:
    """The links of an entry whose label says what they lead to; badges and links to people are none."""
    text = source.text
    return [link for link in _labelled(entry) if not text.startswith("![", link.text.start)]


def _labelled(entry: Entry) -> list[Link]:
    return [link for link in entry.links if label_kind(link.label)]


def rearranged(source: Source, entry: Entry, order: Sequence[str]) -> list[tuple[Link, Link]]:
    """The tags of an entry, each with the one to stand there by the order.

    They stay where they are unless they stand side by side: else they are part of a
    sentence, of lines, or of a table. A bracket beside them that has no partner may be
    meant for one of them, and would be another's.
    """
    found = tags(source, entry)
    if not found or entry.shape in TABLES or not _side_by_side(source.text, found):
        return []
    ranks = {kind: rank for rank, kind in enumerate(order)}
    return list(zip(found, sorted(found, key=lambda tag: ranks.get(tag.kind, len(ranks))), strict=True))


def _side_by_side(text: str, links: Sequence[Link]) -> bool:
    """Whether only white space and punctuation stand between links, and all brackets beside them pair.

    A mark between two links may belong to both: `*[a](u)*[b](u)*`.
    """
    if any(b.span.start < a.span.end for a, b in pairwise(links)):
        return False
    between = "".join(text[a.span.end : b.span.start] for a, b in pairwise(links))
    start, end = links[0].span.start, links[-1].span.end
    beside = text[max(start - 1, 0) : start] + between + text[end : end + 1]
    return not any(map(str.isalnum, between)) and not list(unpaired(beside))
