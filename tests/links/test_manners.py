"""How hosts are asked: no faster than they allow, and not again for what is known."""

import asyncio
import gc
import signal
import socket
import subprocess
import time
import warnings
from contextlib import aclosing
from itertools import pairwise

import httpx
import pytest

from awesome_lint.links import checker
from awesome_lint.links.client import Client
from awesome_lint.links.gate import Gate
from awesome_lint.links.pace import Pace
from awesome_lint.links.plan import make_plan
from awesome_lint.links.policy import Policy
from tests.internet import Internet, broken, limits
from tests.internet.sites import Page, Paths

from .checking import check, command, list_of, run, verdicts


class Host:
    """A token bucket, and somebody who asks it as a `Pace` says; no time passes but in numbers."""

    def __init__(self, rate, burst, after=1.0):
        self.rate, self.burst, self.after = rate, burst, after

    def ask(self, requests, pace):
        """Seconds that it takes, and how many requests are refused."""
        now, tokens, last, done, refused = 0.0, float(self.burst), 0.0, 0, 0
        while done < requests:
            now += max(pace.wait(now), 0.0)
            pace.sent(now)
            tokens, last = min(self.burst, tokens + (now - last) * self.rate), now
            pace.over()
            if tokens >= 1:
                tokens -= 1
                done += 1
                pace.answered(now)
            else:
                refused += 1
                assert pace.refused(now, self.after, 0.0)
        return now, refused


@pytest.mark.parametrize(("rate", "burst"), [(5, 5), (5, 20), (3, 5), (7, 10), (1, 10)])
def test_the_pace_is_learnt(rate, burst):
    seconds, refused = Host(rate, burst).ask(400, Pace(10.0, patience=1000))
    assert seconds <= 1.15 * (400 - burst) / rate
    assert refused <= 0.03 * 400


def test_a_host_that_refuses_nothing_is_asked_at_the_usual_pace():
    seconds, refused = Host(1000, 1000).ask(100, Pace(10.0))
    assert (round(seconds, 1), refused) == (9.9, 0)


def test_after_a_refusal_one_request_goes_out_alone():
    pace = Pace(0.0)
    pace.sent(0.0)
    pace.over()
    assert pace.refused(0.0, 2.0, 50.0)
    assert pace.wait(1.0) == 1.0
    pace.sent(2.0)
    assert pace.wait(2.0) == float("inf")
    pace.over()
    pace.answered(2.1)
    assert pace.wait(2.1) < 1


def test_an_answer_from_before_a_pause_does_not_end_it():
    async def ask():
        gate, order, slow = Gate(Pace(0.0), 6), [], asyncio.Event()

        async def request(name, refused=0, wait=0.0):
            async with gate.turn():
                order.append(name)
                if refused:
                    gate.refused(0.1, refused)
                    return
                await (slow.wait() if name == "slow" else asyncio.sleep(wait))
                gate.answered()

        old = [asyncio.create_task(request("slow")), asyncio.create_task(request("refused", 1))]
        await asyncio.gather(old[1])
        new = [asyncio.create_task(request(name, wait=0.2)) for name in ("alone", "other", "third")]
        await asyncio.sleep(0.2)
        slow.set()
        await asyncio.sleep(0.05)
        before = [*order]
        await asyncio.gather(*old, *new)
        return before, order

    assert asyncio.run(ask()) == (
        ["slow", "refused", "alone"],
        ["slow", "refused", "alone", "other", "third"],
    )


def test_one_url_that_is_refused_slows_its_host_for_a_while_only():
    pace, now = Pace(10.0, patience=1000), 0.0
    for times in range(1, 4):
        assert pace.refused(now, 1.0, 0.0, times=times)
        slow = pace.rate
        for _ in range(5):
            now += pace.wait(now)
            pace.sent(now)
            pace.over()
            pace.answered(now)
    assert (slow, pace.rate) == (10.0, 10.0)
    assert pace.refused(now, 1.0, 0.0)
    assert pace.rate == 5.0


