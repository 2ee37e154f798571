"""Whether what the owner of a link calls a paper is the paper that an entry claims it to be."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from .claims import Claim, Rarity, read_words, stems
from .labels import label_kind
from .likeness import PROSE, WORDS, exact_key, foreign, names, word_count
from .opening import find_venue_only
from .people import cites, same_people
from .slips import same_but_for_slips
from .standing import Standing, standing
from .title_forms import LONGEST, forms, joined, spelled
from .titles import plain

Fit = Literal["same", "variant", "renamed", "doubtful", "wrong", "unclear"]
Kinship = Literal["same", "different", "unclear"]

# Measured on 28,000 neighbours in 52 lists and on 300 pairs of titles that two lists give one paper.
_KIN = 0.45  # share of what the words of the title that says less tell, which renamed papers reach
_SORTED, _PARTLY = 70, 80  # of 100, in rapidfuzz's scores
_TELLING = 3.5  # a name's rarity, from which on it is no word of the field
_YEARS = 1  # between a preprint and its publication
_LEAST = 2  # words of an official title that says something

_ACCEPTED: frozenset[Fit] = frozenset({"same", "variant", "renamed"})
_AS_TITLE: dict[Standing, Fit] = {"itself": "same", "named": "renamed", "other": "doubtful"}


class Record(Protocol):
    """A paper as the owner of a link knows it: `earlier` are titles of earlier versions."""

    @property
    def title(self) -> str: ...
    @property
    def earlier(self) -> tuple[str, ...]: ...
    @property
    def authors(self) -> tuple[str, ...]: ...
    @property
    def year(self) -> int | None: ...


class Named(NamedTuple):
    """The least record."""

    title: str
    earlier: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    year: int | None = None


def fit(record: Record, claim: Claim) -> Fit:
    """What the owner's record is to the claim.

    'same'; 'variant', with a title that differs a little; 'renamed', by an earlier title or
    one without subtitle; 'wrong', another paper; 'doubtful', anything in between; 'unclear',
    where a title is none, or in another language.
    """
    found = _verified(record.title, claim)
    if found in _ACCEPTED:
        return found
    if any(_verified(title, claim) in _ACCEPTED for title in record.earlier):
        return "renamed"
    if found or not (forms(record.title) and forms(claim.title)):
        return found or "unclear"
    return _unverified(record, claim)


def related(a: Record, b: Record) -> Kinship:
    """Whether two links of an entry lead to one paper, by their owners' titles and authors."""
    found = {fit(a, Claim(b.title)), fit(b, Claim(a.title))}
    if found & _ACCEPTED:
        return "same"
    if not (a.authors and b.authors):
        return "different" if found == {"wrong"} else "unclear"
    alike = same_people(a.authors, b.authors)
    return "different" if not alike and "unclear" not in found else "unclear"


def _verified(title: str, claim: Claim) -> Fit | None:
    """The fit of a title that is in the entry or is nearly so; None for any other."""
    theirs, ours = forms(title), forms(claim.title)
    if {*map(joined, theirs)} & {*map(joined, ours)}:
        return "same"
    if how := standing(theirs, claim.title_words):
        return _AS_TITLE[how]
    if any(same_but_for_slips(a, b) for a in theirs for b in ours):
        return "variant"
    if how := standing(theirs, claim.words):
        return "doubtful" if how == "other" else "same"
    how = standing(ours, read_words(plain(title[:LONGEST])))
    return how and ("doubtful" if how == "other" else "renamed")


def _unverified(record: Record, claim: Claim) -> Fit:
    if not _comparable(record.title, claim):
        return "unclear"
    if _kin(record.title, claim) or _nicknamed(record.title, claim) or _close(record.title, claim):
        return "doubtful"
    return "doubtful" if _cited(record, claim) else "wrong"


def _comparable(title: str, claim: Claim) -> bool:
    """Whether both are titles, rather than names, labels, citations or prose, and in one language."""
    own = claim.title[:LONGEST]
    if label_kind(title) or find_venue_only(title) or word_count(title) < _LEAST:
        return False
    if not WORDS <= word_count(own) <= PROSE or label_kind(own) or " et al" in spelled(own):
        return False
    return foreign(exact_key(title)) == foreign(exact_key(own))


def _kin(title: str, claim: Claim) -> bool:
    """Whether the titles share what tells something in this list."""
    ours, theirs = stems(claim.title), stems(title)
    told, ours_tell, theirs_tell = (_tells(words, claim.rarity) for words in (ours & theirs, ours, theirs))
    return told >= _KIN * min(ours_tell, theirs_tell)


def _tells(words: set[str], rarity: Rarity) -> float:
    return sum(map(rarity.of, words))


def _nicknamed(title: str, claim: Claim) -> bool:
    """Whether the name that one paper has before a colon or in parentheses stands in the other."""
    own = spelled(claim.title[:LONGEST])
    pairs = ((claim.title, spelled(title)), (title, f"{own} {claim.words.key}"))
    return any(
        f" {name} " in f" {text} "
        for named, text in pairs
        for name in names(named[:LONGEST])
        if any(claim.rarity.of(stem) >= _TELLING for stem in stems(name))
    )


def _close(title: str, claim: Claim) -> bool:
    from rapidfuzz import fuzz  # most runs compare no titles

    key = spelled(title)
    if fuzz.token_sort_ratio(key, spelled(claim.title[:LONGEST])) >= _SORTED:
        return True
    return fuzz.partial_ratio(key, claim.words.key) >= _PARTLY


def _cited(record: Record, claim: Claim) -> bool:
    if record.year and claim.years and all(abs(record.year - year) > _YEARS for year in claim.years):
        return False
    return cites(claim.words.key, record.authors)
