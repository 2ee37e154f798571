"""The past of a list in Git: how it grew, and when each paper came in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple

from .git import Revision, revisions, texts_of
from .papers.entry import Entry, PaperList

_AT_ONCE = 10  # revisions that are in memory together
_LOOKED_AT = 300  # revisions, back from the newest, in which new papers are looked for
_LATEST = 253402300799  # the last second of the year 9999: clocks can be wrong
_URL = re.compile(r"https?://[^\s<>()\[\]\"|]+")
_PAPER = frozenset({"paper", "arxiv", "openreview"})


class Point(NamedTuple):
    """How many entries there were when a commit had been made."""

    time: datetime
    commit: str
    entries: int


class Arrival(NamedTuple):
    """When an entry came into its list."""

    entry: Entry
    time: datetime


def growth(paths: Iterable[str], count: Callable[[str, str], int], most: int) -> list[Point]:
    """Entries of all files together over time, oldest first, from at most `most` revisions of each.

    `count` says how many entries there are in a file of that path and text.
    """
    changes = []
    for path in paths:
        past = spread(revisions(path)[::-1], most)
        for revision, text in _read(path, past):
            changes.append((revision.time, revision.commit, path, count(path, text)))
    now: dict[str, int] = {}
    points: dict[str, Point] = {}
    for time, commit, path, entries in sorted(changes, key=lambda change: change[0]):
        now[path] = entries
        points[commit] = Point(_moment(time), commit, sum(now.values()))
    return list(points.values())


def spread(past: Sequence[Revision], most: int) -> Sequence[Revision]:
    """At most so many of these revisions: the first, and the last in each of equal stretches of time."""
    if len(past) <= most:
        return past
    first, last = past[0].time, past[-1].time
    chosen = {(revision.time - first) * (most - 1) // (last - first + 1): revision for revision in past[1:]}
    return [past[0], *chosen.values()]


def arrivals(papers: PaperList, most: int) -> list[Arrival]:
    """The entries that came in last, newest first. What is not committed yet has not come in."""
    path = papers.source.path
    past = revisions(path)
    found: list[Arrival] = []
    left, newer = papers.entries, None
    for revision, text in chain(_read(path, past[:_LOOKED_AT]), [(None, "")] * (len(past) <= _LOOKED_AT)):
        here = _held(left, text)
        if newer:
            found += [Arrival(entry, _moment(newer.time)) for entry in _without(left, here)]
        left, newer = here, revision
        if len(found) >= most:
            break
    return found[:most]


def _without(entries: Iterable[Entry], others: Iterable[Entry]) -> list[Entry]:
    known = {id(entry) for entry in others}
    return [entry for entry in entries if id(entry) not in known]


def _read(path: str, past: Sequence[Revision]) -> Iterator[tuple[Revision, str]]:
    for start in range(0, len(past), _AT_ONCE):
        some = past[start : start + _AT_ONCE]
        yield from zip(some, texts_of(path, some), strict=True)


def _held(entries: Iterable[Entry], text: str) -> list[Entry]:
    """Those of the entries that an older text of the list has, by link, by id or by title."""
    urls = set(_URL.findall(text))
    return [entry for entry in entries if _links(entry) & urls or _named(entry, text)]


def _links(entry: Entry) -> set[str]:
    return {link.url for link in entry.links if link.kind in _PAPER}


def _named(entry: Entry, text: str) -> bool:
    names = [entry.title, *(key.partition(":")[2] for key in entry.ids)]
    return any(name and name in text for name in names)


def _moment(time: int) -> datetime:
    return datetime.fromtimestamp(min(max(time, 0), _LATEST), UTC)