def test_several_urls_that_are_refused_tell_of_the_pace():
    pace = Pace(10.0, patience=1000)
    for now, times in ((0, 1), (0, 1), (10, 2), (20, 3), (30, 4)):
        assert pace.refused(now, 1.0, 0.0, times=times)
        pace.answered(now + 2)
    assert pace.rate < 7


def test_a_pause_that_is_too_long_is_not_waited_for():
    pace = Pace(10.0, patience=45.0)
    assert not pace.refused(0.0, 3600.0, 10.0)


@pytest.mark.parametrize("after", [1, None], ids=["told", "untold"])
def test_a_limit_makes_no_link_dead(after):
    with Internet({"a.test": limits.RateLimit(10, 5, Page(), retry_after=after)}) as net:
        found = check(net, [net.url("a.test", f"/{n}") for n in range(30)], rate=20.0)
        assert {verdict.name for verdict in found.values()} == {"alive"}
        refusals = [seen for seen in net.log() if seen.status == 429]
        assert len(refusals) <= 6


def test_refusals_at_the_same_time_are_one():
    pace = Pace(10.0)
    assert all(pace.refused(0.0, 1.0, 10.0) for _ in range(6))
    assert pace.wait(0.0) == 1.0


def test_a_url_that_is_always_refused_does_not_hold_up_its_host():
    with Internet({"a.test": Paths({"/bad": limits.RateLimit(1, 0, Page(), 0)}, Page())}) as net:
        urls = [net.url("a.test", "/bad"), *(net.url("a.test", f"/{n}") for n in range(20))]
        found = check(net, urls, rate=20.0)
        assert [found[url].name for url in urls] == ["unverified", *["alive"] * 20]
        assert len(net.log("a.test")) <= 26


def test_no_more_requests_at_a_time_than_asked_for():
    with Internet({"a.test": Page()}, latency=0.05) as net:
        check(net, [net.url("a.test", f"/{n}") for n in range(40)], concurrency=3)
        assert max(seen.in_flight for seen in net.log()) == 3


def test_the_pace_is_kept():
    with Internet({"a.test": Page()}) as net:
        check(net, [net.url("a.test", f"/{n}") for n in range(10)], rate=20.0)
        gaps = [b.time - a.time for a, b in pairwise(net.log())]
        assert sum(gaps) >= 0.35


@pytest.mark.parametrize("end", [False, True], ids=["asked to the end", "interrupted"])
def test_slow_names_hold_up_nobody(monkeypatch, end):
    def look_up(*args, **how):
        time.sleep(6 if end else 0.5)
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    async def ask():
        if end:
            asyncio.get_running_loop().call_later(0.2, asyncio.current_task().cancel)
        return await checker.check(make_plan(f"https://{n}.test/" for n in range(60)), Policy(retries=0))

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    start = time.monotonic()
    assert asyncio.run(ask()).interrupted == end
    assert time.monotonic() - start < 4


def test_connections_are_kept():
    with Internet({"a.test": Page()}) as net:
        check(net, [net.url("a.test", f"/{n}") for n in range(60)], concurrency=2)
        assert len({seen.connection for seen in net.log()}) == 2


@pytest.mark.parametrize("pause", [0, 0.02], ids=["at once", "while idle"])
def test_what_comes_unasked_is_no_answer(pause):
    with Internet({"a.test": broken.Unasked(Page(), pause)}) as net:
        found = check(net, [net.url("a.test", f"/{n}") for n in range(4)], concurrency=1, rate=10.0)
        assert {verdict.name for verdict in found.values()} == {"alive"}


def test_http2_where_it_is_offered():
    with Internet({"a.test": Page()}, tls=True, http2=True) as net:
        found = check(net, [net.url("a.test", f"/{n}", "https") for n in range(5)])
        assert {verdict.name for verdict in found.values()} == {"alive"}
        assert {seen.protocol for seen in net.log()} == {"HTTP/2"}


