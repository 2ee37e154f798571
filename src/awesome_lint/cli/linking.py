"""Lists -> verdicts on their links: what `links` and `check --links` share."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..report import View
from ..report.links import Checked, Cost, links_table
from .asking import run_plan
from .link_options import LinkOptions
from .link_policy import policy_of

if TYPE_CHECKING:
    from ..config import Config
    from ..links.verdict import Verdict
    from ..papers.entry import PaperList


@dataclass(frozen=True, eq=False)
class Links:
    """What became of the URLs of some lists."""

    verdicts: Mapping[str, Verdict]
    checked: Sequence[Checked]
    cost: Cost
    interrupted: bool

    def table(self, view: View) -> str:
        """Counts by host, for people."""
        return "".join(f"{line}\n" for line in links_table(self.checked, self.cost, view))


def check_links(lists: Sequence[PaperList], options: LinkOptions, config: Config, *, quiet: bool) -> Links:
    """Ask for every URL of the lists, or look it up. Ctrl-C ends it early, with what is known then."""
    from ..links.fitting import expectations
    from ..links.plan import is_remote, make_plan

    places = _places(lists)
    start = time.monotonic()
    urls = [url for url in places if is_remote(url)]
    exclude = [*config.links.get("exclude", ()), *options.exclude_url]
    policy = policy_of(options, config)
    expected = expectations(lists)
    plan = make_plan(
        urls, exclude, private=options.allow_private, providers=policy.providers, expected=expected
    )
    run = run_plan(plan, policy, options, quiet=quiet)
    verdicts = run.verdicts()
    checked = [Checked(url, verdicts[url], run.requests(url), places[url]) for url in urls]
    cost = Cost(run.all_requests, time.monotonic() - start)
    return Links(verdicts, checked, cost, run.interrupted)


def _places(lists: Sequence[PaperList]) -> dict[str, list[tuple[str, int]]]:
    """Where every URL stands, in order of first appearance."""
    from ..papers.destinations import destinations

    places: dict[str, list[tuple[str, int]]] = {}
    for papers in lists:
        for place in destinations(papers):
            line = papers.source.position(place.span.start).line
            if place.url in places:
                places[place.url].append((papers.source.path, line))
            else:  # nearly always: a list of one is smaller than one that grew
                places[place.url] = [(papers.source.path, line)]
    return places
