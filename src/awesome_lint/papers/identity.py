"""Which entries, of one list or of several, are the same paper."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from .entry import Entry, PaperList
from .facts import facts
from .likeness import LIGHT, Likeness, exact_key, likeness, squeezed, unnamed_key
from .near import near_pairs
from .venues import venue

IsNew = Callable[[PaperList, Entry], bool]
_SHORT, _FEW_WORDS = 12, 3  # letters and words; of shorter titles there are many
_TITLES = 3  # titles of one id that another is compared with
_HTML_HEADING = re.compile(r"<(?:h[1-6]|summary)\b", re.IGNORECASE)
_CLOSEST: tuple[Likeness, ...] = ("same", "variant", "part", "unclear", "suspect", "unrelated")


class Place(NamedTuple):
    """An entry, the list it stands in, and the number of HTML headings before it there."""

    papers: PaperList
    entry: Entry
    part: int

    @property
    def group(self) -> tuple[int, int]:
        """What stands under the same heading."""
        return id(self.entry.section), self.part


class Pair(NamedTuple):
    """Two entries, the older or earlier first, with the id that they share ('' for none)."""

    first: Place
    second: Place
    shared: str
    likeness: Likeness

    @property
    def entries(self) -> tuple[Entry, Entry]:
        return self.first.entry, self.second.entry


def find_pairs(lists: Sequence[PaperList], is_new: IsNew | None = None) -> list[Pair]:
    """Each entry with an earlier one of the same id, or of the same title or nearly so; by ids first.

    A new entry comes after all others, wherever it stands.
    """
    places = list(places_of(lists))
    if is_new:
        places.sort(key=lambda place: is_new(place.papers, place.entry))
    pairs: dict[tuple[int, int], Pair] = {}
    repeats: set[int] = set()
    for pair in chain(_by_id(places), _by_title(places)):
        first, second = id(pair.first.entry), id(pair.second.entry)
        if pair.shared or second not in repeats:
            pairs.setdefault((first, second), pair)
        if pair.likeness == "same":
            repeats.add(second)
    return list(pairs.values())


def places_of(lists: Iterable[PaperList]) -> Iterator[Place]:
    """Every entry with its place."""
    for papers in lists:
        heads = [match.start() for match in _HTML_HEADING.finditer(papers.text)]
        for entry in papers.entries:
            yield Place(papers, entry, bisect(heads, entry.span.start))


def _by_id(places: Sequence[Place]) -> Iterator[Pair]:
    named = [dict.fromkeys(map(paper_key, place.entry.ids)) for place in places]
    counts = Counter(chain.from_iterable(named))
    firsts: dict[str, dict[str, Place]] = {name: {} for name, count in counts.items() if count > 1}
    for place, names in zip(places, named, strict=True):
        for name in filter(firsts.__contains__, names):
            title, earlier = squeezed(place.entry.title), firsts[name]
            if title in earlier:
                yield Pair(earlier[title], place, name, "same")
            elif earlier:
                yield min((_pair(first, place, name) for first in earlier.values()), key=_distance)
            if len(earlier) < _TITLES:
                earlier.setdefault(title, place)


def _pair(first: Place, second: Place, shared: str) -> Pair:
    return Pair(first, second, shared, likeness(first.entry.title, second.entry.title))


def _distance(pair: Pair) -> int:
    return _CLOSEST.index(pair.likeness)


def _by_title(places: Iterable[Place]) -> Iterator[Pair]:
    firsts: dict[str, Place] = {}
    for place in places:
        if _says_enough(exact_key(place.entry.title)):
            first = firsts.setdefault(squeezed(place.entry.title), place)
            if first is not place and one_title(first.entry, place.entry):
                yield Pair(first, place, "", "same")
    yield from by_spelling(list(firsts.values()))


def by_spelling(places: Sequence[Place]) -> Iterator[Pair]:
    """Titles that differ in a slip, or in the paper's name before one of them."""
    for i, j in near_pairs([unnamed_key(place.entry.title) for place in places]):
        pair = _pair(places[i], places[j], "")
        first, second = pair.entries
        named = pair.likeness == "part" and unnamed_key(first.title) == unnamed_key(second.title)
        if (named or pair.likeness == "variant") and not _common(first, second):
            yield pair


def _common(first: Entry, second: Entry) -> bool:
    return not {*map(paper_key, first.ids)}.isdisjoint(map(paper_key, second.ids))


def _says_enough(key: str) -> bool:
    """Whether a key is a title's rather than that of 'Introduction', 'Red Teaming' or 'The winner of'."""
    words = key.split()
    if len(key) < _SHORT or len(words) < _FEW_WORDS or "".join(words).isdigit():
        return False
    return words[-1] not in LIGHT


def one_title(first: Entry, second: Entry) -> bool:
    """Whether two entries with the same title are one paper for that alone."""
    key, years = exact_key(second.title), (first.year, second.year)
    enough = len(key.split()) > _FEW_WORDS or None in years or years[0] == years[1]
    return enough and _says_enough(key)


def paper_key(name: str) -> str:
    """The id, or that of the publisher's site where a DOI or the case of letters hides it."""
    if name.startswith("doi:"):
        return _on_site(name)
    return name.lower() if name.startswith("acl:") else name


@lru_cache(maxsize=8192)
def _on_site(name: str) -> str:
    """A DOI as the id that the publisher's site has for the paper, where that is known."""
    found = (made.expand(id) for doi, id in _dois() if (made := doi.fullmatch(name, len("doi:"))))
    return next(found, name)


@cache
def _dois() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["doi"]), row["id"]) for row in facts("hosts")["site_doi"]]


def clashing_ids(first: Entry, second: Entry) -> tuple[str, str] | None:
    """Two different ids of one site, where the entries have no id in common."""
    if _common(first, second):
        return None
    by_scheme = {name.partition(":")[0]: name for name in map(paper_key, first.ids)}
    others = ((name.partition(":")[0], name) for name in map(paper_key, second.ids))
    return next(((by_scheme[scheme], name) for scheme, name in others if scheme in by_scheme), None)


def cut_off(a: str, b: str) -> bool:
    """Whether one id is the other without its end, as programs that make links leave them."""
    return a.startswith(b) or b.startswith(a)


def two_versions(first: Entry, second: Entry) -> bool:
    """Whether the venues are of two kinds: a workshop or conference paper, and what was made of it."""
    kinds = {known.kind for entry in (first, second) if entry.venue_id and (known := venue(entry.venue_id))}
    return len(kinds) == 2 and "preprint" not in kinds
