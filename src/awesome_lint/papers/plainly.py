"""Whether an entry states its year plainly: a year in a sentence may be that of anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..markdown.source import Source
from .entry import Entry

_YEAR = r"(?:19|20)\d\d(?!\d)"
_ROLE = r"(?:(?:workshops?|findings|oral|poster|spotlight|highlight)[\W_]{1,9})?"


def stated_year(entry: Entry, source: Source) -> int | None:
    """The year beside the venue, else that of the entry if it stands alone or in a heading."""
    if entry.year_source != "entry" or not entry.year:
        return entry.year if entry.year_source == "section" else None
    words = " ".join(own_words(entry, source))
    if (
        entry.venue
        and entry.venue_id
        and entry.venue_source == "entry"
        and (year := _beside(entry.venue, words))
    ):
        return year
    return entry.year if _alone(entry.year).search(words) else None


def own_words(entry: Entry, source: Source) -> Iterator[str]:
    """The text of an entry without URLs, and without links to anything but papers."""
    at = entry.span.start
    gone = (x.target if x.resource and x.resource.is_paper else x.span for x in entry.links)
    for start, end in sorted(gone):
        if at <= start:
            yield source.text[at:start]
            at = end
    yield source.text[at : entry.span.end]


def _beside(venue: str, words: str) -> int | None:
    """The year behind a venue, with at most the kind of talk in between, else the one before it."""
    name = re.escape(venue)
    if found := re.search(rf"{name}(?:[\W_]{{0,20}}{_ROLE}({_YEAR})|['’‘-]?(\d\d)(?!\d))", words, re.I):
        return int(found[1]) if found[1] else 2000 + int(found[2])
    found = re.search(rf"({_YEAR})[\W_]{{0,20}}{name}", words)
    return int(found[1]) if found else None


def _alone(year: int) -> re.Pattern[str]:
    """The year behind nothing or a punctuation mark, not behind a word."""
    return re.compile(rf"(?:^|[^\w\s])\s*{year}(?!\d)")
