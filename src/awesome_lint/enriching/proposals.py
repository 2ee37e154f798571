"""What the owners say -> proposals, each with its source and its evidence. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..links.fitting import paper_links
from ..links.owners import Asks
from ..links.published import publication
from ..links.record import Record
from ..papers.claims import claim_of
from ..papers.entry import Entry, PaperList
from ..papers.identifiers import recognise
from ..papers.sameness import fit
from .questions import arxiv_id, lacks

_CODE = re.compile(r"https?://github\.com/[\w.-]+/[\w.-]*[\w-]", re.A)
_ARXIV_DOI = "10.48550/"


class Proposal(NamedTuple):
    """A link, or a venue, that an entry does not have: what it is, who says so, and what he says."""

    entry: Entry
    kind: str
    value: str
    source: str
    evidence: str


def propose(papers: PaperList, kinds: Collection[str], records: Mapping[str, Record]) -> list[Proposal]:
    """For the entries of a list, by the records of its URLs and of the questions of `plan_for`."""
    return [proposal for entry in papers.entries for proposal in _of_entry(papers, entry, kinds, records)]


def _of_entry(
    papers: PaperList, entry: Entry, kinds: Collection[str], records: Mapping[str, Record]
) -> Iterator[Proposal]:
    missing = lacks(entry, kinds)
    found: dict[str, Proposal] = {}
    for record in _records(papers, entry, records):
        for kind, url, evidence in _told(record):
            if kind in missing and kind not in found and not _stands(papers, url):
                found[kind] = Proposal(entry, kind, url, record.source, evidence)
    yield from found.values()
    if "venue" in kinds and entry.venue_id in (None, "arxiv", "arXiv"):
        yield from _published(papers, entry, records)


def _records(papers: PaperList, entry: Entry, records: Mapping[str, Record]) -> Iterator[Record]:
    """What is said of the paper of an entry, by those who mean the same paper."""
    claim, arxiv = claim_of(papers, entry), arxiv_id(entry)
    keys = [papers.source[link.target] for link in paper_links(entry)]
    keys += [str(Asks("huggingface", f"papers/{arxiv}")), str(Asks("semanticscholar", f"ARXIV:{arxiv}"))]
    keys += [str(Asks(f"{kind}_titles", entry.title)) for kind in ("arxiv", "openreview")]
    for key in keys:
        record = records.get(key)
        if record and record.title and fit(record, claim) in ("same", "variant", "renamed"):
            yield record


def _told(record: Record) -> Iterator[tuple[str, str, str]]:
    """Kind, URL and evidence of the links that a record knows."""
    for kind, url in record.links:
        yield kind, url, f"'{record.title}'"
    if record.source == "arXiv" and (code := _CODE.search(record.text)):
        yield "code", code[0], f"its comment: '{record.text}'"
    if record.doi and not record.doi.lower().startswith(_ARXIV_DOI):
        yield "paper", f"https://doi.org/{record.doi}", f"its DOI; '{record.title}'"


def _stands(papers: PaperList, url: str) -> bool:
    """Whether the list has the thing already, in whatever entry: then it is not this paper's alone."""
    found = recognise(url)
    return bool(found and found.id in _ids(papers))


@lru_cache(maxsize=4)
def _ids(papers: PaperList) -> frozenset[str]:
    links = (link for entry in papers.entries for link in entry.links)
    return frozenset(link.resource.id for link in links if link.resource)


def _published(papers: PaperList, entry: Entry, records: Mapping[str, Record]) -> Iterator[Proposal]:
    for record in _records(papers, entry, records):
        if record.source == "arXiv" and (found := publication(record)):
            yield Proposal(entry, "venue", found.name, record.source, f"'{found.evidence}'")
            return
