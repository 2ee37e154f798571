"""`awesome-lint enrich`: links and venues that the owners of the papers know, and the list does not have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ..enriching import KINDS
from ..files import write
from ..report import plural
from .asking import run_plan, told_of_interruption
from .errors import Refused
from .gather import gather, note_empty
from .link_options import LinkOptions, checks_links
from .link_policy import policy_of
from .options import Inputs, reads_lists
from .output import put, say
from .patch import put_diff
from .settings import load_settings

if TYPE_CHECKING:
    from ..enriching.proposals import Proposal
    from ..links.plan import Plan
    from ..links.policy import Policy
    from ..links.record import Record
    from ..papers.entry import PaperList

_COMMON = 0.05  # share of the entries that have links of a kind, from which on the list is one that has them


@click.command(
    "enrich",
    short_help="Propose links that a list does not have.",
    epilog="""\b
Examples:
  awesome-lint enrich README.md                     show what could be added, and why
  awesome-lint enrich --kind code README.md         only links to code
  awesome-lint enrich --write README.md             add the links
  S2_API_KEY=… GITHUB_TOKEN=… awesome-lint enrich   with all sources

\b
Sources are arXiv, Hugging Face, OpenReview, and Semantic Scholar with
a key. A link is proposed only where its owner gives it to a paper of
the same title; with GITHUB_TOKEN code only where its README names the paper.
""",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([*KINDS, "venue"]),
    help="What to look for; can be repeated. [default: what the list has elsewhere, and venues]",
)
@click.option("--write", "writes", is_flag=True, help="Add the links; venues are only told of.")
@checks_links
@reads_lists
def command(inputs: Inputs, linking: LinkOptions, kinds: Sequence[str], writes: bool) -> int:
    """Ask who keeps the papers of the lists at PATHS for links that the lists do not have.

    Each proposal says where it comes from, and what speaks for it. Nothing is written without
    --write.
    """
    config = load_settings(inputs)
    policy = policy_of(linking, config)
    gathered = gather(inputs, config)
    for place, papers in enumerate(gathered.lists):
        proposals, interrupted = _ask(papers, kinds or _usual(papers), policy, linking, quiet=inputs.quiet)
        text = _written(papers, proposals)
        _tell(papers, proposals)
        if not writes:
            put_diff(papers.source.path, papers.text, text)
        elif place == gathered.stdin:
            put(text, exact=True)
        elif text != papers.text:
            write(papers.source.path, text, papers.text)
        if interrupted:
            return told_of_interruption()
    return note_empty(gathered)


def _usual(papers: PaperList) -> list[str]:
    """The kinds of links that the list has, and venues."""
    counts = {
        kind: sum(any(x.kind == kind for x in entry.links) for entry in papers.entries) for kind in KINDS
    }
    return [*(kind for kind, n in counts.items() if n > _COMMON * len(papers.entries)), "venue"]


def _ask(
    papers: PaperList, kinds: Sequence[str], policy: Policy, linking: LinkOptions, *, quiet: bool
) -> tuple[list[Proposal], bool]:
    """The proposals for a list, and whether the run was cut short."""
    from ..enriching.confirm import confirmed, plan_to_confirm
    from ..enriching.proposals import propose
    from ..enriching.questions import plan_for

    def records(plan: Plan) -> tuple[dict[str, Record], bool]:
        run = run_plan(plan, policy, linking, quiet=quiet)
        return {url: v.record for url, v in run.verdicts().items() if v.record}, run.interrupted

    known, interrupted = records(plan_for(papers, papers.entries, kinds, policy.providers))
    proposals = propose(papers, kinds, known)
    if interrupted or "github" not in policy.providers:
        return proposals, interrupted
    readmes, interrupted = records(plan_to_confirm(proposals))
    return list(confirmed(proposals, readmes)), interrupted


def _tell(papers: PaperList, proposals: Sequence[Proposal]) -> None:
    for proposal in proposals:
        line = papers.source.position(proposal.entry.title_span.start).line
        said = f"{proposal.kind} {proposal.value} ({proposal.source}: {proposal.evidence})"
        say(f"{papers.source.path}:{line}: {said}")
    click.echo(f"{plural(len(proposals), 'proposal')} for {plural(len(papers.entries), 'entry')}.", err=True)


def _written(papers: PaperList, proposals: Sequence[Proposal]) -> str:
    """The list with the links that are proposed. Raises Refused where something would be lost."""
    from ..enriching.writing import with_links
    from ..guard import LossError

    try:
        return with_links(papers, proposals).text
    except LossError as error:
        raise Refused(f"nothing written: {error}") from error
