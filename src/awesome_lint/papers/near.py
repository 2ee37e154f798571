"""Titles that differ in one word, among many, without comparing each with each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

_LEFT = 2  # words that two titles must share
_LONGEST = 40  # words; more are no title
_NEIGHBOURS = 3

_Filing = tuple[int, int, int]  # a title, and from where to where its words were left out


def near_pairs(keys: Sequence[str]) -> list[tuple[int, int]]:
    """Positions of title keys that may be spellings of one title, the earlier first.

    Two such titles have the same words but for one, or for two neighbours that the other
    joins. So a title is filed under the hash of its words without each word and without
    each two neighbours, and under every hash the titles are sorted by what they lack there
    and compared with the next few only: the cost is linear in the number of words, whatever
    the titles are.
    """
    titles = [words_of(key) for key in keys]
    hashes = [sums(words) for words in titles]
    crowded: dict[int, list[_Filing]] = {rest: [] for rest in _repeated(hashes)}
    for place, words in enumerate(titles):
        if not crowded.keys().isdisjoint(hashes[place]):
            for rest, start, end in _filings(words):
                if rest in crowded:
                    crowded[rest].append((place, start, end))
    found: set[tuple[int, int]] = set()
    for filings in crowded.values():
        lacking = sorted(("".join(titles[place][start:end]), place) for place, start, end in filings)
        found.update(_neighbours([place for _, place in lacking]))
    return sorted(found)


def _repeated(many: Iterable[list[int]]) -> set[int]:
    """The hashes of more than one title: few, so that only these titles need be filed."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for hashes in many:
        repeated.update(seen.intersection(hashes))
        seen.update(hashes)
    return repeated


def words_of(key: str) -> list[str]:
    """The words that are compared, in which a plural makes no difference."""
    return [word.rstrip("s") for word in key.split()]


def sums(words: list[str], number: Callable[[str], int] = hash) -> list[int]:
    """What the words add up to without each word and each two neighbours; numbers are always kept."""
    if not _LEFT <= len(words) <= _LONGEST:
        return []
    hashes = [*map(number, words)]
    total = sum(hashes)
    if len(words) == _LEFT:
        return [total]
    found, before = [total], 0
    for word, one in zip(words, hashes, strict=True):
        if word.isalpha():
            rest = total - one
            found.append(rest)
            found.append(rest - before)
        before = one if len(words) > _LEFT + 1 else 0
    return found


def _filings(words: list[str]) -> Iterator[_Filing]:
    """What the words add up to without some of them, and which; numbers are always kept."""
    hashes = [hash(word) for word in words]
    total = sum(hashes)
    yield total, 0, 0
    for i, word in enumerate(words):
        if word.isalpha():
            yield total - hashes[i], i, i + 1
            if i:
                yield total - hashes[i - 1] - hashes[i], i - 1, i + 1


def _neighbours(places: list[int]) -> Iterator[tuple[int, int]]:
    for i, place in enumerate(places):
        for other in places[i + 1 : i + 1 + _NEIGHBOURS]:
            if place != other:
                yield min(place, other), max(place, other)
