"""The venue table: what is known of a conference or journal, and who is meant by a name."""

import re
from functools import cache
from typing import Any, NamedTuple

from .facts import facts

_SPONSOR = re.compile(r"(?:(?:IEEE|ACM|CVF|RSJ|USENIX|SIGDA|AAAI)[/ ])+")


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

    def held(self, year: int) -> bool | None:
        """Whether there was an edition in that year; None where the table does not know."""
        if year in self.skipped or (self.first and year < self.first):
            return False
        if self.odd_before and year < self.odd_before:
            return year % 2 == 1
        if self.years:
            return year in self.years if self.years[0] <= year <= self.years[-1] else None
        if self.cadence in ("odd", "even"):
            since = self.regular_since or self.first or 0
            return (year % 2 == 1) == (self.cadence == "odd") if year >= since else None
        return True if self.cadence == "yearly" or self.kind != "conference" else None


class Alias(NamedTuple):
    """A name of a venue. mode: 'free', 'strict' (whole text or beside a year) or 'dated' (beside a year)."""

    text: str
    id: str
    mode: str


def venue(id: str) -> Venue | None:
    """The venue of that canonical id."""
    return _venues().get(id)


def resolve(name: str) -> str | None:
    """The canonical id of a venue's name, however it is abbreviated: 'T-PAMI' is TPAMI."""
    exact, folded = _names()
    return exact.get(name.strip()) or folded.get(_fold(name))


@cache
def aliases() -> tuple[Alias, ...]:
    """Every name of every venue, the longest first."""
    found = [alias for row in facts("venues")["venue"] for alias in _row_aliases(row)]
    return tuple(sorted(found, key=lambda alias: -len(alias.text)))


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
def _venues() -> dict[str, Venue]:
    rows = facts("venues")["venue"]
    table = {row["id"]: _venue(row, rank) for rank, row in enumerate(rows)}
    # Workshops stand behind journals and before preprints, in the order of their conferences.
    for known in [known for known in table.values() if known.kind == "conference"]:
        id, name = f"{known.id}W", f"{known.name} Workshops"
        table[id] = known._replace(
            id=id, name=name, kind="workshop", rank=len(rows) + known.rank, openreview_since=None
        )
    return {
        id: known._replace(rank=known.rank + 2 * len(rows)) if known.kind == "preprint" else known
        for id, known in table.items()
    }


def _venue(row: dict[str, Any], rank: int) -> Venue:
    optional = ("cadence", "first", "openreview_since", "regular_since", "odd_before")
    values: dict[str, Any] = {key: row.get(key) for key in optional}
    values |= {key: tuple(row.get(key, ())) for key in ("years", "skipped")}
    return Venue(id=row["id"], name=row["name"], kind=row["kind"], rank=rank, **values)


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Names as they are written, and names without case and punctuation (not those that are words too)."""
    known = aliases()
    exact = {alias.text: alias.id for alias in reversed(known)}
    folded = {_fold(alias.text): alias.id for alias in reversed(known) if alias.mode != "strict"}
    return exact | {id: id for id in _venues()}, folded


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
