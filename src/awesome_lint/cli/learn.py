"""What a list does, as settings: each with its share, and whether it can be held to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from ..config import Config, settings_fields
from ..linter import lint_lists
from ..papers.conventions import Conventions
from ..papers.entry import PaperList
from ..papers.habits import CASES, Habit, habit
from ..rules import RULES
from .toml import toml

# The settings that a list itself shows; all others are somebody's decision.
LEARNT = (
    *("order", "venue-order", "link-order", "labels", "link-markup", "title-markup", "bullet-marker"),
    *("arxiv-form", "arxiv-version", "openreview-form", "required-kinds"),
)


class Learnt(NamedTuple):
    """A setting that describes a list. `adds` is the number of findings that there are with it alone."""

    key: str
    value: Any
    habit: Habit
    unit: str
    adds: int

    @property
    def held(self) -> bool:
        """Whether the list can be held to it: a convention, and nothing is found that was not before."""
        return self.habit.binding and not self.adds


def learn(papers: PaperList) -> Iterator[Learnt]:
    """The settings that describe a list, in the order of LEARNT."""
    found = [(key, value, share, unit) for key, value, share, unit in _habits(papers) if share]
    for key, value, share, unit in sorted(found, key=lambda item: LEARNT.index(item[0])):
        if _possible(key, value):
            yield Learnt(key, value, share, unit, _adds(papers, key, value) if share.binding else 0)


def _habits(papers: PaperList) -> Iterator[tuple[str, Any, Habit | None, str]]:
    learnt = Conventions(papers)
    order, venues, links = learnt.order, learnt.venues, learnt.links.habit
    yield "order", order.value, order if order.share else None, "neighbours"
    yield "venue-order", venues.order, venues.habit, "pairs of venues"
    yield "link-order", tuple(links.value.split()) if links else (), links, "pairs of links"
    for name, cases, unit in (
        ("link-markup", learnt.link_markup.habit, "tags"),
        ("title-markup", learnt.title_markup.habit, "titles"),
        ("bullet-marker", learnt.bullet_marker.habit, "bullets"),
        ("arxiv-form", learnt.form("arxiv"), "links to arXiv"),
        ("arxiv-version", learnt.arxiv_version, "links to arXiv"),
        ("openreview-form", learnt.form("openreview"), "links to OpenReview"),
    ):
        yield name, cases.value if cases else "", cases, unit
    for kind, counts in learnt.labels.of_kind().items():
        if counts.total() >= CASES and kind != "other" and (usual := habit(counts)):
            yield "labels", {kind: usual.value}, usual, f"labels of {kind} links"
    yield "required-kinds", *_most_kind(papers), "entries"


def _most_kind(papers: PaperList) -> tuple[tuple[str, ...], Habit | None]:
    """The kinds of link that the most entries have."""
    counts = Counter(kind for entry in papers.entries for kind in {link.kind for link in entry.links})
    most = max(counts.values(), default=0)
    kinds = tuple(sorted(kind for kind, count in counts.items() if count == most))
    total = len(papers.entries)
    return kinds, Habit(" ".join(kinds), most / total, total) if most else None


def _possible(key: str, value: Any) -> bool:
    """Whether the value may stand in a file: one of the choices, and text that UTF-8 can hold."""
    choices = settings_fields()[key].metadata.get("choices")
    with suppress(UnicodeEncodeError):
        return bool(toml(value)) and (not choices or value in choices)
    return False


def _adds(papers: PaperList, key: str, value: Any) -> int:
    """How much is found with the setting that is not found without it."""
    rules = tuple(code for code, rule in RULES.items() if key in rule.options.split(", "))
    configured = _places(papers, rules, **{key.replace("-", "_"): value})
    return len(configured - _places(papers, rules))


def _places(papers: PaperList, rules: tuple[str, ...], **settings: Any) -> set[tuple[str, int, int]]:
    found = lint_lists([papers], Config(select=rules, **settings))
    return {(finding.rule.code, *finding.span) for finding in found}
