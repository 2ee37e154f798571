"""The venue table: what is known of a conference or journal, and who is meant by a name."""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..rare import rare
from .facts import facts

WORD = re.compile(r"[^\W_]+")
_SPONSOR = rare(r"(?:(?:IEEE|ACM|CVF|RSJ|USENIX|SIGDA|AAAI)[/ ])+")


class Venue(NamedTuple):
    """A conference, journal, workshop series or preprint server."""

    id: str
    """Canonical short name."""
    name: str
    """Full name."""
    kind: str
    """'conference', 'journal', 'workshop' or 'preprint'."""
    cadence: str | None
    """'yearly', 'odd', 'even', or None where there is no rule."""
    first: int | None
    """Year of the first edition or volume."""
    openreview_since: int | None
    """First year whose main-track reviews are public on OpenReview."""
    rank: int
    """Place in the default order of venue sections."""
    regular_since: int | None = None
    """First year for which the cadence holds."""
    odd_before: int | None = None
    """Before this year there were editions in odd years only."""
    years: tuple[int, ...] = ()
    """All editions from the first to the last of these."""
    skipped: tuple[int, ...] = ()
    """Years without an edition."""
    together: tuple[str, ...] = ()
    """Venues that it has met with, or whose papers are presented there."""

    def held(self, year: int) -> bool | None:
        """Whether there was an edition in that year; None where the table does not know."""
        if year in self.skipped or (self.first and year < self.first):
            return False
        if self.odd_before and year < self.odd_before:
            return year % 2 == 1
        if self.years:
            return year in self.years if self.years[0] <= year <= self.years[-1] else None
        if self.cadence in ("odd", "even"):
            regular = not self.regular_since or year >= self.regular_since
            return (year % 2 == 1) == (self.cadence == "odd") if regular else None
        return True if self.cadence == "yearly" or self.kind != "conference" else None


class Alias(NamedTuple):
    """A name of a venue. mode: 'free', 'strict' (whole text or beside a year) or 'dated' (beside a year)."""

    text: str
    id: str
    mode: str


def resolve(name: str) -> str | None:
    """The canonical id of a venue's name, however it is abbreviated: 'T-PAMI' is TPAMI."""
    exact, folded = _names()
    return exact.get(name.strip()) or folded.get(_fold(name))


@cache
def aliases() -> tuple[Alias, ...]:
    """Every name of every venue, the longest of those that begin with one word first."""
    return tuple(alias for word in facts("aliases") for alias in aliases_at(word))


@lru_cache(maxsize=1024)
def aliases_at(word: str) -> tuple[Alias, ...]:
    """The names that begin with a word, in lower case; the longest first."""
    return tuple(Alias(*names) for names in facts("aliases").get(word, ()))


def index_aliases(rows: list[dict[str, Any]]) -> dict[str, list[Alias]]:
    """Every name, by its first word, from the rows of the table."""
    found = [alias for row in rows for alias in _row_aliases(row)]
    index: dict[str, list[Alias]] = {}
    for alias in sorted(found, key=lambda alias: -len(alias.text)):
        index.setdefault(WORD.findall(alias.text)[0].casefold(), []).append(alias)
    return index


def _row_aliases(row: dict[str, Any]) -> list[Alias]:
    exact, dated = row.get("exact", []), row.get("dated", [])
    plain = [row["id"], row["name"], _SPONSOR.sub("", row["name"]), *row.get("aliases", [])]
    workshops = [] if row["kind"] != "conference" else [f"{row['id']}W", f"{row['id']} W"]
    return [
        *(Alias(text, row["id"], "strict") for text in exact),
        *(Alias(text, row["id"], "dated") for text in dated),
        *(Alias(text, row["id"], "free") for text in dict.fromkeys(plain) if text not in exact),
        *(Alias(text, f"{row['id']}W", "free") for text in workshops if len(row["id"]) > 3),
    ]


@cache
def _rows() -> dict[str, tuple[int, dict[str, Any]]]:
    """Rows of the table by id, with their place in it."""
    return {row["id"]: (place, row) for place, row in enumerate(facts("venues")["venue"])}


@lru_cache(maxsize=1024)
def venue(id: str) -> Venue | None:
    """The venue of that canonical id."""
    if id in _rows():
        return _from_row(*_rows()[id])
    known = _from_row(*_rows()[id[:-1]]) if id.endswith("W") and id[:-1] in _rows() else None
    if known is None or known.kind != "conference":
        return None
    # Workshops stand behind journals and before preprints, in the order of their conferences.
    name, rank = f"{known.name} Workshops", len(_rows()) + known.rank
    return known._replace(id=id, name=name, kind="workshop", rank=rank, openreview_since=None)


def _from_row(place: int, row: dict[str, Any]) -> Venue:
    optional = ("cadence", "first", "openreview_since", "regular_since", "odd_before")
    values: dict[str, Any] = {key: row.get(key) for key in optional}
    values |= {key: tuple(row.get(key, ())) for key in ("years", "skipped", "together")}
    rank = place + 2 * len(_rows()) if row["kind"] == "preprint" else place
    return Venue(id=row["id"], name=row["name"], kind=row["kind"], rank=rank, **values)


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Names as they are written, and names without case and punctuation (not those that are words too)."""
    known = aliases()
    exact = {alias.text: alias.id for alias in reversed(known)}
    folded = {_fold(alias.text): alias.id for alias in reversed(known) if alias.mode != "strict"}
    workshops = [f"{row['id']}W" for _, row in _rows().values() if row["kind"] == "conference"]
    return exact | {id: id for id in [*_rows(), *workshops]}, folded


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
