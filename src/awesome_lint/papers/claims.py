"""What an entry claims of its links: that they are the paper with this title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log

from .entry import Entry, PaperList
from .likeness import LIGHT, STEM
from .title_forms import LONGEST, spelled
from .titles import plain

_LONGEST_TEXT = 4000  # characters of an entry in which a title is looked for
_URL = re.compile(r"(?:https?://|www\.)[^\s<>|\"'`\])]+", re.I)
_MARKS = re.compile(r"\]\([^()\s]*\)|[\[\]\n]|\*\*|<br\s{0,3}/?>", re.I)
_BREAK = re.compile(r"([:：?—–]|\s-+\s)|[.,](?!\d)|[;|•·~()\"“”!。，；、（）【】《》]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PRIOR = 50  # titles as if they had been read before those of the list, so that short lists say something


class Rarity:
    """How much words tell in a list: the rarer among its titles, the more."""

    def __init__(self, titles: Iterable[str] = ()) -> None:
        self._titles = [title[:LONGEST] for title in titles]

    def of(self, word: str) -> float:
        """The weight of a word or of a stem."""
        return log((len(self._titles) + _PRIOR) / (self._counts[word] + 0.5))

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return Counter(word for title in self._titles for word in {*spelled(title).split()} | stems(title))


def stems(title: str) -> set[str]:
    """The beginnings of the words that say something."""
    return {word[:STEM] for word in spelled(title).split() if word not in LIGHT}


@dataclass(frozen=True)
class Words:
    """A text as words. `breaks` has what separates each from the one before it: '', ':' or '|'."""

    words: tuple[str, ...]
    breaks: tuple[str, ...]

    @cached_property
    def key(self) -> str:
        return " ".join(self.words)

    @cached_property
    def starts(self) -> dict[int, int]:
        """Where in the joined key each word starts; and the end."""
        starts, at, last = {}, 0, ""
        for i, word in enumerate(self.words):
            at += last[-1:].isdecimal() and word[:1].isdecimal()
            starts[at] = i
            at, last = at + len(word), word
        return starts | {at: len(self.words)}


@dataclass(frozen=True)
class Claim:
    """What an entry says of its paper; `source` is its Markdown without URLs."""

    title: str
    source: str = ""
    year: int | None = None
    rarity: Rarity = field(default_factory=Rarity, compare=False, repr=False)

    @cached_property
    def text(self) -> str:
        """The whole entry as plain text."""
        return plain(_MARKS.sub(" | ", _URL.sub(" ", self.source[:_LONGEST_TEXT])))

    @cached_property
    def words(self) -> Words:
        return read_words(self.text or self.title[:LONGEST])

    @cached_property
    def title_words(self) -> Words:
        return read_words(self.title[:LONGEST])

    @cached_property
    def years(self) -> frozenset[int]:
        stated = {self.year} if self.year else set()
        return frozenset(stated | {int(year) for year in _YEAR.findall(self.text)})


def claim_of(papers: PaperList, entry: Entry) -> Claim:
    """The claim of an entry; what is costly about it is computed when it is asked for."""
    return Claim(entry.title, "".join(_without_targets(papers, entry)), entry.year, _rarity(papers))


@lru_cache(maxsize=4)
def _rarity(papers: PaperList) -> Rarity:
    return Rarity(entry.title for entry in papers.entries)


def _without_targets(papers: PaperList, entry: Entry) -> Iterator[str]:
    at = entry.span.start
    for start, end in sorted(link.target for link in entry.links):
        if at <= start < entry.span.end:
            yield papers.text[at:start]
            at = end
    yield papers.text[at : entry.span.end]


def read_words(text: str) -> Words:
    """The words of a plain text, and how they are set apart."""
    words: list[str] = []
    breaks: list[str] = []
    at, mark = 0, "|"
    for match in [*_BREAK.finditer(text), None]:
        found = spelled(text[at : match.start() if match else None]).split()
        words += found
        breaks += [mark, *[""] * (len(found) - 1)] if found else []
        if match:
            mark = ":" if match[1] and (found or mark == ":") else "|"
            at = match.end()
    return Words(tuple(words), tuple(breaks))
