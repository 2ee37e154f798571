"""How often a list does a thing in one way, and when that makes it a convention."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

SHARE = 0.8
CASES = 10
KEEP = "keep"
_OWN_WAY = 3  # cases in which a section does otherwise; fewer are slips

T = TypeVar("T")


class Habit(NamedTuple):
    """The most frequent way of doing a thing, its share, and of how many cases."""

    value: str
    share: float
    cases: int

    @property
    def binding(self) -> bool:
        """Whether a deviation counts as wrong rather than as a remark."""
        return self.share >= SHARE and self.cases >= CASES


def habit(values: Iterable[str]) -> Habit | None:
    """The most frequent of values, which may come counted; the first seen where two are as frequent."""
    counts = values if isinstance(values, Counter) else Counter(values)
    if not counts:
        return None
    value, count = max(counts.items(), key=lambda item: item[1])
    return Habit(value, count / counts.total(), counts.total())


def settle(configured: str, learnt: Habit | None) -> str | None:
    """What to hold a list to: what is configured, else its binding habit; None for nothing."""
    if configured:
        return None if configured == KEEP else configured
    return learnt.value if learnt and learnt.binding else None


class Case(NamedTuple, Generic[T]):
    """What a list wrote in one place where it had a choice. Cases of one group are alike but for that."""

    value: str
    subject: T
    group: Hashable
    section: int


class Custom(Generic[T]):
    """What a list does in each group of cases. A section may have a way of its own."""

    def __init__(self, cases: Iterable[tuple[str, T, Hashable, int]]) -> None:
        """`cases` may be bare tuples: of very many, those alone become a `Case` that breach a habit."""
        self._groups: dict[Hashable, list[tuple[str, T, Hashable, int]]] = {}
        for case in cases:
            self._groups.setdefault(case[2], []).append(case)

    @property
    def habit(self) -> Habit | None:
        """The habit of the list as a whole."""
        return habit([value for cases in self._groups.values() for value, _, _, _ in cases])

    def breaches(self, configured: str = "") -> Iterator[tuple[Case[T], str]]:
        """The cases that are otherwise than they should be, each with what it should be."""
        for cases in self._groups.values():
            wanted = settle(configured, habit([value for value, _, _, _ in cases]))
            others = [Case(*case) for case in cases if case[0] != wanted] if wanted is not None else []
            own = set() if configured or not others else _own_ways([case[3] for case in cases], others)
            for case in others:
                if (case.section, case.value) not in own:
                    yield case, wanted or ""


def _own_ways(sections: list[int], others: list[Case[T]]) -> set[tuple[int, str]]:
    """The sections that do mostly, and not by a slip or two, as none of the rest does."""
    sizes = Counter(sections)
    local = Counter((case.section, case.value) for case in others)
    return {way for way, count in local.items() if count >= _OWN_WAY and count * 2 > sizes[way[0]]}