@pytest.mark.parametrize("http2", [False, True], ids=["HTTP/1.1", "HTTP/2"])
def test_a_body_is_sent_along(http2):
    async def post(url):
        async with aclosing(Client(Policy(private=True))) as client:
            return [(await client.call(httpx.Request("POST", url, json={"n": n}))).status for n in range(2)]

    with Internet({"a.test": Page()}, tls=True, http2=http2) as net, net.here():
        assert asyncio.run(post(net.url("a.test", "/", "https"))) == [200, 200]
        assert [seen.body for seen in net.log()] == ['{"n":0}', '{"n":1}']
        assert {(seen.connection, seen.protocol == "HTTP/2") for seen in net.log()} == {(1, http2)}


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs to halt a process")
def test_no_connection_outlives_a_run():
    """Not even one whose end the other side does not answer."""
    with Internet({"a.test": Page()}, tls=True) as net, net.here():
        plan = make_plan([net.url("a.test", scheme="https")], private=True)
        with warnings.catch_warnings(record=True) as told, net.halted() as halt:
            warnings.simplefilter("always")
            asyncio.run(checker.check(plan, Policy(private=True), None, lambda *_: halt()))
            gc.collect()
        assert not told


def test_a_host_that_never_answers_is_soon_left_alone():
    with Internet({}, names={"a.test": "127.0.0.1"}) as net:
        urls = [f"http://a.test:9/{n}" for n in range(60)]
        found = check(net, urls, retries=0)
        assert {verdict.name for verdict in found.values()} <= {"flaky", "unverified"}
        tried = [record for record in net.connections() if "connect" in record]
        assert len(tried) < 30


def test_what_is_known_is_not_asked_again(tmp_path):
    cache = tmp_path / "links.sqlite"
    with Internet({"a.test": Page()}) as net:
        urls = [net.url("a.test", f"/{n}") for n in range(20)]
        first = run(net, tmp_path, urls, f"--cache={cache}", "--rate=0", "--output-format=json")
        second = run(
            net, tmp_path, [*urls, net.url("a.test", "/new")], f"--cache={cache}", "--output-format=json"
        )
        offline = run(net, tmp_path, urls, f"--cache={cache}", "--offline", "--output-format=json")
        assert verdicts(first) == verdicts(offline)
        assert set(verdicts(second).values()) == {"alive"}
        assert len(net.log()) == 21


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL], ids=["interrupted", "killed"])
def test_what_was_learnt_survives(tmp_path, sign):
    cache = tmp_path / "links.sqlite"
    with Internet({"a.test": Page()}) as net:
        urls = [net.url("a.test", f"/{n}") for n in range(60)]
        (tmp_path / "README.md").write_text(list_of(urls))
        told = command("links", "--isolated", "--allow-private", f"--cache={cache}", tmp_path / "README.md")
        process = subprocess.Popen(
            told, env=net.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        net.wait(20)
        time.sleep(1)
        process.send_signal(sign)
        process.communicate(timeout=30)
        assert process.returncode == (130 if sign == signal.SIGINT else -sign)
        asked = len(net.log())
        assert asked < 60
        again = run(net, tmp_path, urls, f"--cache={cache}", "--rate=0", "--output-format=json")
        assert set(verdicts(again).values()) == {"alive"}
        # What was under way is asked again, and, killed, what came in the last half second.
        assert len(net.log()) - 60 <= (3 if sign == signal.SIGINT else 10)


def test_two_runs_share_a_cache(tmp_path):
    cache = tmp_path / "links.sqlite"
    with Internet({"a.test": Page()}) as net:
        urls = [net.url("a.test", f"/{n}") for n in range(40)]
        (tmp_path / "README.md").write_text(list_of(urls))
        told = command(
            *("links", "--isolated", "--allow-private", "--rate=0", f"--cache={cache}"),
            tmp_path / "README.md",
        )
        two = [subprocess.Popen(told, env=net.environment(), stdout=subprocess.DEVNULL) for _ in range(2)]
        assert [process.wait(60) for process in two] == [0, 0]
        offline = run(net, tmp_path, urls, f"--cache={cache}", "--offline", "--output-format=json")
        assert set(verdicts(offline).values()) == {"alive"}
