"""What tells that something is a paper, and that a section holds none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..markdown.sections import Section
from .entry import Entry
from .facts import facts
from .pieces import shows_paper
from .venue_table import WORD

_WORDS = 4  # a title that nothing else speaks for is this long


def looks_like_paper(entry: Entry) -> bool:
    """By a link to a paper; else by a long title with a year or venue beside it."""
    if shows_paper(entry.links):
        return True
    if not entry.links or entry.shape == "tagged-bullet" or len(entry.title.split()) < _WORDS:
        return False
    return entry.venue_source == "entry" or entry.year_source == "entry"


def holds_no_papers(section: Section, titles: Iterable[str] = ()) -> bool:
    """Whether the heading says that this is news, credits or the like, or is one of `titles`."""
    bare = _bare(section.title)
    return bare in _other_sections() or any(bare == _bare(title) for title in titles)


def _bare(title: str) -> str:
    return " ".join(WORD.findall(title.casefold()))


@cache
def _other_sections() -> frozenset[str]:
    return frozenset(facts("labels")["sections"]["other"])
