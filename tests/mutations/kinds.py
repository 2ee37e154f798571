"""What a kind of defect is, what a mutator draws, and the table of all kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple, TypeVar

from awesome_lint.markdown.source import Edit, Span
from awesome_lint.papers.entry import Entry, Link, PaperList

T = TypeVar("T")


class Draft(NamedTuple):
    """One defect: edits of a sound text that make it.

    A finding on a line of the edits or of `places` names it. `fixable` is False for those of
    a fixable kind that cannot be undone from what is left.
    """

    edits: tuple[Edit, ...]
    places: tuple[Span, ...] = ()
    fixable: bool = True


class Kind(NamedTuple):
    """A kind of defect: the codes that name it rightly, and which fixes undo it."""

    name: str
    codes: frozenset[str]
    fix: str | None
    draw: Callable[[PaperList, Random], Iterator[Draft]]


KINDS: dict[str, Kind] = {}


def kind(name: str, *codes: str, fix: str | None = None) -> Callable[[T], T]:
    """Register a mutator: it yields the places of a list, in random order, with a defect for each."""

    def register(draw: T) -> T:
        assert name not in KINDS, name
        KINDS[name] = Kind(name, frozenset(codes), fix, draw)
        return draw

    return register


def change(span: Span, text: str, *places: Span, fixable: bool = True) -> Draft:
    """A defect of one edit."""
    return Draft((Edit(span, text),), places, fixable)


def insert(at: int, text: str, *places: Span, fixable: bool = True) -> Draft:
    return change(Span(at, at), text, *places, fixable=fixable)


def shuffled(items: Sequence[T], random: Random) -> list[T]:
    return random.sample(items, len(items))


def some_links(papers: PaperList, random: Random) -> Iterator[tuple[Entry, Link]]:
    """The links of the entries that have a target, in random order."""
    for entry in shuffled(papers.entries, random):
        for link in shuffled([x for x in entry.links if x.url and papers.source[x.target] == x.url], random):
            yield entry, link


def is_inline(papers: PaperList, link: Link) -> bool:
    """Whether the link is written as `[text](target)`."""
    text = papers.text
    return (
        text[link.text.end : link.target.start] == "](" and text[link.target.end : link.target.end + 1] == ")"
    )


def slip(word: str, random: Random) -> str:
    """The word with two letters in each other's place, one missing, or one twice."""
    at = random.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    dropped, doubled = word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]
    return random.choice([w for w in (swapped, dropped, doubled) if w != word])
