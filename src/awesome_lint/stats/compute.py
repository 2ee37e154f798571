"""Entries -> counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from ..history import Point
from ..papers.entry import Entry, PaperList

VERSION = 1
T = TypeVar("T", bound=Hashable)


class Share(NamedTuple, Generic[T]):
    """How many entries are of one sort, and how many of those link to their code."""

    name: T
    entries: int
    with_code: int


@dataclass(frozen=True)
class Stats:
    """What is counted in some lists.

    `years` are ascending, None first for entries that say none; of the others the most
    frequent comes first, and None last. An entry counts for each kind of link that it has.
    """

    files: list[str]
    all: Share[None]
    years: list[Share[int | None]]
    venues: list[Share[str | None]]
    kinds: list[Share[str]]
    shapes: list[Share[str]]
    history: list[Point] | None = None


def has_code(entry: Entry) -> bool:
    """Whether a reader finds the code from here."""
    return any(link.kind == "code" and link.url for link in entry.links)


def compute(lists: Sequence[PaperList], history: list[Point] | None = None) -> Stats:
    """Count the entries of the lists."""
    entries = [entry for papers in lists for entry in papers.entries]
    years = _shares((entry.year, entry) for entry in entries)
    everything = _shares((None, entry) for entry in entries)
    return Stats(
        files=[papers.source.path for papers in lists],
        all=everything[0] if everything else Share(None, 0, 0),
        years=sorted(years, key=lambda share: share.name or 0),
        venues=_shares((entry.venue_id or entry.venue, entry) for entry in entries),
        kinds=_shares((kind, entry) for entry in entries for kind in {link.kind for link in entry.links}),
        shapes=_shares((entry.shape, entry) for entry in entries),
        history=history,
    )


def _shares(named: Iterable[tuple[T, Entry]]) -> list[Share[T]]:
    """The sorts of entries, most frequent first, those of no sort last."""
    entries: Counter[T] = Counter()
    with_code: Counter[T] = Counter()
    for name, entry in named:
        entries[name] += 1
        with_code[name] += has_code(entry)
    shares = [Share(name, count, with_code[name]) for name, count in entries.items()]
    return sorted(shares, key=lambda share: (share.name is None, -share.entries, str(share.name)))


def stats_data(stats: Stats) -> dict[str, Any]:
    """The counts as the values of a JSON object. The schema is schemas/stats.schema.json."""
    data: dict[str, Any] = {
        "version": VERSION,
        "files": stats.files,
        "entries": stats.all.entries,
        "with_code": stats.all.with_code,
        "years": _rows("year", stats.years),
        "venues": _rows("venue", stats.venues),
        "kinds": _rows("kind", stats.kinds),
        "shapes": _rows("shape", stats.shapes),
    }
    if stats.history is not None:
        data["history"] = [_point(point) for point in stats.history]
    return data


def _rows(key: str, shares: Sequence[Share[Any]]) -> list[dict[str, Any]]:
    return [{key: name, "entries": entries, "with_code": code} for name, entries, code in shares]


def _point(point: Point) -> dict[str, Any]:
    return {"time": point.time.isoformat(), "commit": point.commit, "entries": point.entries}


def badge_data(stats: Stats, label: str = "papers") -> dict[str, Any]:
    """The count as shields.io wants to be told: https://shields.io/badges/endpoint-badge."""
    return {"schemaVersion": 1, "label": label, "message": f"{stats.all.entries:,}", "color": "blue"}
