"""Authors: whether two papers have the same, and whether a text cites them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .titles import title_key

_PARTICLES = {
    "van",
    "von",
    "der",
    "den",
    "de",
    "del",
    "della",
    "da",
    "do",
    "dos",
    "di",
    "du",
    "la",
    "le",
    "ter",
    "ten",
}
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
_MOST = 50  # authors that are compared
_ET_AL = " et al "
_HALF = 0.5


def surname(name: str) -> str:
    """The folded surname: 'Jan van der Berg' is 'van der berg', 'Berg, Jan' is 'berg'."""
    before, comma, _ = name[:200].partition(",")
    words = [word for word in title_key(before).split() if not word.isdigit()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    if comma or not words:
        return " ".join(words)
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def surnames(authors: Sequence[str]) -> list[str]:
    return [found for name in authors[:_MOST] if (found := surname(name))]


def same_people(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the first author is one, and so is half of the shorter list."""
    ours, theirs = surnames(a), surnames(b)
    if not ours or not theirs or ours[0] != theirs[0]:
        return False
    return len({*ours} & {*theirs}) >= _HALF * min(len({*ours}), len({*theirs}))


def shared_people(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether there is an author of both."""
    return not {*surnames(a)}.isdisjoint(surnames(b))


def cites(words: str, authors: Sequence[str]) -> bool:
    """Whether folded words name the authors: the first 'et al', or the first and half of all."""
    names = surnames(authors)
    text = f" {words} "
    if not names or f" {names[0]} " not in text:
        return False
    if f" {names[0]}{_ET_AL}" in text:
        return True
    return _count(text, {*names}) >= max(_HALF * len({*names}), min(2, len({*names})))


def _count(text: str, names: Collection[str]) -> int:
    return sum(f" {name} " in text for name in names)
