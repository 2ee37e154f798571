"""Plan -> outcomes -> verdicts: what is known is taken from the cache, the rest is asked for."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .cache import Cache, CacheError, Kept
from .judge import KEPT, find_crowds, judge, no_network
from .outcome import Outcome
from .plan import Plan
from .policy import Policy
from .urls import Target
from .verdict import BROKEN, DOUBTFUL, Verdict

if TYPE_CHECKING:
    from .gate import Gate

_UNASKED = Outcome(failure="unasked", detail="the run ended before it was asked")
_AGAIN = 1.0  # seconds until a failure is tried again for the first time
_LATER = 4.0  # seconds until the second, spaced try
_FLUSH = 0.5  # seconds for which outcomes may wait to be written to the cache

Progress = Callable[[str, Verdict], None]


@dataclass
class Run:
    """What came of a run. `outcomes` has only what is known, by URL as it was asked."""

    plan: Plan
    accept: frozenset[int] = frozenset()
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    failing_since: dict[str, float] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)
    interrupted: bool = False
    unkept: str = ""
    """Why what was learnt is not kept, if it is not."""

    def verdicts(self) -> dict[str, Verdict]:
        """The verdict on every URL of the plan, judged with all that came back."""
        known = {url: outcome for url, outcome in self.outcomes.items() if outcome.failure != "unasked"}
        crowds, offline = find_crowds(known), no_network(known)
        verdicts = dict(self.plan.settled)
        for url, target in self.plan.asked.items():
            outcome = self.outcomes.get(target.url, _UNASKED)
            if offline:
                outcome = replace(outcome, failure="resolver")
            verdict = judge(target, outcome, self.accept, crowds)
            since = self.failing_since.get(target.url) if verdict.name in BROKEN else None
            verdicts[url] = replace(verdict, failing_since=since)
        return verdicts

    def requests(self, url: str) -> int:
        """How many requests this run made for a URL."""
        target = self.plan.asked.get(url)
        if target is None or target.url in self.cached:
            return 0
        outcome = self.outcomes.get(target.url)
        return outcome.requests if outcome else 0


async def check(
    plan: Plan, policy: Policy, cache: Cache | None = None, progress: Progress | None = None
) -> Run:
    """Ask for all that the plan asks. Cancelled, it still returns what it knows, marked `interrupted`."""
    checker = Checker(plan, policy, cache, progress)
    return await checker.run()


def from_cache(plan: Plan, policy: Policy, cache: Cache | None) -> Run:
    """What the cache knows, however old, without a request."""
    run = Run(plan, policy.accept)
    for url, kept in (cache.get(plan.requests) if cache else {}).items():
        run.outcomes[url] = kept.outcome
        run.cached.add(url)
        if kept.failing_since:
            run.failing_since[url] = kept.failing_since
    return run


class Checker:
    """One run. Hosts are asked side by side, each through its own gate."""

    def __init__(self, plan: Plan, policy: Policy, cache: Cache | None, progress: Progress | None) -> None:
        self._run = Run(plan, policy.accept)
        self._policy = policy
        self._cache = cache
        self._progress = progress
        self._gates: dict[str, Gate] = {}
        self._unwritten: dict[str, Kept] = {}

    async def run(self) -> Run:
        """Ask, keep, and return; see `check`."""
        hosts = defaultdict(list)
        for url in self._unknown():
            hosts[urlsplit(url).netloc].append(url)
        if hosts:
            await self._ask_hosts(hosts)
        return self._run

    async def _ask_hosts(self, hosts: Mapping[str, list[str]]) -> None:
        from .client import Client  # what needs the network is imported when something is asked
        from .probe import Probe

        client = Client(self._policy)
        self._probe = Probe(client, self._gate)
        writing = asyncio.create_task(self._write_now_and_then())
        try:
            async with aclosing(client), asyncio.TaskGroup() as group:
                for host, urls in hosts.items():
                    group.create_task(self._ask_host(host, urls))
        except asyncio.CancelledError:
            self._run.interrupted = True
        finally:
            writing.cancel()
            self._write()

    def _unknown(self) -> list[str]:
        """The URLs of which the cache knows nothing, or nothing that is fresh enough."""
        run, now = self._run, time.time()
        for url, kept in self._read().items():
            if kept.failing_since:
                run.failing_since[url] = kept.failing_since
            if self._is_fresh(url, kept.outcome, now):
                run.outcomes[url] = kept.outcome
                run.cached.add(url)
                self._tell(url, kept.outcome)
        return [url for url in run.plan.requests if url not in run.cached]

    def _read(self) -> Mapping[str, Kept]:
        try:
            return self._cache.get(self._run.plan.requests) if self._cache else {}
        except CacheError as error:
            self._run.unkept, self._cache = str(error), None
            return {}

    def _is_fresh(self, url: str, outcome: Outcome, now: float) -> bool:
        """Whether an outcome of the cache is young enough, and knows of the fragments that are asked for."""
        known = self._run.plan.fragments[url] <= set(outcome.anchors)
        return known and now - outcome.asked < KEPT.get(self._judge(url, outcome).name, 0.0)

    async def _ask_host(self, host: str, urls: list[str]) -> None:
        # Few at a time become tasks; those that wait to be tried again do not hold up the others.
        window = asyncio.Semaphore(2 * self._policy.manner(host).concurrency)
        async with asyncio.TaskGroup() as group:
            for url in urls:
                await window.acquire()
                group.create_task(self._settle(url, window))

    async def _settle(self, url: str, window: asyncio.Semaphore) -> None:
        """Ask for a URL until its outcome is beyond doubt, or the tries are used up."""
        try:
            outcome = await self._ask(url)
        finally:
            window.release()
        tries = 1
        while (wait := self._wait(url, outcome, tries)) is not None:
            await asyncio.sleep(wait)
            again = await self._ask(url)
            outcome = replace(again, requests=outcome.requests + again.requests)
            tries += 1
        self._keep(url, outcome)

    async def _ask(self, url: str) -> Outcome:
        return await self._probe.ask(url, self._run.plan.fragments[url])

    def _wait(self, url: str, outcome: Outcome, tries: int) -> float | None:
        """Seconds until it is tried again; None where it is not."""
        verdict = self._judge(url, outcome).name
        if verdict not in DOUBTFUL or tries > self._policy.retries:
            return None
        # What is plain, and what takes long, is looked at once more; what may pass soon, sooner.
        once = verdict in BROKEN or outcome.failure == "timeout"
        if once and tries > 1:
            return None
        return (_LATER if once or tries > 1 else _AGAIN) * random.uniform(0.75, 1.25)

    def _judge(self, url: str, outcome: Outcome) -> Verdict:
        return judge(Target(url, ""), outcome, self._policy.accept)

    def _keep(self, url: str, outcome: Outcome) -> None:
        verdict = self._judge(url, outcome)
        self._run.outcomes[url] = outcome
        if verdict.name in DOUBTFUL:
            self._run.failing_since.setdefault(url, outcome.asked)
        else:
            self._run.failing_since.pop(url, None)
        self._unwritten[url] = Kept(outcome, self._run.failing_since.get(url))
        self._tell(url, outcome)

    def _tell(self, url: str, outcome: Outcome) -> None:
        if self._progress:
            self._progress(url, self._judge(url, outcome))

    def _gate(self, url: str) -> Gate:
        """The gate of a URL's host."""
        host = urlsplit(url).netloc
        if host not in self._gates:
            from .gate import Gate
            from .pace import Pace

            manner = self._policy.manner(host)
            self._gates[host] = Gate(Pace(manner.rate, self._policy.patience), manner.concurrency)
        return self._gates[host]

    async def _write_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(_FLUSH)
            self._write()

    def _write(self) -> None:
        if not self._cache or not self._unwritten:
            return
        try:
            self._cache.put(self._unwritten)
        except CacheError as error:
            self._run.unkept, self._cache = str(error), None
        self._unwritten = {}
