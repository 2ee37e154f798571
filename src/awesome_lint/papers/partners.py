"""Which files may hold one paper, told from a few numbers a file.

Most files share no paper with another, and then nobody need read their entries to compare them.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from ..hashing import blake2b
from .entry import Entry, PaperList
from .identity import find_pairs, paper_key
from .likeness import squeezed, unnamed_key
from .near import sums, words_of

_BYTES = 8
_MOST = 256**_BYTES - 1


def marks(papers: PaperList) -> array[int]:
    """Numbers of each entry. Any two that `find_pairs` may pair have one in common.

    Those that entries of this list have in common stand here once, where none of them are a pair.
    """
    number = cache(_number)
    found = [_of(entry, number) for entry in papers.entries]
    counts = Counter(chain.from_iterable(found))
    common = {mark for mark, count in counts.items() if count > 1}
    alike = [entry for entry, own in zip(papers.entries, found, strict=True) if not common.isdisjoint(own)]
    paired = common and find_pairs([replace(papers, entries=alike)])
    return array("Q", chain.from_iterable(found) if paired else counts)


def _of(entry: Entry, number: Callable[[str], int]) -> set[int]:
    names = [*map(paper_key, entry.ids), squeezed(entry.title)]
    near = sums(words_of(unnamed_key(entry.title)), number)
    return {*map(_number, names), *(total & _MOST for total in near)}


def _number(text: str) -> int:
    """The same in every process, which hashes of strings are not."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest(), "big")


def may_share(files: Sequence[Collection[int]]) -> list[bool]:
    """Of each file, by its marks, whether it may hold a paper that stands elsewhere in it or in another."""
    seen: set[int] = set()
    repeated: set[int] = set()
    within = []
    for file in files:
        own = set(file)
        within.append(len(own) < len(file))
        repeated |= seen & own
        seen |= own
    return [twice or not repeated.isdisjoint(file) for file, twice in zip(files, within, strict=True)]
