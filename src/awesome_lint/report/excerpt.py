"""The line that a finding is on, cut to fit, with the place underlined."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .plain import show

_CUT = "…"
_FIRST_ODD = "\u0300"  # up to here every printed character takes one column


class Excerpt(NamedTuple):
    """A line in three parts, the middle one to be underlined."""

    before: str
    marked: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.marked + self.after

    @property
    def blanks(self) -> str:
        """What stands below the first part: by columns of the screen, for some characters take two."""
        return " " * columns(self.before)

    @property
    def marks(self) -> str:
        """What underlines the middle part."""
        return "^" * max(columns(self.marked), 1)


def columns(text: str) -> int:
    """How many columns of the screen a text takes."""
    if _narrow(text):
        return len(text)
    from wcwidth import wcswidth  # its tables cost more than most runs need

    return max(wcswidth(text), 0)


def _narrow(text: str) -> bool:
    if text.isascii():
        return True
    plain = text.replace(_CUT, ".")
    return plain.isascii() or max(plain) < _FIRST_ODD


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """`line[start:end]` and as much around it as fits in `width` columns."""
    # No more characters than columns can be seen, so a line of megabytes costs no more than a short one.
    left = _shown(line[max(start - width, 0) : start])[::-1]
    right = _shown(line[start : start + width])
    more_left, more_right = start > width, len(line) > start + width
    room = max(width // 3, width - _wide(right) - more_right)
    before = _fit(left, room, more_left)[::-1]
    after = _fit(right, width - _wide(before), more_right)
    return Excerpt(_text(before), _text(after[: end - start]), _text(after[end - start :]))


def _shown(text: str) -> Sequence[str]:
    """What is shown for each character, which mostly is the character."""
    return text if text.isprintable() else [show(char) for char in text]


def _fit(chars: Sequence[str], room: int, more: bool) -> Sequence[str]:
    """As many of the characters as there is room for, and a sign where some are left out."""
    if not more and _wide(chars) <= room:
        return chars
    if isinstance(chars, str) and chars.isascii():
        return chars[: room - 1] + _CUT
    return [*_first(chars, room - 1), _CUT]


def _first(chars: Iterable[str], room: int) -> Iterator[str]:
    for char in chars:
        room -= 1 if char < _FIRST_ODD else columns(char)
        if room < 0:
            return
        yield char


def _text(chars: Sequence[str]) -> str:
    return chars if isinstance(chars, str) else "".join(chars)


def _wide(chars: Sequence[str]) -> int:
    text = _text(chars)
    return len(text) if _narrow(text) else sum(map(columns, chars))
