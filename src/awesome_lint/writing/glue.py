"""What stands between the parts of an entry, and what is left of it when a part is taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_CLOSER = r"[)\]}*_\"”’`』」】）~]|</\w+\s*>"
_OPENER = r"[(\[{*_\"“‘`『「【（~]|<\w[^<>/]*>"
_PARTS = re.compile(
    rf"(?P<closed>(?:[.,;:!?。]?(?:{_CLOSER}))*)(?P<sep>.*?)(?P<opened>(?:{_OPENER})*)", re.DOTALL
)
_CLOSERS = re.compile(rf"[.,;:!?。]?(?:{_CLOSER})")
_OPENERS = re.compile(_OPENER)
_PAIRS = dict(zip("([{“‘『「【（", ")]}”’』」】）", strict=True))
# Words with only this between them belong together: 'by A. Author', 'In *Proceedings of ICML*'.
WEAK = re.compile(r"[\s*_:：'’\"“”`&/+#–-]*")


class Piece(NamedTuple):
    """A part of an entry that has a place of its own, None as text where there is nothing to write.

    `tied` parts are words that say something of their neighbours only: 'by', 'Code:'.
    """

    text: str | None
    role: str = ""
    tied: bool = False


def joined(glue: Sequence[str], pieces: Sequence[Piece]) -> str | None:
    """A line put together again without the pieces that have no text; None where none is left.

    `glue` is what stands before, between and after the pieces.
    """
    alive = _alive(glue, pieces)
    own = [keep for piece, keep in zip(pieces, alive, strict=True) if not piece.tied] or alive
    if pieces and not any(own):
        return None
    texts, left = [glue[0]], ""
    for piece, keep, after in zip(pieces, alive, glue[1:], strict=True):
        if keep:
            texts += [piece.text or "", after]
            left = piece.role
        else:
            at = pieces.index(piece)
            right = next((p.role for p, k in zip(pieces[at + 1 :], alive[at + 1 :], strict=True) if k), "")
            texts[-1] = _without(texts[-1], after, left, right)
    return "".join(texts)


def _alive(glue: Sequence[str], pieces: Sequence[Piece]) -> list[bool]:
    """Which pieces stay: those with text, and words beside one of them, or beside nothing else."""
    fields: list[list[int]] = []
    for i in range(len(pieces)):
        if fields and WEAK.fullmatch(glue[i]):
            fields[-1].append(i)
        else:
            fields.append([i])
    alive = [piece.text is not None for piece in pieces]
    for field in fields:
        for i in field:
            others = [j for j in field if not pieces[j].tied]
            following = [j for j in others if j > i]
            if pieces[i].tied and others:
                alive[i] = alive[following[0] if following else others[-1]]
    return alive


def _without(before: str, after: str, left: str, right: str) -> str:
    """The glue where a piece was taken out, between what is left on both sides ('' for the line's ends)."""
    closed, sep, opened = _split(before) if left else _start(before)
    closed2, sep2, opened2 = _split(after)
    openers, closers = _OPENERS.findall(opened), _CLOSERS.findall(closed2)
    while openers and closers and _match(openers[-1], closers[0]):
        openers.pop()
        closers.pop(0)
    if openers:
        return closed + sep + "".join(openers) + opened2
    if closers:
        return closed + "".join(closers) + sep2 + opened2
    return closed + _chosen(sep, sep2, left, right) + opened2


def _chosen(sep: str, sep2: str, left: str, right: str) -> str:
    if not left:
        return sep
    if not right:
        return sep2 if sep2.strip() or not sep.startswith(".") or left != "title" else "."
    return sep2 if right == "link" or sep2.strip() or not sep.strip() else sep


def _split(glue: str) -> tuple[str, str, str]:
    match = _PARTS.fullmatch(glue)
    assert match  # every part may be empty
    return match["closed"], match["sep"], match["opened"]


def _start(glue: str) -> tuple[str, str, str]:
    """The parts of what a line begins with: nothing is closed there."""
    closed, sep, opened = _split(glue)
    return ("", closed + sep, opened) if sep else ("", "", closed + opened)


def _match(opener: str, closer: str) -> bool:
    mark = closer.lstrip(".,;:!?。") or closer
    if opener.startswith("<"):
        return mark.startswith("</") and re.findall(r"\w+", opener)[0] == re.findall(r"\w+", mark)[0]
    return mark == _PAIRS.get(opener, opener)
