"""What a list does most of the time: matters of taste are judged by this alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from ..markdown.source import Source, Span
from .entry import Entry, Link, PaperList
from .labels import label_kind
from .ordering import Order, infer_order, majority_order
from .spelling import find_slips, spelling_key
from .venues import venue

SHARE = 0.8
CASES = 10
DEFAULT_LINK_ORDER = ("paper", "arxiv", "openreview", "code", "project")


class Habit(NamedTuple):
    """The most frequent way of doing a thing, its share, and of how many cases."""

    value: str
    share: float
    cases: int

    @property
    def binding(self) -> bool:
        """Whether a deviation counts as wrong rather than as a remark."""
        return self.share >= SHARE and self.cases >= CASES


def habit(values: Iterable[str]) -> Habit | None:
    """The most frequent of values, which may come counted; the first seen where two are as frequent."""
    counts = values if isinstance(values, Counter) else Counter(values)
    if not counts:
        return None
    value, count = max(counts.items(), key=lambda item: item[1])
    return Habit(value, count / counts.total(), counts.total())


@dataclass(frozen=True, eq=False)
class Conventions:
    """The habits of one list, each found when first asked for."""

    papers: PaperList

    @cached_property
    def spellings(self) -> dict[str, Counter[str]]:
        """How often each label is written, by what is left of it without case and punctuation."""
        counts: dict[str, Counter[str]] = {}
        labels = Counter(link.label for entry in self.papers.entries for link in entry.links if link.label)
        for label, count in labels.items():
            counts.setdefault(spelling_key(label), Counter())[label] = count
        return counts

    @cached_property
    def arxiv_pinned(self) -> Habit | None:
        """Whether arXiv links pin a version ('v') or not ('')."""
        found = (link.resource for entry in self.papers.entries for link in entry.links)
        return habit("v" if r.version else "" for r in found if r and r.scheme == "arxiv")

    @cached_property
    def owners(self) -> dict[str, dict[str, list[Link]]]:
        """Links to GitHub by owner in lower case, then by the owner as it is spelled."""
        found: dict[str, dict[str, list[Link]]] = {}
        for link in (link for entry in self.papers.entries for link in entry.links):
            if span := owner_span(link):
                owner = self.papers.source[span]
                found.setdefault(owner.lower(), {}).setdefault(owner, []).append(link)
        return found

    @cached_property
    def _usual_spelling(self) -> dict[str, Habit]:
        """The usual spelling of each label."""
        usual = ((counts, habit(counts)) for counts in self.spellings.values())
        return {label: found for counts, found in usual if found for label in counts}

    def wanted_label(self, link: Link, configured: Mapping[str, str]) -> Habit | None:
        """The label to write instead: the configured one, or the spelling that the list uses most."""
        if link.kind in configured:
            return Habit(configured[link.kind], 1.0, CASES)
        return self._usual_spelling.get(link.label or "")

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
        found = habit(self._targets.get((_key(first), _key(second)), ()))
        return bool(found and found.binding and found.value == "same")

    @cached_property
    def _targets(self) -> dict[tuple[str, str], list[str]]:
        """For two labels that stand in one entry, whether their targets are the 'same'."""
        found: dict[tuple[str, str], list[str]] = {}
        for entry in self.papers.entries:
            for a, b in combinations({_key(link): link for link in reversed(entry.links)}.values(), 2):
                same = "same" if a.url.rstrip("/") == b.url.rstrip("/") else ""
                found.setdefault((_key(a), _key(b)), []).append(same)
                found.setdefault((_key(b), _key(a)), []).append(same)
        return found

    def openreview_share(self, entry: Entry) -> float:
        """The share of the papers of this one's venue, since it reviews openly, that link to OpenReview."""
        found = self._on_openreview.get(entry.venue_id, [])
        return sum(found) / len(found) if found else 0.0

    @cached_property
    def _on_openreview(self) -> dict[str | None, list[bool]]:
        found: dict[str | None, list[bool]] = {}
        for entry in filter(reviewed_openly, self.papers.entries):
            found.setdefault(entry.venue_id, []).append(on_openreview(entry))
        return found

    def form(self, scheme: str) -> Habit | None:
        """Which rendition of a site's papers is linked to: abs or pdf, forum or pdf."""
        return self._forms.get(scheme)

    @cached_property
    def _forms(self) -> dict[str, Habit | None]:
        counts: dict[str, Counter[str]] = {}
        for link in (link for entry in self.papers.entries for link in entry.links):
            if link.resource and link.resource.form:
                counts.setdefault(link.resource.scheme, Counter())[link.resource.form] += 1
        return {scheme: habit(forms) for scheme, forms in counts.items()}

    @cached_property
    def title_end(self) -> Habit | None:
        """Whether titles end with a period."""
        return habit("." if entry.title.endswith(".") else "" for entry in self.papers.entries)

    @cached_property
    def order(self) -> Order:
        return infer_order(self.papers)

    @cached_property
    def link_order(self) -> tuple[str, ...]:
        """Kinds in the order that four fifths of the list keep, else the default order."""
        return self._ranked[0] if self._ranked[1] >= SHARE else DEFAULT_LINK_ORDER

    @cached_property
    def binding_link_order(self) -> tuple[str, ...]:
        """The list's own order of kinds where enough entries show it, else ()."""
        shown = sum(len(kinds(entry)) > 1 for entry in self.papers.entries)
        return self._ranked[0] if shown >= CASES and self._ranked[1] >= SHARE else ()

    @cached_property
    def _ranked(self) -> tuple[tuple[str, ...], float]:
        """Kinds in the order that pairs of links mostly keep, and the share that keeps it."""
        before: Counter[tuple[str, str]] = Counter()
        for entry in self.papers.entries:
            before.update(combinations(kinds(entry), 2))
        names = (kind for pair in before for kind in pair)
        ranked = tuple(majority_order(names, before, _default_rank))
        kept = sum(count for (a, b), count in before.items() if ranked and ranked.index(a) < ranked.index(b))
        return ranked, kept / before.total() if before else 0.0


def _key(link: Link) -> str:
    """A label without case and punctuation; empty for the title."""
    return spelling_key(link.label) if link.label else ""


def _default_rank(kind: str) -> int:
    return DEFAULT_LINK_ORDER.index(kind) if kind in DEFAULT_LINK_ORDER else len(DEFAULT_LINK_ORDER)


def label_span(link: Link, source: Source) -> Span | None:
    """Where the label stands as it is read, without markup around it."""
    at = source[link.text].find(link.label) if link.label else -1
    return Span(link.text.start + at, link.text.start + at + len(link.label or "")) if at >= 0 else None


def owner_span(link: Link) -> Span | None:
    """Where the owner stands in a link to GitHub."""
    if link.resource is None or link.resource.scheme != "github":
        return None
    at = link.url.lower().find("github.com/") + len("github.com/")
    end = link.url.find("/", at)
    return Span(link.target.start + at, link.target.start + end) if end > at else None


def reviewed_openly(entry: Entry) -> bool:
    """Whether the entry's venue published its reviews on OpenReview in that year."""
    known = venue(entry.venue_id) if entry.venue_id else None
    since = known.openreview_since if known else None
    return bool(since and entry.year and entry.year >= since)


def on_openreview(entry: Entry) -> bool:
    return any(link.resource and link.resource.scheme == "openreview" for link in entry.links)


def kinds(entry: Entry) -> list[str]:
    """The kinds of an entry's tags, in order, each once: links to authors' pages and the like are none."""
    return list(dict.fromkeys(link.kind for link in entry.links if link.label and label_kind(link.label)))
