"""Whether proposed code is that of the paper: its README names the paper, or GitHub does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..links.owners import Asks
from ..links.plan import Plan
from ..links.record import Record
from ..links.urls import Target
from ..papers.identifiers import recognise
from ..papers.likeness import squeezed
from .proposals import Proposal
from .questions import arxiv_id


def plan_to_confirm(proposals: Iterable[Proposal]) -> Plan:
    """Ask for the READMEs of the code that is proposed."""
    plan = Plan()
    for proposal in proposals:
        if asks := _readme(proposal):
            plan.add(str(asks), Target("", ""), asks)
    return plan


def confirmed(proposals: Iterable[Proposal], readmes: Mapping[str, Record]) -> Iterator[Proposal]:
    """The proposals but for code whose README does not name the paper."""
    for proposal in proposals:
        asks = _readme(proposal)
        readme = readmes.get(str(asks)) if asks else None
        if not asks:
            yield proposal
        elif readme is None:
            yield proposal._replace(evidence=f"{proposal.evidence}; its README was not read")
        elif _names(readme.text, proposal):
            yield proposal._replace(evidence=f"{proposal.evidence}; its README names the paper")


def _readme(proposal: Proposal) -> Asks | None:
    """Authors name their own code on arXiv; what others say wants a second witness."""
    found = recognise(proposal.value) if proposal.kind == "code" and proposal.source != "arXiv" else None
    return Asks("github_readme", found.id.partition(":")[2]) if found and found.scheme == "github" else None


def _names(readme: str, proposal: Proposal) -> bool:
    arxiv = arxiv_id(proposal.entry)
    return bool(arxiv and arxiv in readme) or squeezed(proposal.entry.title) in squeezed(readme)
