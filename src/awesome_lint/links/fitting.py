"""Verdicts, weighed against what the list says: whether a page is the paper that its entry lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..papers.claims import Claim, claim_of
from ..papers.entry import Entry, Link, PaperList
from ..papers.sameness import Fit, fit, related
from ..papers.title_forms import LONGEST
from ..papers.titles import title_key
from .record import Record
from .verdict import Verdict

_PAPER_KINDS = frozenset({"paper", "arxiv", "openreview"})
_BEYOND_CHANCE = 3  # names
RIGHT = ("same", "variant", "renamed")


class Expected(NamedTuple):
    """An entry: what it claims to list, and its URLs that should lead to that."""

    claim: Claim
    urls: tuple[str, ...]


def expectations(lists: Sequence[PaperList]) -> Iterable[Expected]:
    """Of every entry with links to its paper: what they should lead to."""
    return _Expectations(lists)


@dataclass(frozen=True)
class _Expectations:
    """Made anew whenever they are read: of a long list they take much room."""

    lists: Sequence[PaperList]

    def __iter__(self) -> Iterator[Expected]:
        for papers in self.lists:
            for entry in papers.entries:
                if urls := _paper_urls(entry):
                    yield Expected(claim_of(papers, entry), urls)


def _paper_urls(entry: Entry) -> tuple[str, ...]:
    """As they stand in the source."""
    return tuple(dict.fromkeys(link.url for link in paper_links(entry)))


def paper_links(entry: Entry) -> list[Link]:
    """The links that should lead to the paper itself."""
    return [
        link
        for link in entry.links
        if link.kind in _PAPER_KINDS
        and link.target.start >= 0
        and (link.resource is None or link.resource.is_paper)
    ]


def weigh(verdicts: Mapping[str, Verdict], expected: Iterable[Expected]) -> dict[str, Verdict]:
    """The verdicts that are others then: on a wrong paper, and on what is not plain, with both titles."""
    weighed: dict[str, Verdict] = {}
    for claim, urls in expected:
        for url, how in fits(claim, urls, verdicts).items():
            verdict = weighed.get(url, verdicts[url])
            if how not in RIGHT and verdict.name != "wrong-paper":
                weighed[url] = _weighed(verdict, how, claim)
    return weighed


def _weighed(verdict: Verdict, how: Fit, claim: Claim) -> Verdict:
    record = verdict.record
    assert record
    name = "wrong-paper" if how == "wrong" else verdict.name
    said = f"{record.source}: '{record.title[:LONGEST]}'; the list: '{claim.title[:LONGEST]}'"
    return replace(verdict, name=name, evidence="; ".join((*record.remarks, said)))


def fits(claim: Claim, urls: Sequence[str], verdicts: Mapping[str, Verdict]) -> dict[str, Fit]:
    """How what the links of an entry lead to fits the entry, as far as it is known.

    A title that is quite another is none of another paper where the same people are said to have
    written what another link of the entry leads to, and that is right.
    """
    records = {url: record for url in urls if (record := _record(verdicts.get(url)))}
    found = {url: fit(record, claim) for url, record in records.items()}
    right = [records[url] for url, how in found.items() if how in RIGHT]
    return {url: _acquitted(how, records[url], right) for url, how in found.items()}


def _acquitted(how: Fit, record: Record, right: Sequence[Record]) -> Fit:
    if how == "wrong" and (not record.sure or _may_be_renamed(record)):
        return "doubtful"
    if how == "wrong" and any(_same_people(record, other) for other in right):
        return "doubtful"
    return how


def _may_be_renamed(record: Record) -> bool:
    """Whether there are earlier versions whose titles nobody told."""
    return record.version > 1 and not record.traced


def _same_people(a: Record, b: Record) -> bool:
    """Whether it is beyond chance that the same people wrote both; many have one name in common."""
    ours, theirs = ({title_key(name) for name in record.authors} for record in (a, b))
    return len(ours & theirs) >= max(_BEYOND_CHANCE, len(ours) / 2, len(theirs) / 2)


def _record(verdict: Verdict | None) -> Record | None:
    """What is said of a page that is there."""
    if verdict is None or verdict.name not in ("alive", "moved", "wrong-paper"):
        return None
    return verdict.record if verdict.record and verdict.record.title else None


def strangers(found: Mapping[str, Fit], verdicts: Mapping[str, Verdict]) -> Iterator[tuple[str, str]]:
    """Pairs of URLs of an entry that lead to two papers, where its title does not say which is right."""
    open_ = [(url, verdicts[url].record) for url, how in found.items() if how == "unclear"]
    for at, (url, record) in enumerate(open_):
        for other, another in open_[:at]:
            if (
                record
                and another
                and record.sure
                and another.sure
                and related(another, record) == "different"
            ):
                yield other, url
