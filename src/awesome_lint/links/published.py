"""Where a preprint was published, as its record on arXiv says: in the reference, or in the comment."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..papers.venue_table import venue
from ..papers.venues import VenueName, find_venue
from .record import Record

_ACCEPTED = re.compile(
    r"\b(?:accepted|appear(?:s|ed|ing)?|published|presented|camera[- ]ready|in proceedings of)\b"
    r"(?:(?!\b(?:not|submitted|rejected|under)\b)[^.;\n]){0,120}",
    re.I,
)
# 'an extended version of our paper accepted at …' is not about this one.
_ANOTHER = re.compile(
    r"\b(?:extend(?:ed|s|ing)|extension|version of|journal version|follow[- ]up|previous(?:ly)?|not (?:yet )?"
    r"(?:accepted|published)|under (?:review|submission)|submitted|earlier|preliminary)\b",
    re.I,
)
_LONGEST = 1000


class Publication(NamedTuple):
    """A venue, with its year where that is said, and the words that say so."""

    name: str
    venue_id: str
    year: int | None
    evidence: str


def publication(record: Record) -> Publication | None:
    """Where a preprint was published; None unless its record says so plainly."""
    reference, comment = record.venue[:_LONGEST], record.text[:_LONGEST]
    return _published(reference, reference) or (None if _ANOTHER.search(comment) else _accepted(comment))


def _accepted(comment: str) -> Publication | None:
    for said in _ACCEPTED.finditer(comment):
        if found := _published(said[0], comment):
            return found
    return None


def _published(text: str, evidence: str) -> Publication | None:
    found = find_venue(text)
    if not found or not found.id or not _is_published(found.id):
        return None
    return Publication(_named(found), found.id, found.year, evidence)


def _is_published(id: str) -> bool:
    known = venue(id)
    return not known or known.kind != "preprint"


def _named(found: VenueName) -> str:
    return f"{found.written} {found.year}" if found.year else found.written
