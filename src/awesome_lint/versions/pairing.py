"""Which entry of some lists was which entry of them before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from ..markdown.sections import Section
from ..merging.sections import heading_key
from ..merging.targets import names_of, target
from ..papers import identity
from ..papers.entry import Entry, PaperList
from ..papers.identity import by_spelling, one_title
from ..papers.likeness import Likeness, exact_key, likeness, squeezed
from ..writing.paper import home

_NUMBER = re.compile(r"\A(?:[-+#*>\s]*\d{1,9}[.)、]|\|?\s*\d{1,9}\s*(?=\|)|[-+*]\s)")
_FEW = 3  # entries of which one is chosen
_CLOSEST: tuple[Likeness, ...] = ("same", "variant", "part", "suspect", "unclear", "unrelated")
_KIN = 4  # of these, the likenesses of two titles that one paper can have without an id in common


class Place(NamedTuple):
    """An entry of one of the lists that are compared.

    `section` is what the headings above say, the outermost first, without counts; `text` the
    source, but for its white space and the number that it has in a row of entries.
    """

    file: int
    section: tuple[str, ...]
    text: str
    papers: PaperList
    entry: Entry


def places_of(file: int, papers: PaperList) -> Iterator[Place]:
    """The entries of a list, which is the one of that number."""
    paths: dict[Section, tuple[str, ...]] = {}
    for entry in papers.entries:
        section = home(entry)
        if section not in paths:
            paths[section] = tuple(map(heading_key, [*section.up()][::-1]))
        yield Place(file, paths[section], _text_of(papers, entry), papers, entry)


def _text_of(papers: PaperList, entry: Entry) -> str:
    return " ".join(_NUMBER.sub("", papers.source[entry.span], count=1).split())


Spot = tuple[int, tuple[str, ...]]


def spot(place: Place) -> Spot:
    """The file and the section of an entry."""
    return place.file, place.section


Keys = Callable[[Place], Iterable[Hashable]]
Fits = Callable[[Place, Place], bool]


def pair(old: Sequence[Place], new: Sequence[Place]) -> dict[Place, Place]:
    """For each new place the old one of the same entry, if there was one.

    What stands there as it stood comes first, so that of two equal entries one is neither new
    nor gone; then the same title, the same id or page, another link in common, each in the same
    section, else in the same file, else anywhere; then a title that has another spelling, or one
    that is like it in the same place.
    """
    found = _ends(old, new)
    for same in (_text, _named_title, _title, _names, _links):
        for where in (spot, _in_file, _anywhere):
            _pair(found, old, new, _both(where, same), _kin if same is _links else _any)
    _pair_alike(found, old, new)
    _pair(found, old, new, _slots(found, old, new), _share_words)
    return found


def _ends(old: Sequence[Place], new: Sequence[Place]) -> dict[Place, Place]:
    """What is the same at the start and at the end of all, however often it stands there."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if _here(old[i]) != _here(new[i])), most)
    most -= head
    tail = next((i for i in range(most) if _here(old[-1 - i]) != _here(new[-1 - i])), most)
    same = [*zip(new[:head], old[:head], strict=True)]
    return dict([*same, *zip(new[len(new) - tail :], old[len(old) - tail :], strict=True)])


def _here(place: Place) -> Hashable:
    return spot(place), place.text


def _slots(found: Mapping[Place, Place], old: Sequence[Place], new: Sequence[Place]) -> Keys:
    """What stands behind the same entry of the same section as before may have been that entry all along."""
    stayed, slots = set(found.values()), {}
    for places, known in ((old, {place: place for place in stayed}), (new, found)):
        last: Place | None = None
        for place in places:
            last = known.get(place, last)
            slots[place] = spot(place), last
    return lambda place: [slots[place]]


def _pair(
    found: dict[Place, Place], old: Sequence[Place], new: Sequence[Place], keys: Keys, fits: Fits
) -> None:
    """Pair those with a key in common; of several the one with the likest title."""
    taken = set(found.values())
    waiting: dict[Hashable, deque[Place]] = defaultdict(deque)
    for place in old:
        if place not in taken:
            for key in keys(place):
                waiting[key].append(place)
    for place in new:
        if place in found or not waiting:
            continue
        first = [other for key in keys(place) for other in _free(waiting.get(key), taken)]
        chosen = min(first, key=lambda other: _distance(other, place), default=None)
        if chosen and fits(chosen, place):
            found[place] = chosen
            taken.add(chosen)


def _free(waiting: deque[Place] | None, taken: set[Place]) -> Iterator[Place]:
    """The first of those that wait and are not taken yet."""
    while waiting and waiting[0] in taken:
        waiting.popleft()
    if waiting:
        yield from (place for place in list(islice(waiting, _FEW)) if place not in taken)


def _distance(old: Place, new: Place) -> int:
    if old.entry.title == new.entry.title:
        return 0
    return _CLOSEST.index(likeness(old.entry.title, new.entry.title))


def _any(old: Place, new: Place) -> bool:
    return True


def _kin(old: Place, new: Place) -> bool:
    return _distance(old, new) < _KIN


def _share_words(old: Place, new: Place) -> bool:
    """Whether most words of the longer title are in the other."""
    words = [set(exact_key(place.entry.title).split()) for place in (old, new)]
    return 2 * len(words[0] & words[1]) > max(map(len, words))


def _pair_alike(found: dict[Place, Place], old: Sequence[Place], new: Sequence[Place]) -> None:
    """Pair what is left, where titles differ in a slip or in the paper's name before one of them."""
    taken = set(found.values())
    places = {id(place.entry): place for place in old if place not in taken}
    if not places:
        return
    before = set(places.values())
    places |= {id(place.entry): place for place in new if place not in found}
    for spelled in by_spelling([identity.Place(place.papers, place.entry, 0) for place in places.values()]):
        first, second = (places[id(entry)] for entry in spelled.entries)
        if first in before and second not in before and first not in taken and second not in found:
            found[second] = first
            taken.add(first)


def _both(where: Callable[[Place], Hashable], same: Keys) -> Keys:
    return lambda place: ((where(place), key) for key in same(place))


def _in_file(place: Place) -> Hashable:
    return place.file


def _anywhere(place: Place) -> Hashable:
    return None


def _text(place: Place) -> Iterator[Hashable]:
    yield place.text


def _named_title(place: Place) -> Iterator[Hashable]:
    title = squeezed(place.entry.title)
    return ((name, title) for name in names_of(place.entry))


def _title(place: Place) -> Iterator[Hashable]:
    if one_title(place.entry, place.entry):
        yield squeezed(place.entry.title)


def _names(place: Place) -> Iterable[Hashable]:
    return names_of(place.entry)


def _links(place: Place) -> Iterable[Hashable]:
    return dict.fromkeys(target(link) for link in place.entry.links if link.url)


def renamed_sections(
    old: Iterable[Place], new: Iterable[Place], pairs: Mapping[Place, Place]
) -> dict[Spot, Spot]:
    """Sections that are gone, and those that were not there and hold most of their papers now."""
    sizes, now = Counter(map(spot, old)), set(map(spot, new))
    together = Counter((spot(before), spot(place)) for place, before in pairs.items())
    return {
        before: after
        for (before, after), count in together.items()
        if before not in now and after not in sizes and before[0] == after[0] and 2 * count > sizes[before]
    }
