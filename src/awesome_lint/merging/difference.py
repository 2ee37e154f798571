"""One difference between lists, with the places to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from ..markdown.source import Source, Span

Kind = Literal[
    "missing-section",
    "missing-paper",
    "missing-link",
    "other-link",
    "other-data",
    "one-id-two-titles",
    "perhaps-same",
    "left-out",
]
KINDS: tuple[Kind, ...] = get_args(Kind)[:-1]  # of differences; a merge leaves papers out, too
TOP = Span(0, 0)
_SHOWN = 60  # letters of a title


class Spot(NamedTuple):
    """A place in one of the lists, and what is to be said of it."""

    source: Source
    span: Span
    text: str

    @property
    def line(self) -> int:
        return self.source.position(self.span.start).line

    def __str__(self) -> str:
        return f"{self.source.path}:{self.line}"


@dataclass(frozen=True, eq=False)
class Difference:
    """Something that a list lacks or has otherwise: where to mend it, and the places that say so.

    `title` and `ids` are those of the paper, or the title of the section; `url` is the link's.
    """

    kind: Kind
    at: Spot
    others: tuple[Spot, ...]
    title: str
    ids: tuple[str, ...] = ()
    url: str | None = None


def shortened(title: str) -> str:
    """The beginning of a title that is long."""
    return title if len(title) <= _SHOWN else f"{title[: _SHOWN - 1].rstrip()}…"
