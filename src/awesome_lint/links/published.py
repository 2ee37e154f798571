"""Where a preprint was published, as its record on arXiv says: in the reference, or in the comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..papers.venue_table import venue
from ..papers.venues import VenueName, find_venue
from .record import Record

# A statement about this very paper: it starts with what was done to it, or names it first.
_ACCEPTED = re.compile(
    r"(?:\A|[.;:,()\[\]!|–—-]\s{0,3}|\b(?:and|pages?|figures?|tables?)\s)"
    r"(?:(?:this|our|the)\s(?:paper|work|manuscript|article)\s|it\s)?"
    r"(?:(?:has|have|was|is|are|will|be|been|to|already|just|recently|got|also)\s){0,4}"
    r"(?P<said>(?:accepted|appear(?:s|ed|ing)?|published|presented|camera[- ]ready"
    r"|(?:in\s)?(?:the\s)?proceedings\sof)\b(?:(?!(?<!Proc)(?<!Conf)(?<!Trans)\.\s)[^;\n]){0,150})",
    re.I,
)
# 'an extended version of our paper accepted at …' is not about this one.
_ANOTHER = re.compile(
    r"\b(?:extend(?:ed|s|ing)|extension|version of|journal version|follow[- ]up|previous(?:ly)?|earlier"
    r"|preliminary|not (?:yet |been )?(?:accepted|published)|under (?:review|submission)|submi(?:tted|ssion)"
    r"|withdraw\w*|reject\w*|revisions?|revised and|erratum|supplement\w*|appendix)\b",
    re.I,
)
_ELSE = re.compile(
    r"\b(?:seminar|meetup|challenge|competition|tutorial|style|format|template|tiny|talk)\b", re.I
)
_NOTE = re.compile(r"arXiv admin note.*", re.I | re.S)  # which is about other papers
_PARTS = re.compile(r"[.;,\n]\s|\s[-–—|:]\s|\.\Z")
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = re.compile(  # what may stand beside a venue and its year without saying more
    r"accepted|at|by|to|in|the|as|an?|of|and|main|conference|track|workshop|orals?|spotlight|poster"
    r"|presentation|highlight|best|paper|award|long|short|full|camera|ready|version|final|proceedings|journal"
    r"|pages?|figures|tables|top"
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
    reference, comment = record.venue[:_LONGEST], _NOTE.sub("", record.text[:_LONGEST])
    if not _ANOTHER.search(reference) and (found := _published(reference, reference, field=True)):
        return found
    if _ANOTHER.search(comment):
        return None
    return next((found for said in _statements(comment) if (found := _published(said, comment))), None)


def _statements(comment: str) -> Iterator[str]:
    """What says where the paper was published: 'accepted at CVPR 2024', or no more than 'CVPR 2024'."""
    for said in _ACCEPTED.finditer(comment):
        if not _ELSE.search(said["said"]):
            yield said["said"]
    for part in _PARTS.split(comment):
        found = find_venue(part) if len(part) < _LONGEST // 10 else None
        if found and found.year and found.written:
            rest = _WORD.findall(part.replace(found.written, " ", 1).lower())
            if all(map(_BESIDE.fullmatch, rest)):
                yield part


def _published(text: str, evidence: str, *, field: bool = False) -> Publication | None:
    found = find_venue(text, field=field)
    if not found or not found.id or not _is_published(found.id):
        return None
    return Publication(_named(found), found.id, found.year, evidence.strip())


def _is_published(id: str) -> bool:
    known = venue(id)
    return not known or known.kind != "preprint"


def _named(found: VenueName) -> str:
    return f"{found.written} {found.year}" if found.year else found.written
