"""Finding the venue and the year that a heading, tag or table cell names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .facts import facts
from .sources import century
from .venue_table import WORD, Alias, Venue, aliases_at, resolve, venue

__all__ = ["Venue", "VenueName", "find_venue", "find_year", "is_year_heading", "resolve", "venue"]

_STEM = re.compile(r"\d*[^\W\d_]+")
_DIGITS = re.compile(r"(?<!\d)\d++\Z")
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?!\d|\.\d{3})"
_END = r"(?=\Z|[\W_]|\d\d(?!\d)|(?:19|20)\d\d(?!\d))"
_GAP = r"[\s_,.:;()\[\]{}|*`/–-]{0,4}"
_AFTER = re.compile(rf"{_GAP}({_YEAR})|\s?['’‘`´](\d\d)(?!\d)|-?(\d\d)(?![\w.-])")
_BEFORE = re.compile(rf"(?<![\w.])({_YEAR}){_GAP}\Z")
_TOKEN = re.compile(rf"(?<![\w.,/])({_YEAR})(?![^\W_年])")
_ACRONYM = re.compile(
    rf"\W*((?:(?:IEEE|ACM) )?[A-Z][\w&/+-]{{0,20}}?[A-Z][\w&/+-]{{0,20}}?)[\s'’-]{{0,2}}({_YEAR})\W*"
)
_EDGES = " \t,.:;-–'’()[]{}|*_`"
_AROUND = 12  # characters before a name in which its year may stand


class VenueName(NamedTuple):
    """A venue as a list names it."""

    written: str
    """As written, without the year: 'NIPS', 'Transactions of the ACL'; '' where only a year was found."""
    id: str | None
    """Its canonical id, if the table has it."""
    year: int | None


class _Hit(NamedTuple):
    alias: Alias
    start: int
    end: int
    year: int | None
    year_end: int


@lru_cache(maxsize=4096)
def find_venue(text: str, *, field: bool = False) -> VenueName | None:
    """The venue and year that a short text names.

    `field` says that the text is there to hold a venue (a table column, say): a topic's name such as
    'Machine Learning' is then the journal, and an unknown name a venue without an id. None when there
    is neither venue nor year.
    """
    hits = list(_hits(text, field))
    if hits:
        # A name with its year comes first, then one that is no preprint, no ordinary word, and the longest.
        return _named(text, max(hits, key=lambda hit: (*_weight(hit), len(hit.alias.text), -hit.start)))
    year = _token_year(text)
    if field:
        written = (text.replace(str(year), " ", 1) if year else text).strip(_EDGES)
        return VenueName(written, None, year) if written or year else None
    if other := _ACRONYM.fullmatch(text):
        return VenueName(other[1], None, int(other[2]))
    return VenueName("", None, year) if year else None


def find_year(text: str) -> int | None:
    """The year in a text: beside its venue ('CVPR2021', "ICLR'23"), else four digits standing alone."""
    found = find_venue(text)
    return found.year if found else None


def is_year_heading(text: str) -> int | None:
    """The year, if the text is nothing but a year and words such as 'papers'."""
    year = _token_year(text)
    if not year:
        return None
    rest = text.replace(str(year), " ", 1).lower()
    return year if all(word in _year_words() for word in WORD.findall(rest)) else None


@cache
def _year_words() -> frozenset[str]:
    return frozenset(facts("venues")["words"]["year"])


def _token_year(text: str) -> int | None:
    match = _TOKEN.search(text)
    return int(match[1]) if match else None


def _weight(hit: _Hit) -> tuple[bool, bool, bool]:
    known = venue(hit.alias.id)
    return hit.year is not None, not known or known.kind != "preprint", hit.alias.mode == "free"


def _hits(text: str, field: bool) -> Iterator[_Hit]:
    lower = text.lower()
    for word in WORD.finditer(text):
        for alias in _beginning(word[0].casefold()):
            if alias.text.rpartition(" ")[2].lower() not in lower:
                continue  # most names of several words: spare their patterns
            match = _pattern(alias).match(text, word.start())
            hit = _Hit(alias, *match.span(), *_beside(text, *match.span())) if match else None
            if hit and _counts(hit, text, field):
                yield hit
                break


@lru_cache(maxsize=8192)
def _beginning(word: str) -> Sequence[Alias]:
    """The names that begin with a word."""
    return next(filter(None, map(aliases_at, _keys(word))), ())


def _keys(word: str) -> Iterator[str]:
    """The word as it stands, without the year at its end, and up to its first digit: 'cvpr2021w'."""
    yield word
    yield _DIGITS.sub("", word)
    if stem := _STEM.match(word):
        yield stem[0]


def _counts(hit: _Hit, text: str, field: bool) -> bool:
    """Whether a name that may be an ordinary word is meant as a venue here."""
    if hit.alias.mode == "free" or hit.year:
        return True
    alone = not WORD.search(text[: hit.start]) and not WORD.search(text[hit.end :])
    return alone and (field or hit.alias.mode == "strict")


def _beside(text: str, start: int, end: int) -> tuple[int | None, int]:
    """The year right beside a name, and where the name and a year behind it end."""
    if after := _AFTER.match(text, end):
        digits = after[1] or after[2] or after[3]
        return (int(digits) if after[1] else century(digits)), after.end()
    before = _BEFORE.search(text, max(0, start - _AROUND), start)
    return (int(before[1]) if before else None), end


def _named(text: str, hit: _Hit) -> VenueName:
    written, id = text[hit.start : hit.end], hit.alias.id
    track = _track().match(text, hit.year_end)
    if track and (other := _of_track(id, track[1])):
        written, id = f"{written}{'' if track[1] == 'W' else ' '}{track[1]}", other
    elif re.search(r"\bworkshops?\b", text, re.IGNORECASE):
        id = _of_track(id, "workshop") or id
    year = hit.year or (_beside(text, hit.start, track.end())[0] if track else None)
    return VenueName(written, id, year or _token_year(text))


def _of_track(id: str, word: str) -> str | None:
    """The id of a conference's workshops, findings or datasets track."""
    words, lower = facts("venues")["words"], word.lower()
    known = venue(id)
    if lower in (*words["workshop"], "w"):
        return f"{id}W" if known and known.kind == "conference" else None
    if lower in words["findings"]:
        return "Findings" if id in ("ACL", "EMNLP", "NAACL", "EACL", "AACL") else None
    return "NeurIPS D&B" if id == "NeurIPS" else None


@cache
def _track() -> re.Pattern[str]:
    words = facts("venues")["words"]
    tracks = "|".join(map(re.escape, [*words["workshop"], *words["findings"], *words["benchmarks"]]))
    return re.compile(rf"[\s_,:()/-]{{0,3}}((?i:{tracks})|(?<=\d)W)(?![^\W_])")


@cache
def _pattern(alias: Alias) -> re.Pattern[str]:
    """The name as it may be written: a blank may be a hyphen, four letters are enough for any case."""
    words = [re.escape(word) for word in re.split(r"[ -]", alias.text)]
    any_case = alias.mode != "strict" and sum(map(str.isalpha, alias.text)) >= 4
    return re.compile(r"[\s/_–-]{1,2}".join(words) + _END, re.IGNORECASE if any_case else 0)
