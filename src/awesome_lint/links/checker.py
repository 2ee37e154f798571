"""Plan -> outcomes: what is known is taken from the cache, the rest is asked for."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Callable, ItemsView, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from .cache import Cache, CacheBusy, CacheError, Kept
from .judge import no_network
from .outcome import Hop, Outcome
from .plan import Plan, Question
from .policy import Policy
from .recall import Progress, Recalled, judged, recall
from .run import Run
from .urls import netloc
from .verdict import BROKEN, DOUBTFUL, Verdict

if TYPE_CHECKING:
    from .apis import Apis
    from .gate import Gate

_AGAIN = 1.0  # seconds until a failure is tried again for the first time
_LATER = 4.0  # seconds until the second, spaced try
_HOSTS = 500  # that are asked side by side
_FLUSH = 0.5  # seconds for which outcomes may wait to be written to the cache
_MOMENT = 0.05  # seconds for another run to finish writing, during which nothing else goes on
_AT_LAST = 30.0  # the same at the end


async def check(
    plan: Plan, policy: Policy, cache: Cache | None = None, progress: Progress | None = None
) -> Run:
    """Ask for all that the plan asks, or take it from the cache; see `ask`."""
    recalled = recall(plan, policy, cache, progress)
    return await ask(recalled, policy, cache, progress)


async def ask(
    recalled: Recalled, policy: Policy, cache: Cache | None = None, progress: Progress | None = None
) -> Run:
    """Ask for what is not known. Cancelled, it still returns what it knows, marked `interrupted`."""
    checker = Checker(recalled.run, policy, cache, progress)
    if recalled.unknown:
        await checker.ask(recalled.unknown)
    return recalled.run


def _by(
    questions: Iterable[Question], key: Callable[[Question], str | None]
) -> ItemsView[str | None, list[Question]]:
    """Questions by what they have in common, in order."""
    groups: dict[str | None, list[Question]] = defaultdict(list)
    for question in questions:
        groups[key(question)].append(question)
    return groups.items()


class Checker:
    """One run. Hosts and providers are asked side by side, each through its own gate."""

    def __init__(self, run: Run, policy: Policy, cache: Cache | None, progress: Progress | None) -> None:
        self._run = run
        self._policy = policy
        self._cache = cache if not run.unkept else None
        self._progress = progress
        self._hosts = asyncio.Semaphore(_HOSTS)
        self._gates: dict[str, Gate] = {}
        self._unwritten: dict[str, Kept] = {}

    async def ask(self, questions: Iterable[Question]) -> None:
        """Ask, and keep what comes back."""
        from .apis import Apis  # what needs the network is imported when something is asked
        from .client import Client
        from .probe import Probe

        client = Client(self._policy)
        apis = Apis(self._policy, client)
        self._probe = Probe(client, self._gate)
        writing = asyncio.create_task(self._write_now_and_then())
        try:
            async with aclosing(client), aclosing(apis), asyncio.TaskGroup() as group:
                self._ask_pages([question for question in questions if not question.asks], group)
                for owner, its in _by(questions, lambda question: question.asks and question.asks.provider):
                    if owner:
                        group.create_task(self._ask_owner(owner, its, apis, group))
        except asyncio.CancelledError:
            self._run.interrupted = True
        finally:
            self._run.calls = apis.requests
            self._run.notes = [*apis.notes, *self._proxy_notes(), *self._network_notes()]
            writing.cancel()
            self._write(_AT_LAST)

    async def _ask_owner(
        self, owner: str, questions: Sequence[Question], apis: Apis, group: asyncio.TaskGroup
    ) -> None:
        """Ask who keeps the ids; for what that leaves open, the pages."""
        from .providers import answers

        left = []
        async for question, outcome in answers(owner, questions, apis):
            if outcome:
                outcome = replace(outcome, asked=time.time())
                self._keep(question, outcome, self._judge(question, outcome))
            else:
                left.append(question)
        self._ask_pages(left, group)

    def _ask_pages(self, questions: Sequence[Question], group: asyncio.TaskGroup) -> None:
        # What was only to be known from its owner has no page.
        with_page = [question for question in questions if question.url]
        for _, its in _by(with_page, lambda question: netloc(question.url)):
            group.create_task(self._ask_host(its))

    async def _ask_host(self, questions: Sequence[Question]) -> None:
        # Few at a time become tasks; those that wait to be tried again do not hold up the others.
        host = netloc(questions[0].url)
        window = asyncio.Semaphore(2 * self._policy.manner(host).concurrency)
        async with self._hosts, asyncio.TaskGroup() as group:
            for question in questions:
                await window.acquire()
                group.create_task(self._settle(question, window))

    async def _settle(self, question: Question, window: asyncio.Semaphore) -> None:
        """Ask for a page until its outcome is beyond doubt, or the tries are used up."""
        try:
            outcome = await self._ask(question)
        finally:
            window.release()
        verdict = self._judge(question, outcome)
        tries, slow = 1, int(outcome.failure == "timeout")
        while (wait := self._wait(verdict, outcome, tries, slow)) is not None:
            await asyncio.sleep(wait)
            # The last try is made from the start, lest it is one of several mirrors that is down.
            broke = verdict.name not in BROKEN and tries < self._policy.retries
            again = await self._ask(question, outcome.hops if broke else ())
            outcome = replace(again, requests=outcome.requests + again.requests)
            tries, slow = tries + 1, slow + (outcome.failure == "timeout")
            verdict = self._judge(question, outcome)
        self._keep(question, outcome, verdict)

    async def _ask(self, question: Question, hops: Sequence[Hop] = ()) -> Outcome:
        return await self._probe.ask(question.url, question.fragments, hops)

    def _wait(self, verdict: Verdict, outcome: Outcome, tries: int, slow: int) -> float | None:
        """Seconds until it is tried again, after so many tries, some too slow; None where it is not."""
        if verdict.name not in DOUBTFUL or tries > self._policy.retries:
            return None
        # What is plain is looked at once more, what takes long half as often; what may pass soon, sooner.
        plain, late = verdict.name in BROKEN, outcome.failure == "timeout"
        if (plain and tries > 1) or (late and slow > max(self._policy.retries // 2, 1)):
            return None
        return (_LATER if plain or late or tries > 1 else _AGAIN) * random.uniform(0.75, 1.25)

    def _judge(self, question: Question, outcome: Outcome) -> Verdict:
        return judged(question, outcome, self._policy)

    def _keep(self, question: Question, outcome: Outcome, verdict: Verdict) -> None:
        key = question.key
        self._run.outcomes[key] = outcome
        if verdict.name in DOUBTFUL:
            self._run.failing_since.setdefault(key, outcome.asked)
        else:
            self._run.failing_since.pop(key, None)
        if self._cache:
            self._unwritten[key] = Kept(outcome, self._run.failing_since.get(key))
        if self._progress:
            self._progress(question.url, verdict)

    def _gate(self, url: str) -> Gate:
        """The gate of a URL's host."""
        host = netloc(url)
        if host not in self._gates:
            from .gate import Gate
            from .pace import Pace

            manner = self._policy.manner(host)
            self._gates[host] = Gate(Pace(manner.rate, self._policy.patience), manner.concurrency)
        return self._gates[host]

    def _proxy_notes(self) -> list[str]:
        failed = (o.detail for o in self._run.outcomes.values() if o.failure == "proxy")
        return [f"the proxy cannot be used ({why}); see HTTP_PROXY and HTTPS_PROXY" for why in set(failed)]

    def _network_notes(self) -> list[str]:
        return ["no name of a host was found; is there a network?"] if no_network(self._run.said()) else []

    async def _write_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(_FLUSH)
            self._write(_MOMENT)

    def _write(self, wait: float) -> None:
        """Write what was learnt; what cannot be written now is kept for the next time."""
        if not self._cache or not self._unwritten:
            return
        try:
            self._cache.put(self._unwritten, wait)
        except CacheBusy as error:
            self._run.unkept = str(error)
        except CacheError as error:
            self._run.unkept, self._cache = str(error), None
        else:
            self._run.unkept, self._unwritten = "", {}
