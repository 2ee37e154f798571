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
_LOOKED_AT = 200  # revisions, back from the newest, in which new papers are looked for
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
    times = [revision.time for revision in past]
    first, length = min(times), max(times) - min(times) + 1
    chosen = {(revision.time - first) * (most - 1) // length: revision for revision in past[1:]}
    return [past[0], *chosen.values()]


def arrivals(papers: PaperList, most: int) -> list[Arrival]:
    """The entries that came in last, newest first. What is not committed yet has not come in."""
    path = papers.source.path
    past = revisions(path)
    found: list[Arrival] = []
    left, newer = papers.entries, None
    before_all = [(None, "")] if len(past) <= _LOOKED_AT else []
    for revision, text in chain(_read(path, past[:_LOOKED_AT]), before_all):
        left, new = _split(left, text, most - len(found) if newer else len(left))
        if newer:
            found += [Arrival(entry, _moment(newer.time)) for entry in new]
        if len(found) >= most:
            break
        newer = revision
    return found


def _read(path: str, past: Sequence[Revision]) -> Iterator[tuple[Revision, str]]:
    for start in range(0, len(past), _AT_ONCE):
        some = past[start : start + _AT_ONCE]
        yield from zip(some, texts_of(path, some), strict=True)


def _split(entries: Iterable[Entry], text: str, most: int) -> tuple[list[Entry], list[Entry]]:
    """The entries that an older text of the list has, by link, by id or by title, and those that it lacks.

    Nothing is looked at any more when there are `most` of the latter.
    """
    urls = set(_URL.findall(text))
    held: list[Entry] = []
    new: list[Entry] = []
    for entry in entries:
        (held if _links(entry) & urls or _named(entry, text) else new).append(entry)
        if len(new) >= most:
            break
    return held, new


def _links(entry: Entry) -> set[str]:
    return {link.url for link in entry.links if link.kind in _PAPER}


def _named(entry: Entry, text: str) -> bool:
    names = [entry.title, *(key.partition(":")[2] for key in entry.ids)]
    return any(name and name in text for name in names)


def _moment(time: int) -> datetime:
    return datetime.fromtimestamp(min(max(time, 0), _LATEST), UTC)
