"""A network that fails by chance: a run ends, ends with the same verdicts, and asks no clock that may jump."""

import asyncio
import random
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from awesome_lint.links import checker
from awesome_lint.links.cache import Cache, Kept
from awesome_lint.links.outcome import Outcome
from awesome_lint.links.plan import make_plan
from tests.internet import Internet, limits, pages
from tests.internet.broken import SILENT, Weather
from tests.internet.sites import Chain, Page, Paths, Redirect, Status

from .checking import QUICK, check

# Three in ten tries fail: one in ten look-ups, one in ten connections, and one in seven answers.
SHARE, ANSWERS = 0.1, 1 - 0.7 / 0.9**2
HOSTS = {
    "pages.test": (Page(), "alive"),
    "moved.test": (Redirect("http://pages.test:{http}{path}", 301), "moved"),
    "hops.test": (Chain(3, Page()), "alive"),
    "gone.test": (Status(404), "dead"),
    "soft.test": (pages.NOT_FOUND, "gone-soft"),
    "home.test": (Paths({"/": pages.HOME}, Redirect("/")), "gone-soft"),
    "walled.test": (Status(403), "blocked"),
    "nowhere.test": (None, "dead"),
}
LINKS = 8
PATIENT = replace(QUICK, retries=10, timeout=0.6, at_once=100, concurrency=12)


@pytest.fixture
def soon(monkeypatch):
    """Pauses between tries are a hundredth of what they are."""
    monkeypatch.setattr(checker, "_AGAIN", 0.01)
    monkeypatch.setattr(checker, "_LATER", 0.04)


def in_weather(seed, policy=PATIENT):
    """The verdicts on one list, its lines in another order and the network in another mood for each seed."""
    bad = {
        name: Weather(site, seed + n, ANSWERS) for n, (name, (site, _)) in enumerate(HOSTS.items()) if site
    }
    with Internet(bad, weather=f"{seed}:{SHARE}") as net:
        urls = {net.url(host, f"/paper/{n}"): (host, n) for host in HOSTS for n in range(LINKS)}
        order = random.Random(seed).sample([*urls], len(urls))
        return {urls[url]: verdict.name for url, verdict in check(net, order, policy).items()}


@pytest.mark.parametrize(
    "seed", [*range(4), *(pytest.param(n, marks=pytest.mark.slow) for n in range(4, 20))]
)
def test_the_same_verdicts_whatever_breaks(soon, seed):
    for times in (1, 5):  # on a busy machine an answer may need longer than the least patience
        patient = replace(PATIENT, timeout=PATIENT.timeout * times)
        found = in_weather(seed, patient)
        wrong = {url: name for url, name in found.items() if name != HOSTS[url[0]][1]}
        if not wrong:
            break
    assert wrong == {}


@pytest.mark.parametrize("seed", range(3))
def test_with_little_patience_nothing_that_is_there_is_called_gone(soon, seed):
    found = in_weather(seed, replace(PATIENT, retries=2))
    unlike = {url: name for url, name in found.items() if name != HOSTS[url[0]][1]}
    assert set(unlike.values()) <= {"flaky"}
    assert len(unlike) < len(found) / 4


def test_a_run_ends_where_nothing_ever_answers(soon):
    with Internet({"a.test": SILENT, "b.test": Weather(Page(), 1, 1.0)}, weather="1:0.3") as net:
        start = time.monotonic()
        urls = [net.url(host, f"/{n}") for host in ("a.test", "b.test") for n in range(20)]
        found = check(net, urls, timeout=0.3, retries=3, concurrency=4)
        # The last answer may have been cut short only in its body.
        assert {verdict.name for verdict in found.values()} <= {"flaky", "unverified", "alive"}
        assert time.monotonic() - start < 20


@pytest.mark.parametrize("jump", [-400 * 86400, 400 * 86400])
def test_a_clock_that_jumps_during_a_run_changes_nothing(soon, monkeypatch, tmp_path, jump):
    really, started = time.time, time.monotonic()
    monkeypatch.setattr(time, "time", lambda: really() + jump * (time.monotonic() - started > 0.3))
    limited = limits.RateLimit(4, 2, Page(), retry_after=1)
    sites = {"a.test": limited, "b.test": Status(404)}
    with Internet(sites) as net, net.here(), closing(Cache(tmp_path / "links.sqlite")) as cache:
        urls = [net.url(host, f"/{n}") for host in sites for n in range(6)]
        run = asyncio.run(checker.check(make_plan(urls, private=True), replace(QUICK, patience=30), cache))
    assert [verdict.name for verdict in run.verdicts().values()] == ["alive"] * 6 + ["dead"] * 6
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(("ahead", "asked"), [(86400, 0), (40 * 86400, 1)])
def test_what_comes_from_the_future_is_asked_again_and_replaced(tmp_path, ahead, asked):
    with Internet({"a.test": Page()}) as net, net.here(), closing(Cache(tmp_path / "links.sqlite")) as cache:
        url = net.url("a.test", "/1")
        plan = make_plan([url], private=True)
        (key,) = plan.questions
        cache.put({key: Kept(Outcome(200, asked=time.time() + ahead), None)})
        asyncio.run(checker.check(plan, QUICK, cache))
        assert len(net.log("a.test")) == asked
        assert (cache.get([key])[key].outcome.asked < time.time() + 60) == bool(asked)


def test_when_to_come_back_is_told_by_the_clock_of_the_host():
    wrong = datetime.now(UTC) - timedelta(days=30)
    dates = {"Retry-After": wrong + timedelta(seconds=1), "Date": wrong}
    headers = tuple((name, f"{when:%a, %d %b %Y %H:%M:%S GMT}") for name, when in dates.items())
    with Internet({"a.test": limits.Once(Status(429, headers), Page())}) as net:
        start = time.monotonic()
        (verdict,) = check(net, [net.url("a.test", "/1")], patience=5).values()
        assert (verdict.name, time.monotonic() - start > 0.9) == ("alive", True)


def test_a_way_is_taken_up_where_it_broke(soon):
    once = Paths({"*hop=2": limits.Once(Status(502), Chain(3, Page()))}, Chain(3, Page()))
    with Internet({"a.test": once}) as net:
        url = net.url("a.test", "/1")
        assert check(net, [url])[url].name == "alive"
        assert [seen.target for seen in net.log()] == [
            f"/1{hop}" for hop in ("", *(f"?hop={n}" for n in (1, 2, 2, 3)))
        ]
