"""What earlier checks of links learnt of a list, read from their cache. Nothing is asked, nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ..config import Config
from ..links.cache import CacheError
from ..links.fitting import expectations
from ..links.peek import Peek
from ..links.plan import is_remote, make_plan
from ..links.policy import Policy
from ..links.run import from_cache
from ..links.services import NAMES
from ..links.verdict import Verdict
from ..papers.entry import PaperList


class Known(NamedTuple):
    """A verdict, and the day on which the page was asked for."""

    verdict: Verdict
    day: str


def known_verdicts(papers: PaperList, config: Config, cache: Path) -> dict[str, Known]:
    """The verdicts on the URLs of a list that the cache knows of, judged together, as `links` does."""
    urls = {
        papers.source[link.target]
        for entry in papers.entries
        for link in entry.links
        if link.target.start >= 0
    }
    try:
        with closing(Peek(cache)) as peek:
            # Whether ids or pages were asked for depends on the keys that were there then.
            return {
                **_known(papers, filter(is_remote, urls), config, peek, ()),
                **_known(papers, filter(is_remote, urls), config, peek, NAMES),
            }
    except CacheError:
        return {}


def _known(
    papers: PaperList, urls: Iterable[str], config: Config, cache: Peek, providers: Iterable[str]
) -> Mapping[str, Known]:
    plan = make_plan(
        urls, config.links.get("exclude", ()), providers=frozenset(providers), expected=expectations([papers])
    )
    run = from_cache(plan, Policy(accept=frozenset(config.links.get("accept", ()))), cache)
    asked = {url: outcome.asked for url in plan.asked if (outcome := run.outcomes.get(plan.key(url)))}
    verdicts = run.verdicts()
    return {url: Known(verdicts[url], _day(at)) for url, at in asked.items()}


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
