"""When two spellings are one word, and when one of them is a slip."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from .facts import facts
from .labels import label_kind

_OFTEN = 10  # times that a list writes a label, and that it writes it for each slip
_SHORTEST = 4


@lru_cache(maxsize=4096)
def spelling_key(text: str) -> str:
    """The text without case, blanks and punctuation, but for that of 'C++' and 'C#': equal for one label."""
    return "".join(char for char in text.casefold() if char.isalnum() or char in "+#")


def find_slips(counts: Mapping[str, int]) -> dict[str, str]:
    """The spelling keys among `counts`, of labels, that are slips of the pen, with the keys they meant."""
    table = facts("labels")
    slips = {key: meant for key, meant in table["mistyped"].items() if key in counts}
    frequent = [key for key, count in counts.items() if count >= _OFTEN and label_kind(key)]
    for key, count in counts.items():
        if len(key) < _SHORTEST or not key.isascii() or label_kind(key) or key in table["spelling"]["words"]:
            continue
        words = (word for word in frequent if counts[word] >= _OFTEN * count)
        meant = next((word for word in (*words, *table["spelling"]["common"]) if is_slip(key, word)), None)
        if meant:
            slips[key] = meant
    return slips


def is_slip(word: str, meant: str) -> bool:
    """Whether one letter too many, too few or another, or two swapped, make `meant` of `word`.

    The first letter is right, and no ending is added or left off: 'papers' is no slip of 'paper'.
    """
    if abs(len(word) - len(meant)) > 1 or word.startswith(meant) or meant.startswith(word):
        return False
    at = next(i for i, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b)
    if len(word) != len(meant):
        longer, shorter = sorted((word, meant), key=len, reverse=True)
        return at > 0 and longer[at + 1 :] == shorter[at:]
    if word[at + 1 :] == meant[at + 1 :]:
        return at > 0
    return word[at : at + 2] == meant[at : at + 2][::-1] and word[at + 2 :] == meant[at + 2 :]
