"""Whether two titles are one but for slips of the pen, told from their keys."""

from __future__ import annotations

import re
from collections import Counter

from ..rare import rare

_ALIKE = 90  # of 100, in rapidfuzz's scores: two spellings of one title reach it
_LONG_ENOUGH = 20  # letters of a title in which a slip is a slip
_SHORT_WORD = 5  # letters; a shorter word is another with another letter
_LONG_WORD = 8  # letters; a longer one may have two wrong
_VERSION = re.compile(r"\d+|\b(?:i{1,3}|iv|vi{0,3}|ix|plus)\b")
# What distinguishes words that differ in a letter or two: 'micro', 'intra', 'minimal', 'exploit', 'refract'.
_OPPOSITE = rare(r"m[ai]cro|int(?:er|ra)|hyp(?:er|o)|m(?:ax|in)im|explo[ri]|ref[lr]")
TURNS = {"to", "from", "for", "of", "in", "on", "with", "by", "via", "as", "into", "over", "against", "than"}


def same_but_for_slips(a: str, b: str) -> bool:
    """Whether the words are the same but for typos, hyphens, plurals and their order.

    Not where a number, a version, a negation or a prefix differs, nor where words change
    their places around 'to', 'for' and the like: 'text to image' is not 'image to text'.
    """
    if min(len(a), len(b)) < _LONG_ENOUGH or _VERSION.findall(a) != _VERSION.findall(b):
        return False
    words_a, words_b = a.split(), b.split()
    rest_a, rest_b = _rest(words_a, words_b), _rest(words_b, words_a)
    if not rest_a and not rest_b:
        return _pieces(words_a) == _pieces(words_b)
    if not _slips(rest_a, rest_b):
        return False
    from rapidfuzz import fuzz  # most runs compare no titles

    return fuzz.ratio(a, b) >= _ALIKE and fuzz.token_sort_ratio(a, b) >= _ALIKE


def _rest(words: list[str], others: list[str]) -> list[str]:
    """The words that the others lack."""
    left, rest = Counter(others), []
    for word in words:
        left[word] -= 1
        if left[word] < 0:
            rest.append(word)
    return rest


def _pieces(words: list[str]) -> list[list[str]]:
    """The words between those that give a direction, each piece sorted."""
    pieces: list[list[str]] = [[]]
    for word in words:
        if word in TURNS:
            pieces += [[word], []]
        else:
            pieces[-1].append(word)
    return [sorted(piece) for piece in pieces]


def _slips(rest_a: list[str], rest_b: list[str]) -> bool:
    if "".join(rest_a) == "".join(rest_b):
        return True  # 'auto encoder' and 'autoencoder'
    return len(rest_a) == len(rest_b) and all(map(_slip, sorted(rest_a), sorted(rest_b)))


def _slip(a: str, b: str) -> bool:
    """Whether two words are one, in the plural or mistyped; not at the beginning, where prefixes stand."""
    short, long = sorted((a, b), key=len)
    if long in (f"{short}s", f"{short}es", f"{short[:-1]}ies"):
        return True
    most = 1 if len(short) < _LONG_WORD else 2
    if len(short) < _SHORT_WORD or short[0] != long[0] or len(long) - len(short) > most:
        return False
    if (this := _OPPOSITE.match(short)) and (that := _OPPOSITE.match(long)) and this[0] != that[0]:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(short, long) <= most
