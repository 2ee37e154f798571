"""Whether what the owner of a link calls a paper is the paper that an entry claims it to be."""

from __future__ import annotations

from typing import Literal, Protocol

from .claims import Claim, Rarity, read_words, stems
from .labels import label_kind
from .likeness import PROSE, WORDS, exact_key, foreign, names, word_count
from .opening import find_venue_only
from .people import cites, same_people, shared_people
from .slips import same_but_for_slips
from .standing import Standing, standing
from .title_forms import LONGEST, forms, joined, spelled
from .titles import plain

Fit = Literal["same", "variant", "renamed", "doubtful", "wrong", "unclear"]
Kinship = Literal["same", "different", "unclear"]

# Measured on 52 lists: of titles that two lists give one paper 95 of 100 reach one of these, where they
# differ at all; of neighbours in a list 3.4 do, of any two of its papers 0.4.
_KIN = 0.47  # share of what the words tell
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


def fit(record: Record, claim: Claim) -> Fit:
    """What the owner's record is to the claim.

    'same'; 'variant', with a title that differs a little; 'renamed', by an earlier title or
    one without subtitle; 'wrong', another paper; 'doubtful', anything in between; 'unclear',
    where a title is none, or in another language.
    """
    found = _verified(record.title[:LONGEST], claim)
    if found in _ACCEPTED:
        return found
    if any(_verified(title[:LONGEST], claim) in _ACCEPTED for title in record.earlier):
        return "renamed"
    if not _comparable(record.title[:LONGEST], claim):
        return found or "unclear"
    return "doubtful" if found or _doubtful(record, claim) else "wrong"


def related(a: Record, b: Record) -> Kinship:
    """Whether two links of an entry lead to one paper, by their owners' titles and authors."""
    found = {fit(a, Claim(b.title)), fit(b, Claim(a.title))}
    strangers = bool(a.authors and b.authors) and not shared_people(a.authors, b.authors)
    if found & _ACCEPTED:
        return "unclear" if strangers else "same"
    if found == {"wrong"} and not same_people(a.authors, b.authors):
        return "different"
    return "different" if strangers and "unclear" not in found else "unclear"


def _verified(title: str, claim: Claim) -> Fit | None:
    """The fit of a title that is in the entry or is nearly so; None for any other."""
    key = spelled(title)
    if key and joined(key) == joined(spelled(claim.title[:LONGEST])):
        return "same"
    theirs, ours = forms(title), forms(claim.title)
    if not {*map(joined, theirs)}.isdisjoint(map(joined, ours)):
        return "same"
    if how := standing(theirs, claim.title_words):
        return _AS_TITLE[how]
    if any(same_but_for_slips(a, b) for a in theirs for b in ours):
        return "variant"
    if how := standing(theirs, claim.words):
        return "doubtful" if how == "other" else "same"
    if how := standing(ours, read_words(plain(title))):
        return "doubtful" if how == "other" else "renamed"
    return None


def _doubtful(record: Record, claim: Claim) -> bool:
    """Whether anything speaks for one paper under two titles."""
    title = record.title[:LONGEST]
    if _kin(title, claim) or _nicknamed(title, claim) or _close(title, claim):
        return True
    return _at_one_time(record.year, claim.years) and cites(claim.words.key, record.authors)


def _at_one_time(year: int | None, years: frozenset[int]) -> bool:
    return not year or not years or any(abs(year - other) <= _YEARS for other in years)


def _comparable(title: str, claim: Claim) -> bool:
    """Whether both are titles, rather than names, labels, citations or prose, and in one language."""
    own = claim.title[:LONGEST]
    if label_kind(title) or find_venue_only(title) or word_count(title) < _LEAST:
        return False
    if not WORDS <= word_count(own) <= PROSE or label_kind(own) or " et al" in spelled(own):
        return False
    return foreign(exact_key(title)) == foreign(exact_key(own))


def _kin(title: str, claim: Claim) -> bool:
    """Whether the titles share what tells something in this list: of the one that says less, and of both."""
    ours, theirs = stems(claim.title[:LONGEST]), stems(title)
    shared, own, other = (_tells(words, claim.rarity) for words in (ours & theirs, ours, theirs))
    return shared > 0 and shared / min(own, other) + 2 * shared / (own + other) >= 2 * _KIN


def _tells(words: set[str], rarity: Rarity) -> float:
    return sum(map(rarity.of, words))


def _nicknamed(title: str, claim: Claim) -> bool:
    """Whether the name that one paper has before a colon or in parentheses stands in the other."""
    pairs = ((claim.title[:LONGEST], spelled(title)), (title, claim.words.key))
    return any(
        f" {name} " in f" {text} "
        for named, text in pairs
        for name in names(named)
        if any(claim.rarity.of(word) >= _TELLING for word in name.split())
    )


def _close(title: str, claim: Claim) -> bool:
    from rapidfuzz import fuzz  # most runs compare no titles

    key = spelled(title)
    if fuzz.token_sort_ratio(key, spelled(claim.title[:LONGEST])) >= _SORTED:
        return True
    return fuzz.partial_ratio(key, claim.words.key) >= _PARTLY
