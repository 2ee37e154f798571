"""An id -> what its owner knows of the paper."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..links.owners import Asks
from ..links.plan import Plan, make_plan
from ..links.published import publication
from ..links.record import Record
from ..links.urls import Target
from ..papers.identifiers import Resource
from ..writing.paper import NewPaper

_KINDS = ("code", "arxiv")  # of links that are told beside the paper's own


def plan_to_look_up(resource: Resource, providers: Collection[str], *, private: bool = False) -> Plan:
    """Ask who keeps the id, else the page; for code, Hugging Face, which authors tell of it."""
    plan = make_plan([resource.url], private=private, providers=providers)
    if resource.scheme == "arxiv" and "huggingface" in providers:
        asks = Asks("huggingface", f"papers/{resource.id.partition(':')[2]}")
        plan.add(str(asks), Target("", ""), asks)
    return plan


def paper_of(records: Mapping[str, Record]) -> NewPaper | None:
    """The paper that is told of, the most certain record first; None where nobody knows its title."""
    known = [record for record in records.values() if record.title and record.sure]
    if not known:
        return None
    first, links = known[0], {kind: url for record in reversed(known) for kind, url in record.links}
    found = publication(first) if first.source == "arXiv" else None
    return NewPaper(
        first.title,
        tuple((kind, url) for kind, url in links.items() if kind in _KINDS),
        first.authors,
        found.year if found and found.year else first.year,
        found.name if found else None if first.source == "arXiv" else first.venue or None,
    )
