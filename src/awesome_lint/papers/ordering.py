"""The orders a list may keep its entries in, and the one that it does keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from .entry import Entry, Link, PaperList
from .habits import Habit
from .identifiers import host_fact
from .titles import sort_key

Key = tuple[Any, ...] | str
_PARTS = re.compile(r"[/?&=#]+")
_ENOUGH = 2 / 3
_RANKS = {"paper": 0, "arxiv": 1, "openreview": 2}


def title_key(entry: Entry) -> Key:
    """Case-, accent- and markup-insensitive."""
    return sort_key(entry.title)


def date_key(entry: Entry) -> Key | None:
    """Year and month of the earliest arXiv id, else the stated year; None where neither is known."""
    ids = (link.resource for link in entry.links if link.resource and link.resource.scheme == "arxiv")
    dates = [(id.year, id.month or 0) for id in ids if id.year]
    return min(dates) if dates else (entry.year, 0) if entry.year else None


def url_key(entry: Entry) -> Key | None:
    """Host, path and query parts of the entry's main link; all-digit parts count as numbers."""
    link = main_link(entry)
    if link is None:
        return None
    url = link.resource.url if link.resource else link.url
    url = url if url.isprintable() else "".join(filter(str.isprintable, url))  # as it is once mended
    parts = _PARTS.split(url.partition("://")[2] or url)
    return tuple(
        (0, int(p), "") if p.isdecimal() and p.isascii() and len(p) < 20 else (1, 0, p) for p in parts
    )


def main_link(entry: Entry) -> Link | None:
    """The link that stands for the paper: its page, else its preprint, else any that lives."""
    links = [link for link in entry.links if link.url and link.url[0] != "#"]
    return min(links, key=_rank, default=None)


def _rank(link: Link) -> tuple[bool, int]:
    fact, rank = host_fact(link.host), _RANKS.get(link.kind)
    if rank is None:
        rank = 3 if link.resource and link.resource.is_paper else 4
    return bool(fact and fact.retired), rank


_KEYS: dict[str, tuple[Callable[[Entry], Key | None], bool]] = {
    "title": (title_key, False),
    "date-desc": (date_key, True),
    "date": (date_key, False),
    "url": (url_key, False),
}


def in_order(first: Entry, second: Entry, name: str) -> bool:
    """Whether two neighbours stand as the order wants them; unknown keys never object."""
    key, _ = _KEYS[name]
    return _follows(first, second, key(first), key(second), name)


def _follows(first: Entry, second: Entry, a: Key | None, b: Key | None, name: str) -> bool:
    if a is None or b is None or (b <= a if _KEYS[name][1] else a <= b):  # type: ignore[operator]
        return True
    # Programs sort capitals before small letters: such a list is in order too.
    return name == "title" and first.title <= second.title


def sort_entries(entries: Iterable[Entry], name: str) -> list[Entry]:
    """Entries in an order, stable; those whose key is unknown come last."""
    if name == "keep":
        return list(entries)
    key, newest_first = _KEYS[name]
    keyed = [(key(entry), entry) for entry in entries]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=newest_first)
    return [entry for _, entry in known] + [entry for found, entry in keyed if found is None]


def runs(papers: PaperList) -> list[list[Entry]]:
    """Entries that stand side by side: in one list or table, or as paragraphs or headings of one section."""
    grouped: list[list[Entry]] = []
    for entry in papers.entries:
        if grouped and _side_by_side(grouped[-1][-1], entry):
            grouped[-1].append(entry)
        else:
            grouped.append([entry])
    return grouped


def _side_by_side(first: Entry, second: Entry) -> bool:
    alone = first.block is first.container and second.block is second.container
    return first.container is second.container or (alone and first.section is second.section)


def infer_order(papers: PaperList) -> Habit:
    """The order that most neighbours follow, if two thirds of them do; else by title."""
    return infer_from(runs(papers))


def infer_from(grouped: list[list[Entry]]) -> Habit:
    """The order of entries, those of a run side by side."""
    grouped = [run for run in grouped if run]
    best = Habit("title", 0.0, sum(len(run) - 1 for run in grouped))
    for name in _KEYS:
        found = follows(grouped, name, best.share)
        if found and (found.share, found.cases) > (best.share, best.cases):
            best = found
    return best if best.share >= _ENOUGH or best.value == "title" else best._replace(value="title", share=0.0)


def follows(grouped: list[list[Entry]], name: str, least: float) -> Habit | None:
    """How far an order is followed; None if less than asked, or where its key is known of less than half.

    It is given up once the neighbours that are left cannot make up for those that break it.
    """
    key, _ = _KEYS[name]
    told = followed = known = 0
    pairs = sum(len(run) - 1 for run in grouped)
    for run in grouped:
        first, a = run[0], None
        for second, b in zip(run, map(key, run), strict=True):
            known += b is not None
            # Only neighbours that the key tells apart are evidence for it.
            if a is not None and b is not None and a != b:
                told += 1
                followed += _follows(first, second, a, b, name)
            first, a = second, b
        if followed + pairs - told < least * pairs:
            return None
    if not told or followed / told < least or known * 2 <= sum(map(len, grouped)):
        return None
    return Habit(name, followed / told, told)


def majority_order(
    names: Iterable[str], before: Mapping[tuple[str, str], int], rank: Callable[[str], int]
) -> list[str]:
    """Names so ordered that each comes after those mostly before it, by rank where that leaves a choice.

    `before` counts how often one stands before another. Empty where the majorities run in a circle.
    """
    left, ordered = dict.fromkeys(names), []
    while left:
        free = [n for n in left if not any(before.get((o, n), 0) > before.get((n, o), 0) for o in left)]
        if not free:
            return []
        ordered.append(min(free, key=rank))
        del left[ordered[-1]]
    return ordered
