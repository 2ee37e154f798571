"""Whether links lead to the papers of their entries: whole lists, on a simulated internet."""

import asyncio
import os
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import awesome_lint
from awesome_lint.links.checker import check
from awesome_lint.links.fitting import expectations
from awesome_lint.links.plan import is_remote, make_plan
from awesome_lint.links.policy import Manner, Policy
from awesome_lint.links.services import find_services, usable
from awesome_lint.papers.destinations import destinations
from awesome_lint.papers.identifiers import recognise
from tests.internet import Internet
from tests.scholarly.lists import pages_of, world_of
from tests.scholarly.sites import scholarly, variables

SEEDS = os.environ.get("AWESOME_LINT_SEEDS")
with_seeds = pytest.mark.skipif(not SEEDS, reason="AWESOME_LINT_SEEDS names no folder")
WORDS = ("Amber", "Basalt", "Cobalt", "Dune", "Ember", "Fjord", "Garnet", "Harbour", "Iris", "Juniper") * 2
TOKENS = {"GITHUB_TOKEN": "ghp_invented", "OPENREVIEW_TOKEN": "or-invented"}


def verdicts(text, world, pages):
    """What becomes of the links of a list: verdicts, and how many requests it took."""
    papers = awesome_lint.parse(text, "README.md")
    with Internet(scholarly(world, elsewhere=pages), tls=True) as net, net.here():
        services = find_services(variables(net) | TOKENS)
        hurried = {name: replace(service, manner=Manner(0, 4)) for name, service in services.items()}
        policy = Policy(rate=0, private=True, services=hurried, providers=usable(services))
        urls = [place.url for place in destinations(papers) if is_remote(place.url)]
        plan = make_plan(urls, private=True, providers=policy.providers, expected=expectations([papers]))
        run = asyncio.run(check(plan, policy))
        return run.verdicts(), net.log()


def seed():
    text = (Path(SEEDS) / "pruning_bullets.md").read_text("utf-8")
    return text, awesome_lint.parse(text, "README.md")


def urls_of(papers, scheme):
    """The URL of each entry that has exactly one of a kind, that nobody else has."""
    found = [
        [link.url for link in entry.links if link.resource and link.resource.scheme == scheme]
        for entry in papers.entries
    ]
    single = [urls[0] for urls in found if len(urls) == 1]
    return [url for url in single if papers.text.count(f"({url})") == 1]


def swap(text, pairs):
    """The list with the URLs of each pair in each other's places."""
    for one, other in pairs:
        text = (
            text.replace(f"({one})", "(\0)").replace(f"({other})", f"({one})").replace("(\0)", f"({other})")
        )
    return text


def named(found, name):
    return {url for url, verdict in found.items() if verdict.name == name}


@with_seeds
@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_fifty_swapped_links_are_found_and_no_other_is_accused(number):
    text, papers = seed()
    chance = random.Random(number)
    arxiv, notes = urls_of(papers, "arxiv"), urls_of(papers, "openreview")
    chosen = chance.sample(arxiv, 40)
    at = chance.randrange(len(notes) - 10)  # siblings: neighbours in the list
    pairs = [
        *zip(chosen[::2], chosen[1::2], strict=True),
        *zip(notes[at : at + 10 : 2], notes[at + 1 : at + 10 : 2], strict=True),
    ]
    found, _ = verdicts(swap(text, pairs), world_of(papers), pages_of(papers))
    wrong = {url for pair in pairs for url in pair}
    assert len(wrong) == 50
    accused = named(found, "wrong-paper")
    assert len(accused & wrong) >= 48, wrong - accused
    assert not accused - wrong


@with_seeds
@pytest.mark.slow
def test_renamed_papers_are_not_accused():
    text, papers = seed()
    world = world_of(papers)
    urls = random.Random(1).sample(urls_of(papers, "arxiv"), 20)
    for number, url in enumerate(urls):
        id = recognise(url).id.removeprefix("arxiv:")
        world = world.renamed(id, f"{WORDS[number]} Something Else Entirely for {WORDS[-number - 1]} Reasons")
    found, log = verdicts(text, world, pages_of(papers))
    assert not named(found, "wrong-paper")
    assert sum(request.host == "export.arxiv.org" for request in log) <= 5


@with_seeds
@pytest.mark.slow
def test_a_list_that_is_right_costs_few_requests():
    text, papers = seed()
    found, log = verdicts(text, world_of(papers), pages_of(papers))
    assert {verdict.name for verdict in found.values()} == {"alive", "retired"}
    asked = Counter(request.host for request in log)
    assert asked.total() <= 450
    assert asked["export.arxiv.org"] <= 3
    assert asked["api.github.com"] <= 3
    assert not asked["paperswithcode.com"]
