"""Papers, models, datasets and spaces of Hugging Face."""

import pytest

from tests.scholarly import Hub, Paper, World
from tests.scholarly.faults import FAULTS, at_first

HUB = "https://huggingface.co/"
PAPER = Paper(
    "Vision without Eyes", arxiv="2301.00001", repo="lab/eyes", project="https://eyes.test/", year=2023
)
KINDS = ["", "datasets/", "spaces/"]


def hub(name, kind, **state):
    return Hub(name, kind.rstrip("/") or "models", **state)


WORLD = World(
    (PAPER,),
    hubs=tuple(
        one
        for kind in KINDS
        for one in (
            hub("lab/here", kind),
            hub("lab/gated", kind, gated=True),
            hub("lab/old", kind, renamed_to="new/home"),
            hub("new/home", kind),
            hub("lab/own", kind, private=True),
        )
    ),
)


def api(asked):
    return [seen.target for seen in asked.log if seen.target.startswith("/api/")]


def test_a_paper(ask):
    here, gone = f"{HUB}papers/2301.00001", f"{HUB}papers/2301.99999"
    asked = ask(WORLD, [here, gone])
    assert asked.names == {here: "alive", gone: "dead"}
    record = asked.verdicts[here].record
    assert (record.title, record.authors, record.year) == (PAPER.title, PAPER.authors, PAPER.year)
    assert record.links == (("code", "https://github.com/lab/eyes"), ("project", "https://eyes.test/"))
    assert len(asked.log) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_what_became_of_a_repository(ask, kind):
    here, gated, old, own = (f"{HUB}{kind}lab/{name}" for name in ("here", "gated", "old", "own"))
    asked = ask(WORLD, [here, gated, f"{old}/tree/main", own])
    assert list(asked.names.values()) == ["alive", "alive", "moved", "unverified"]
    assert asked.verdicts[f"{old}/tree/main"].moved_to == f"{HUB}{kind}new/home/tree/main"
    assert asked.evidence(own) == "Hugging Face: not visible to guests"
    assert len(api(asked)) == len(asked.log) == 4


def test_what_may_be_the_page_of_a_person_is_asked_for(ask):
    asked = ask(WORLD, [f"{HUB}somebody"])
    assert [seen.target for seen in asked.log][:2] == ["/api/models/somebody", "/somebody"]


def test_an_old_name_without_an_owner_stays(ask):
    world = World(hubs=(hub("old", "models", renamed_to="new/home"), hub("new/home", "models")))
    assert ask(world, [f"{HUB}old"]).names == {f"{HUB}old": "alive"}


def test_when_it_allows_no_more_the_pages_are_asked(ask):
    urls = [f"{HUB}lab/model-{n}" for n in range(6)]
    hubs = tuple(hub(f"lab/model-{n}", "") for n in range(6))
    asked = ask(World(hubs=hubs), urls, huggingface={"budget": 3})
    assert {*asked.names.values()} == {"alive"}
    assert len(asked.log) - len(api(asked)) == 3


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_is_taken_for_an_answer(ask, fault):
    urls = [f"{HUB}papers/2301.00001", f"{HUB}lab/here", f"{HUB}lab/gated"]
    asked = ask(WORLD, urls, huggingface={"fault": FAULTS[fault]})
    assert "dead" not in asked.names.values()
    assert len(api(asked)) <= 4


def test_a_fault_that_passes_costs_nothing(ask):
    here = f"{HUB}lab/here"
    assert ask(WORLD, [here], huggingface={"fault": at_first(FAULTS["reset"])}).names == {here: "alive"}
