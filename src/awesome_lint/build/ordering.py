"""The order of records in a section: as `fmt` would have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from ..data.record import Record
from ..markdown.source import Span
from ..papers.entry import Entry, Link
from ..papers.identifiers import recognise, split_host
from ..papers.ordering import infer_from, sort_entries
from .grouping import Group

_NOWHERE = Span(0, 0)


def put_in_order(groups: Sequence[Group], order: str) -> None:
    """Sort the records of each group, in place; '' is the order that most of them keep already."""
    if order == "keep":
        return
    runs = [[_entry(record, group.told.year) for record in group.records] for group in groups]
    of = {
        id(entry): record
        for group, run in zip(groups, runs, strict=True)
        for entry, record in zip(run, group.records, strict=True)
    }
    found = order or infer_from(runs).value
    runs = [sort_entries(run, found) for run in runs]
    if not order and found != "title":  # the other orders can, once they are kept, look like that of titles
        found = infer_from(runs).value
        runs = [sort_entries(run, found) for run in runs]
    for group, run in zip(groups, runs, strict=True):
        group.records = [of[id(entry)] for entry in run]


def _entry(record: Record, year: int | None) -> Entry:
    """What the orders look at: title, links and year."""
    nothing = cast(Any, None)
    links = [
        Link(
            link.kind,
            link.label,
            link.url,
            _NOWHERE,
            _NOWHERE,
            _NOWHERE,
            split_host(link.url),
            recognise(link.url),
        )
        for link in record.links
    ]
    return Entry(
        record.title,
        _NOWHERE,
        links,
        "",
        nothing,
        _NOWHERE,
        nothing,
        nothing,
        year=record.year or year or year,
    )
