"""Entries -> whom to ask for what they lack."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..links.fitting import expectations, paper_links
from ..links.owners import Asks
from ..links.plan import Plan, make_plan
from ..links.urls import Target
from ..papers.entry import Entry, PaperList

_WORDS = 4  # of a title that is worth looking for: a shorter one is that of several papers


def plan_for(
    papers: PaperList, entries: Sequence[Entry], kinds: Collection[str], providers: Collection[str]
) -> Plan:
    """Ask for the papers of these entries, and for what they lack of these kinds."""
    urls = [papers.source[link.target] for entry in entries for link in paper_links(entry)]
    plan = make_plan(urls, providers=providers, expected=expectations([papers]))
    for entry in entries:
        for asks in _asked(entry, lacks(entry, kinds)):
            if _owner(asks) in providers:
                plan.add(str(asks), Target("", ""), asks)
    # Pages tell nothing that is proposed: only who keeps ids is asked.
    pages = {key for key, question in plan.questions.items() if not question.asks}
    plan.asked = {url: target for url, target in plan.asked.items() if plan.key(url) not in pages}
    plan.questions = {key: question for key, question in plan.questions.items() if key not in pages}
    return plan


def lacks(entry: Entry, kinds: Collection[str]) -> frozenset[str]:
    """Kinds of links that an entry does not have, whatever it calls them."""
    schemes = {link.resource.scheme for link in entry.links if link.resource}
    published = any(scheme not in ("arxiv", "openreview", "github") for scheme in schemes)
    has = {link.kind for link in entry.links} - {"paper"} | schemes | ({"paper"} if published else set())
    return frozenset(kinds) - has - ({"code"} if "github" in schemes else set())


def _asked(entry: Entry, missing: Collection[str]) -> Iterator[Asks]:
    arxiv = arxiv_id(entry)
    if arxiv and {"code", "project"} & set(missing):
        yield Asks("huggingface", f"papers/{arxiv}")
    if arxiv and "paper" in missing:
        yield Asks("semanticscholar", f"ARXIV:{arxiv}")
    if len(entry.title.split()) >= _WORDS:
        for kind in ("arxiv", "openreview"):
            if kind in missing:
                yield Asks(f"{kind}_titles", entry.title)


def _owner(asks: Asks) -> str:
    """The provider that a question belongs to."""
    return asks.provider.removesuffix("_titles")


def arxiv_id(entry: Entry) -> str:
    """The arXiv id of an entry, '' where it has none or several."""
    found = {r.id.partition(":")[2] for link in entry.links if (r := link.resource) and r.scheme == "arxiv"}
    return found.pop() if len(found) == 1 else ""
