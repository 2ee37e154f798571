"""One paper in two lists, field by field: what one lacks, and what the two say differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..papers.entry import Entry, Link
from ..papers.identity import two_versions
from ..papers.venues import venue
from .targets import compared, role, target

_FEW = 3  # entries of one paper that are compared


class LinkGap(NamedTuple):
    """A link that an entry lacks, and the one of the same role, but to something else, that it has."""

    link: Link
    instead: Link | None


def link_gaps(own: Sequence[Entry], others: Sequence[Entry]) -> Iterator[LinkGap]:
    """The links that other entries of the paper have and these have not."""
    have = {target(link) for entry in own for link in entry.links}
    wanted = {target(link): link for entry in reversed(others) for link in reversed([*compared(entry)])}
    spare: dict[str, Link] = {}
    for link in (link for entry in own for link in compared(entry)):
        if target(link) not in wanted:
            spare.setdefault(role(link), link)
    for name, link in reversed(wanted.items()):
        if name not in have:
            yield LinkGap(link, spare.get(role(link)))


def other_data(own: Sequence[Entry], others: Sequence[Entry]) -> list[tuple[str, str, str]]:
    """The field, what the first entry says and what the other list says, unless two of the entries agree."""
    found = [list(_other_data(entry, other)) for entry in own[:_FEW] for other in others[:_FEW]]
    return found[0] if all(found) else []


def _other_data(own: Entry, other: Entry) -> Iterator[tuple[str, str, str]]:
    venues = own.venue_id, other.venue_id
    if None not in venues and venues[0] != venues[1]:
        if stated("venue", own, other) and not two_versions(own, other):
            yield "venue", _venue(own), _venue(other)
    elif own.year and other.year and own.year != other.year and stated("year", own, other):
        yield "year", str(own.year), str(other.year)


def stated(field: str, *entries: Entry) -> bool:
    """Whether the lists themselves say it, rather than URLs."""
    return all(getattr(entry, f"{field}_source") in ("entry", "section") for entry in entries)


def is_preprint(entry: Entry) -> bool:
    """Whether what the entry says of the venue may be out of date."""
    known = venue(entry.venue_id) if entry.venue_id else None
    return known is not None and known.kind == "preprint"


def _venue(entry: Entry) -> str:
    return " ".join(filter(None, (entry.venue, str(entry.year or ""))))
