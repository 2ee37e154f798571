"""What is to be done to a list, each with what it brings, and how it is done without losing anything."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ..guard import LossError, check_loss
from ..layout.tables import repad_edits
from ..markdown.source import Edit, Span, apply_edits, meets
from ..papers.entry import Entry, PaperList
from ..papers.likeness import squeezed
from ..papers.ordering import runs
from ..papers.reader import read_again
from ..writing.place import number_in
from .difference import Spot
from .targets import target, target_of

_COUNTED = 0.8

MOST_TRIES = 99  # more than there are ways to write an entry
Kind = Literal["added-paper", "added-section", "added-link", "added-data", "settled"]
Key = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class Change:
    """Edits that belong together, the titles, headings and URL that they bring, and what is said of them.

    `keys` name what is changed, in whichever way that is tried; `halves` do each a part of it.
    """

    kind: Kind
    keys: tuple[Key, ...]
    edits: tuple[Edit, ...]
    at: Spot
    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    url: str | None = None
    halves: Callable[[], tuple[Change, Change]] | None = None

    @property
    def point(self) -> Span | None:
        """The one place that new entries go to, where others may go as well."""
        return self.edits[0].span if self.titles and len(self.edits) == 1 else None


def key(entry: Entry) -> Key:
    """What an entry of the other list is known by, whatever the list is by then."""
    return "paper", entry.span.start


def compatible(changes: Iterable[Change]) -> list[Change]:
    """Changes that can be made together, in their order: none touches another."""
    chosen: list[Change] = []
    taken: list[Span] = []
    points: set[Span] = set()
    for change in changes:
        if change.point in points:
            chosen.append(change)
        elif not any(meets(taken, edit.span) for edit in change.edits):
            chosen.append(change)
            for edit in change.edits:
                insort(taken, edit.span)
            points.update([change.point] if change.point else [])
    return chosen


def make(papers: PaperList, changes: Sequence[Change]) -> tuple[PaperList, list[Change], list[Change]]:
    """The list with as many of the changes as can be made; those, and those that cannot be made."""
    if after := _made(papers, changes):
        return after, list(changes), []
    sound = list(_sound(papers, changes))
    kept = {key for change in sound for key in change.keys}
    unsound = [change for change in changes if kept.isdisjoint(change.keys)]
    while sound:
        if after := _made(papers, sound):
            return after, sound, unsound
        sound = sound[: len(sound) // 2]
    return papers, [], list(changes)


def _sound(papers: PaperList, changes: Sequence[Change]) -> Iterator[Change]:
    """Those that lose and disturb nothing, found by halves of what cannot be made together."""
    middle = len(changes) // 2
    if not middle:
        yield from filter(None, (_sound_part(papers, change) for change in changes))
    for half in (changes[:middle], changes[middle:]) if middle else ():
        if _made(papers, half):
            yield from half
        else:
            yield from _sound(papers, half)


def _sound_part(papers: PaperList, change: Change) -> Change | None:
    """The first part of a change that can be made, where the whole of it cannot."""
    for half in change.halves() if change.halves else ():
        if _made(papers, [half]):
            return half
        if found := _sound_part(papers, half):
            return found
    return None


def _made(papers: PaperList, changes: Sequence[Change]) -> PaperList | None:
    edits = _composed(changes)
    after = read_again(papers, apply_edits(papers.text, edits))
    if not _as_wanted(papers, after, changes):
        return None
    try:
        check_loss(papers, after, [edit for edit in edits if edit.span.start < edit.span.end])
    except LossError:
        return None
    titles = {squeezed(title) for change in changes for title in change.titles}
    for tidy in (repad_edits(papers, after, edits), list(_renumbered(after, titles))):
        after = read_again(after, apply_edits(after.text, tidy)) if tidy else after
    return after


def _composed(changes: Iterable[Change]) -> list[Edit]:
    """All edits; new entries for one place follow each other in the order of the changes."""
    texts: dict[Span, str] = {}
    for change in changes:
        for span, text in change.edits:
            texts[span] = texts.get(span, "") + text
    return [Edit(span, text) for span, text in texts.items()]


def _as_wanted(before: PaperList, after: PaperList, changes: Sequence[Change]) -> bool:
    """Whether the list is read as it was, with what is new and no more."""
    titles = Counter(squeezed(entry.title) for entry in before.entries)
    titles.update(squeezed(title) for change in changes for title in change.titles)
    headings = _headings(before)
    headings.update(heading for change in changes for heading in change.headings)
    urls = _targets(before)
    urls.update(target_of(change.url) for change in changes if change.kind == "added-link" and change.url)
    return (
        titles == Counter(squeezed(entry.title) for entry in after.entries)
        and headings == _headings(after)
        and len(before.skipped) == len(after.skipped)
        and (any(change.kind == "settled" for change in changes) or urls <= _targets(after))
    )


def _headings(papers: PaperList) -> Counter[str]:
    """The headings that are not titles of papers."""
    titles = {entry.section for entry in papers.entries if entry.shape == "heading"}
    return Counter(section.title for section in papers.sections if section not in titles)


def _targets(papers: PaperList) -> Counter[str]:
    return Counter(target(link) for entry in papers.entries for link in entry.links)


def _renumbered(papers: PaperList, titles: set[str]) -> Iterator[Edit]:
    """Numbers from the first new entry of a run on, where the entries are counted."""
    for run in runs(papers):
        new = [squeezed(entry.title) in titles for entry in run]
        numbers = [match for entry in run if (match := number_in(papers, entry, papers.source[entry.span]))]
        if not any(new) or len(numbers) < len(run):
            continue
        values = [int(match["number"]) for match in numbers]
        old = [value for value, is_new in zip(values, new, strict=True) if not is_new]
        steps = [b - a for a, b in pairwise(old)]
        if steps.count(1) < _COUNTED * len(steps) or not steps:
            continue
        start = new.index(True)
        for i, match in enumerate(numbers[start:]):
            value = values[start] + i
            if int(match["number"]) != value:
                at = run[start + i].span.start
                yield Edit(Span(at + match.start("number"), at + match.end("number")), str(value))
