"""Copies of gone pages: looked for when asked to, once, and offered as a fix."""

import asyncio
import json
import subprocess
from contextlib import closing
from dataclasses import dataclass, replace

import pytest

import awesome_lint
from awesome_lint.links import archive, checker
from awesome_lint.links.archive import find_copies
from awesome_lint.links.cache import Cache
from awesome_lint.links.plan import make_plan
from awesome_lint.links.policy import Manner
from awesome_lint.links.services import find_services
from tests.internet import Internet, pages
from tests.internet.sites import Paths, Status
from tests.scholarly import World, scholarly, variables
from tests.scholarly.faults import ERROR

from .checking import QUICK, command, list_of
from .providing import at_once

HOST = "https://gone.test"
TIME = "20130919044612"
ELSEWHERE = Paths({"/there": pages.HOME, "/soft": pages.NOT_FOUND})


@pytest.fixture(scope="module")
def net():
    with Internet(scholarly(World()), names={"*": "127.0.0.1"}, tls=True) as net:
        yield net


def play(net, copies=(), **wayback):
    world = World(copies={f"{HOST}{path}": TIME for path in copies})
    net.change(scholarly(world, elsewhere=ELSEWHERE, wayback=wayback))


def look(net, paths, cache=None, **how):
    """The run, and what the Wayback Machine was asked."""
    before = len(net.log("archive.org"))
    with net.here(), at_once():
        services = find_services(variables(net))
        quick = {name: replace(one, manner=Manner(0, 1)) for name, one in services.items()}
        policy = replace(QUICK, services=quick, retries=0)
        plan = make_plan([f"{HOST}{path}" for path in paths], private=True)
        run = asyncio.run(checker.check(plan, policy))
        asyncio.run(find_copies(run, policy, cache, **how))
    return run, [seen.target for seen in net.log("archive.org")[before:]]


def test_copies_are_looked_for_of_gone_pages_only(net):
    play(net, ["/there", "/gone", "/soft"])
    run, asked = look(net, ["/there", "/gone", "/soft#part", "/nowhere"])
    found = {url.removeprefix(HOST): verdict.archived for url, verdict in run.verdicts().items()}
    copy = f"https://web.archive.org/web/{TIME}/{HOST}"
    assert found == {"/there": "", "/gone": f"{copy}/gone", "/soft#part": f"{copy}/soft", "/nowhere": ""}
    assert len(asked) == 4  # once more where it says that there is none
    assert ["timestamp" in target for target in asked] == [False, True, False, False]


def test_that_there_is_none_is_believed_the_second_time(net):
    play(net, ["/gone"], flakes=1)
    run, asked = look(net, ["/gone"])
    assert run.verdicts()[f"{HOST}/gone"].archived
    assert len(asked) == 2


def test_what_was_found_is_not_asked_again(net, tmp_path):
    play(net, ["/gone"])
    with closing(Cache(tmp_path / "c")) as cache:
        assert len(look(net, ["/gone", "/nowhere"], cache)[1]) == 3
        run, asked = look(net, ["/gone", "/nowhere"], cache)
    assert [bool(verdict.archived) for verdict in run.verdicts().values()] == [True, False]
    assert asked == []


def test_offline_nothing_is_asked(net):
    play(net, ["/gone"])
    assert look(net, ["/gone"], offline=True)[1] == []


def test_a_run_looks_for_some_only(net, monkeypatch):
    monkeypatch.setattr(archive, "_MOST", 2)
    play(net, ["/1", "/2", "/3"])
    run, asked = look(net, ["/1", "/2", "/3"])
    assert len(asked) == 2
    assert run.notes == ["gone pages of which no copy was looked for yet: 1"]


@dataclass(frozen=True)
class Says:
    """In place of a service: always the same."""

    data: object

    def __call__(self, service):
        return Status(200, text=json.dumps(self.data))


SNAPSHOT = {"status": "200", "available": True, "url": f"http://web.archive.org/web/{TIME}/{HOST}/gone"}


@pytest.mark.parametrize(
    "snapshot",
    [
        {"status": "404"},
        {"available": False},
        {"url": f"http://evil.test/web/{TIME}/{HOST}/gone"},
        {"url": f"javascript://web.archive.org/web/{TIME}/x"},
        {"url": f"http://web.archive.org/web/{TIME}/a b"},
        {"url": None},
    ],
)
def test_what_is_no_copy_is_not_offered(net, snapshot):
    play(net, fault=Says({"archived_snapshots": {"closest": SNAPSHOT | snapshot}}))
    run, asked = look(net, ["/gone"])
    assert [verdict.archived for verdict in run.verdicts().values()] == [""]
    assert len(asked) == 2


@pytest.mark.parametrize(
    "data", [None, [], {}, {"archived_snapshots": []}, {"archived_snapshots": {"closest": 1}}]
)
def test_an_answer_of_another_form_tells_of_none(net, data):
    play(net, fault=Says(data))
    assert [verdict.archived for verdict in look(net, ["/gone"])[0].verdicts().values()] == [""]


def test_a_service_that_does_not_answer_costs_no_result(net):
    play(net, ["/gone"], fault=ERROR)
    run, _ = look(net, ["/gone"])
    assert run.verdicts()[f"{HOST}/gone"].name == "dead"
    assert "the Wayback Machine does not say" in run.notes[0]


def test_the_fix_links_to_the_copy(net, tmp_path):
    play(net, ["/gone"])
    file = tmp_path / "README.md"
    file.write_text(list_of([f"{HOST}/gone#results"]))
    told = command(
        "check", "--isolated", "--links", "--providers=none", "--allow-private", "--no-cache", file
    )
    environment = net.environment() | variables(net)

    def said(*more):
        done = subprocess.run([*told, *more], env=environment, capture_output=True, text=True, check=False)
        return done.stdout

    assert "look for it, also at web.archive.org" in said("--retries=0")
    assert "; link to the copy of 2013-09-19 at web.archive.org" in said("--retries=0", "--archive")
    said("--archive", "--unsafe-fixes", "--retries=0")
    copy = f"https://web.archive.org/web/{TIME}/{HOST}/gone#results"
    assert [link.url for link in awesome_lint.parse(file.read_text()).entries[0].links] == [copy]
