"""What a link costs, counted rather than timed: calls, memory and connections."""

import asyncio
import sys
import tracemalloc

import pytest

from awesome_lint.links import checker, transport
from awesome_lint.links.plan import make_plan
from awesome_lint.links.room import Room
from tests.internet import Internet
from tests.internet.sites import Page

from .checking import QUICK, check


@pytest.fixture(scope="module")
def net():
    with Internet({f"h{n}.test": Page() for n in range(40)}) as net:
        yield net


def asked(net, count):
    """A run that asked for so many URLs on ten hosts."""
    plan = make_plan([net.url(f"h{n % 10}.test", f"/{n}") for n in range(count)], private=True)
    return asyncio.run(checker.check(plan, QUICK))


def calls(net, count):
    """How many functions such a run calls."""
    called = 0

    def count_calls(frame, event, argument):
        nonlocal called
        called += event == "call"

    sys.setprofile(count_calls)
    try:
        asked(net, count)
    finally:
        sys.setprofile(None)
    return called


def test_a_url_costs_the_same_however_many_there_are(net):
    with net.here():
        asked(net, 10)  # imports what is needed
        few, many = calls(net, 100), calls(net, 400)
    assert (many - few) / 300 < 1.2 * few / 100
    assert many / 400 < 400


def test_little_is_kept_of_a_url(net):
    with net.here():
        asked(net, 100)
        tracemalloc.start()
        try:
            run = asked(net, 400)
            kept, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert len(run.outcomes) == 400
    assert kept / 400 < 2000


def test_hosts_whose_connections_stand_are_asked_first(net, monkeypatch):
    monkeypatch.setattr(transport, "_RESTING", 3)
    before = len(net.log())
    urls = [net.url(f"h{n}.test", f"/{page}") for page in range(5) for n in range(40)]
    found = check(net, urls, at_once=2, concurrency=1)
    assert {verdict.name for verdict in found.values()} == {"alive"}
    assert len({seen.connection for seen in net.log()[before:]}) < 80


def test_no_place_is_lost():
    async def enter(room, entered):
        async with room:
            entered.append(asyncio.current_task())
            await asyncio.sleep(0)

    async def run():
        room, entered = Room(1), []
        async with room:
            tasks = [asyncio.create_task(enter(room, entered)) for _ in range(3)]
            await asyncio.sleep(0)
            tasks[2].cancel()  # it would be the next
        tasks[1].cancel()  # it may have got its place by now
        await asyncio.wait(tasks)
        async with asyncio.timeout(1), room:
            return [task in entered for task in tasks]

    assert asyncio.run(run())[0]
