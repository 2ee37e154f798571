"""The words a list writes on its tags: one label in several spellings, and slips of the pen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from ..markdown.source import Source, Span
from ..markdown.text import unpaired
from .entry import Link, PaperList
from .facts import facts
from .habits import CASES, Habit, habit
from .labels import kind_at, label_kind
from .pieces import bare_label
from .spelling import find_slips, spelling_key
from .titles import plain

_TARGETS = 3  # different targets of a label that is no name


class Labelling:
    """How often a list uses each label."""

    def __init__(self, papers: PaperList) -> None:
        self._papers = papers
        self._shared: dict[tuple[str, str], bool] = {}
        uses = Counter([link.label for entry in papers.entries for link in entry.links if link.label])
        self.uses = Counter(
            {label: count for label, count in uses.items() if label.isprintable() and _is_whole(label)}
        )

    def wanted(self, link: Link, configured: Mapping[str, str]) -> Habit | None:
        """The label to write instead: the configured one, or the spelling that the list uses most.

        A name that is spelled as those who bear it do is not to be spelled otherwise.
        """
        if label := _configured(link, configured):
            return Habit(label, 1.0, CASES)
        usual = self.usual.get(link.label or "")
        proper = usual and usual.binding and link.label in facts("labels")["spelling"]["proper"]
        return None if proper else usual

    @cached_property
    def spellings(self) -> dict[str, Counter[str]]:
        """How often each label is written, by what is left of it without case and punctuation.

        Sorted, so that of two that are as frequent the same is usual in whatever order the entries stand:
        the one with fewer punctuation marks.
        """
        found: dict[str, Counter[str]] = {}
        for label, count in sorted(self.uses.items(), key=lambda use: (len(use[0]), use[0])):
            found.setdefault(spelling_key(label), Counter())[label] = count
        return found

    @cached_property
    def usual(self) -> dict[str, Habit]:
        """The usual spelling of each label that has several."""
        several = [counts for counts in self.spellings.values() if len(counts) > 1]
        unknown = {label for counts in several for label in counts if not label_kind(label)}
        names = self._names(unknown) if unknown else set()
        usual = ((counts, habit(counts)) for counts in several if not names.issuperset(counts))
        return {label: found for counts, found in usual if found for label in counts}

    def of_kind(self) -> dict[str, Counter[str]]:
        """How often links of a kind bear each of the labels that name it."""
        found: dict[str, Counter[str]] = {}
        for link in (link for entry in self._papers.entries for link in entry.links):
            if link.label and label_kind(link.label) == link.kind:
                found.setdefault(link.kind, Counter())[link.label] += 1
        return found

    def _names(self, labels: set[str]) -> set[str]:
        """Those of the labels that always lead to the same few pages, as names of people and methods do."""
        targets: dict[str, set[str]] = {label: set() for label in labels}
        for link in (link for entry in self._papers.entries for link in entry.links):
            if link.label in targets:
                targets[link.label].add(link.url)
        return {label for label, urls in targets.items() if len(urls) < _TARGETS}

    @cached_property
    def slips(self) -> dict[str, str]:
        """Labels that are mistyped, and how to write them."""
        counts = {key: labels for key, labels in self.spellings.items() if all(map(str.isalpha, labels))}
        slips = find_slips({key: labels.total() for key, labels in counts.items()})
        return {label: self._mended(label, meant) for key, meant in slips.items() for label in counts[key]}

    def _mended(self, label: str, meant: str) -> str:
        usual = habit(self.spellings.get(meant, ()))
        cases = (str.upper, str.lower, str.title)
        return usual.value if usual else next((case(meant) for case in cases if case(label) == label), meant)

    def share_target(self, first: Link, second: Link) -> bool:
        """Whether links with these two labels mostly lead to one place in this list."""
        pair = one, other = spelling_key(first.label or ""), spelling_key(second.label or "")
        if pair not in self._shared:
            both = (urls for urls in self._urls if one in urls and other in urls)
            found = habit("same" if urls[one] == urls[other] else "" for urls in both)
            self._shared[pair] = bool(found and found.binding and found.value)
        return self._shared[pair]

    @cached_property
    def _urls(self) -> list[dict[str, str]]:
        """The URL of each entry's first link of a label, '' for the title."""
        return [
            {spelling_key(link.label or ""): link.url.rstrip("/") for link in reversed(entry.links)}
            for entry in self._papers.entries
        ]


def _configured(link: Link, configured: Mapping[str, str]) -> str | None:
    """The configured label, unless it would announce another kind of link, or break one.

    A preprint may be called a paper.
    """
    label = configured.get(link.kind)
    if label is None or not label_kind(link.label) or not _is_whole(label):
        return None
    if bare_label(plain(label)) == link.label:
        return link.label  # it is read without its marks and the brackets around it
    kind = kind_at(label, link.url, link.host, link.resource)
    renamed = kind == "paper" and link.kind in ("arxiv", "openreview") and kind not in configured
    return label if kind == link.kind or renamed else None


def _is_whole(label: str) -> bool:
    """Whether a label breaks no link: its brackets pair, and no backslash at its end escapes the next."""
    return not label.endswith("\\") and not list(unpaired(label))


def label_span(link: Link, source: Source) -> Span | None:
    """Where the label stands as it is read, without markup; None where it is no part of the link."""
    at = source[link.text].find(link.label) if link.label and not shows_url(link, source) else -1
    return Span(link.text.start + at, link.text.start + at + len(link.label or "")) if at >= 0 else None


def shows_url(link: Link, source: Source) -> bool:
    """Whether the text of a link is its URL, so that its label is the key before it, if any."""
    return link.url != "" and link.url == source[link.text].strip("<>*_` ")
