"""Records under headings: the sections they came from, or by year, venue, topic and keyword."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..data.record import Record
from ..papers.section_order import VenueOrder, section_key, venue_ranks
from ..papers.venues import find_venue, is_year_heading, resolve, venue

KEYS = ("year", "venue", "topic", "keyword")
_LAST = 1_000_000
OTHER = "Other"


class Told(NamedTuple):
    """The year and the venue, by its id, that the headings above an entry say already."""

    year: int | None = None
    venue: str | None = None


_NOTHING = Told()


@dataclass(eq=False)
class Group:
    """A heading and what stands below it. `short` is its name in the contents; the root has no title."""

    title: str = ""
    short: str = ""
    told: Told = _NOTHING
    records: list[Record] = field(default_factory=list)
    children: list[Group] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.records) + sum(child.count for child in self.children)

    def walk(self) -> Iterator[Group]:
        yield self
        for child in self.children:
            yield from child.walk()


def group_by(records: Iterable[Record], keys: Sequence[str], order: Sequence[str] = ()) -> Group:
    """Records by one key after the other; `order` is that of venues, where it is not the usual one."""
    return _split(Group(records=list(records)), tuple(keys), venue_ranks(tuple(order)), None)


def _split(group: Group, keys: tuple[str, ...], ranks: Mapping[str, int], year: str | None) -> Group:
    if not keys:
        return group
    key, *rest = keys
    parts: dict[str, list[Record]] = {}
    for record in group.records:
        for name in _NAMES[key](record) or [""]:
            parts.setdefault(name, []).append(record)
    names = sorted(filter(None, parts), key=lambda name: _rank(key, name, ranks))
    for name in [*names, *([""] if "" in parts else [])]:
        told = group.told
        if name and key == "year":
            told = told._replace(year=int(name))
        elif name and key == "venue":
            told = told._replace(venue=name)
        short = name or ("Undated" if key == "year" else OTHER)
        child = Group(f"{short} {year}" if year and key == "venue" else short, short, told, parts[name])
        group.children.append(_split(child, tuple(rest), ranks, name if key == "year" else year))
    group.records = []
    return group


def _year(record: Record) -> list[str]:
    return [str(record.year)] if record.year else []


def _venue(record: Record) -> list[str]:
    name = record.venue_id or record.venue
    return [name] if name else []


def _topic(record: Record) -> list[str]:
    """The innermost heading that is no year or venue."""
    return [title for title in record.section if not _is_date(title)][-1:]


def _keyword(record: Record) -> list[str]:
    words = record.more.get("keywords", [])
    found = words if isinstance(words, list) else words.replace(";", ",").split(",")
    return list(dict.fromkeys(word.strip() for word in found if word.strip()))


_NAMES: dict[str, Callable[[Record], list[str]]] = {
    "year": _year,
    "venue": _venue,
    "topic": _topic,
    "keyword": _keyword,
}


def _rank(key: str, name: str, ranks: Mapping[str, int]) -> tuple[int, str]:
    """Newest year first, venues as lists have them, keywords by the alphabet, topics as they came."""
    if key == "year":
        return -int(name), ""
    if key == "venue":
        return _venue_rank(name, ranks), name.casefold()
    return 0, name.casefold() if key == "keyword" else ""


def _venue_rank(name: str, ranks: Mapping[str, int]) -> int:
    id = resolve(name) or name
    known = venue(id)
    return ranks.get(id, len(ranks) + known.rank if known else _LAST)


def _is_date(title: str) -> bool:
    """Whether a heading is a year or a venue."""
    return section_key(Group(title), {}) is not None


def by_section(records: Iterable[Record], order: Sequence[str] = ()) -> Group:
    """The sections that the records came from, as a tree: of years the newest first, of venues as in most."""
    root = Group()
    at: dict[tuple[str, ...], Group] = {(): root}
    for record in records:
        _place(at, record.section).records.append(record)
    groups = list(root.walk())
    ranks = venue_ranks(tuple(order) or VenueOrder(groups).order)
    for group in groups:
        _sort_dated(group, ranks)
    return root


def _place(at: dict[tuple[str, ...], Group], path: tuple[str, ...]) -> Group:
    if path not in at:
        parent = _place(at, path[:-1])
        found = find_venue(path[-1]) if len(path[-1].split()) <= 6 else None
        year = is_year_heading(path[-1]) or (found.year if found else None)
        told = Told(year or parent.told.year, (found and found.id) or parent.told.venue)
        at[path] = Group(path[-1], path[-1], told)
        parent.children.append(at[path])
    return at[path]


def _sort_dated(group: Group, ranks: Mapping[str, int]) -> None:
    """Put years and venues in order, in the places that they have among the topics."""
    keys = {i: key for i, child in enumerate(group.children) if (key := section_key(child, ranks))}
    children = list(group.children)
    for place, i in zip(keys, sorted(keys, key=keys.__getitem__), strict=True):
        group.children[place] = children[i]


def common_title(root: Group) -> str | None:
    """The heading above all others, if there is one: it is the list's own."""
    return root.children[0].title if len(root.children) == 1 and not root.records else None
