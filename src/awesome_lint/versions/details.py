"""What is not the same in an entry as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ..merging.targets import role
from ..papers.entry import Entry, Link
from ..writing.paper import home
from .pairing import Place

Field = Literal["title", "venue", "year", "link", "text", "section", "file"]
AND = " › "
_WORD = re.compile(r"\w+")


class Detail(NamedTuple):
    """What an entry said of a field and what it says now; None for nothing, as where a link was added."""

    field: Field
    before: str | None
    after: str | None


def details(before: Place, place: Place, stayed: bool) -> Iterator[Detail]:
    """All that differs. `stayed` says that it stands in its section, whatever that is called by now."""
    old, new = before.entry, place.entry
    found = [*_fields(old, new, stayed), *_links(old.links, new.links)]
    if not found and before.text != place.text and _words(before) != _words(place):
        found = [Detail("text", None, None)]
    yield from found
    if before.file != place.file:
        yield Detail("file", before.papers.source.path, place.papers.source.path)
    if not stayed and before.section != place.section:
        yield Detail("section", path(before), path(place))


def path(place: Place) -> str:
    """The headings above an entry, as they are written."""
    return AND.join(home(place.entry).path)


def _fields(old: Entry, new: Entry, stayed: bool) -> Iterator[Detail]:
    """What the entries say; what a section says of all its papers is told by telling of the section."""
    if old.title != new.title:
        yield Detail("title", old.title, new.title)
    fields: tuple[Literal["venue", "year"], ...] = "venue", "year"
    for field in fields:
        (before, its), (after, source) = _stated(old, field), _stated(new, field)
        by_section = its == source == "section" or (not stayed and "section" in (its, source))
        if before != after and not by_section:
            yield Detail(field, before, after)


def _stated(entry: Entry, field: str) -> tuple[str | None, str | None]:
    """What the list itself says, rather than a URL, and where."""
    value, source = getattr(entry, field), getattr(entry, f"{field}_source")
    return (str(value), source) if value and source != "url" else (None, None)


def _links(old: Iterable[Link], new: Iterable[Link]) -> Iterator[Detail]:
    """Links that came or went; one that came in place of another of the same role is that one, changed."""
    urls = {link.url for link in old}, {link.url for link in new}
    came: dict[str, list[Link]] = {}
    for link in new:
        if link.url not in urls[0]:
            came.setdefault(role(link), []).append(link)
    for link in old:
        if link.url not in urls[1]:
            instead = came.get(role(link))
            yield Detail("link", link.url, instead.pop(0).url if instead else None)
    yield from (Detail("link", None, link.url) for links in came.values() for link in links)


def _words(place: Place) -> Counter[str]:
    """The words of an entry, in whatever markup and order."""
    words = Counter(_WORD.findall(place.text.casefold()))
    for link in place.entry.links:
        words.subtract(_WORD.findall(link.url.casefold()))
    return words
