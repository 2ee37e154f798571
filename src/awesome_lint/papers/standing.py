"""Whether an official title stands in a text, as itself or as a part of another paper's title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from .claims import Words
from .likeness import LIGHT, WORDS, foreign, word_count
from .title_forms import joined

_MOST = 10  # places that are looked at
_LEAST = 12  # letters of a title that stands nowhere by accident
_SET_APART = {2: ("|",), 3: ("|", ":")}  # by the number of words, what must come after them
_SEQUEL = re.compile(r"(?:v\d{1,2}|v?\d{1,2}(?:\.\d)?|i{2,3}|iv|vi{0,3}|plus|part|pro|max|mini|lite)")
_SURVEY = re.compile(r"(?:an? )?(?:\w+ )?(?:survey|review|tutorial|overview)\b")

Standing = Literal["itself", "named", "other"]
_BEST: tuple[Standing, ...] = ("itself", "named", "other")


class _Place(NamedTuple):
    words: Words
    start: int
    end: int

    def standing(self) -> Standing:
        words, before, after = self.words.words, self.words.breaks[self.start], self.after
        rest = words[self.end : self.end + 4]
        if rest and (rest[0] == "part" or (not after and (rest[0] in LIGHT or _SEQUEL.fullmatch(rest[0])))):
            return "other"
        if after != "|" and _SURVEY.match(" ".join(rest)):
            return "other"
        if not before and not words[self.start - 1].isdecimal():
            return "other"
        return "named" if ":" in (before, after) else "itself"

    @property
    def after(self) -> str:
        return self.words.breaks[self.end] if self.end < len(self.words.breaks) else "|"


def standing(keys: Iterable[str], words: Words) -> Standing | None:
    """How the title with one of these keys stands in a text, at the best of its places.

    'named': with a name or subtitle more; 'other': in 'Improved X', 'X 2', 'X: A Survey' and the like.
    """
    places = (place for key in keys for place in _places(key, words) if _enough(key, place))
    found = {place.standing() for place in places}
    return next((how for how in _BEST if how in found), None)


def _places(key: str, words: Words) -> Iterator[_Place]:
    wanted, text, at = joined(key), joined(words.key), -1
    for _ in range(_MOST):
        at = text.find(wanted, at + 1)
        if at < 0:
            return
        end = at + len(wanted)
        end += text[end : end + 1] == " "
        if at in words.starts and end in words.starts:
            yield _Place(words, words.starts[at], words.starts[end])


def _enough(key: str, place: _Place) -> bool:
    """Whether a title is too long to stand there by accident, or begins the text and is set apart there."""
    words = word_count(key)
    if words >= WORDS:
        return len(key) >= _LEAST or foreign(key)
    return place.start == 0 and place.after in _SET_APART.get(words, ())
