"""What came of a run: outcomes by question, and the verdicts on all URLs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .cache import Cache
from .fitting import weigh
from .judge import find_crowds, judge, no_network
from .outcome import Outcome
from .plan import Plan
from .policy import Policy
from .verdict import BROKEN, GONE, Verdict

_UNASKED = Outcome(failure="unasked", detail="it was not asked for, and nothing is kept of it")
_TOO_LATE = Outcome(failure="unasked", detail="the run ended before it was asked")


@dataclass(repr=False)  # asyncio asks for one of what a task returned, which may be long
class Run:
    """What came of a run. `outcomes` has only what is known, by the key of its question."""

    plan: Plan
    accept: frozenset[int] = frozenset()
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    failing_since: dict[str, float] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)
    calls: int = 0
    """Requests to providers, each for many URLs."""
    notes: list[str] = field(default_factory=list)
    """What the user should know of his own part, such as a key that a provider does not take."""
    copies: dict[str, str] = field(default_factory=dict)
    """Where copies of gone pages are, by URL as it was asked for."""
    interrupted: bool = False
    unkept: str = ""
    """Why what was learnt is not kept, if it is not."""

    def verdicts(self) -> dict[str, Verdict]:
        """The verdict on every URL of the plan, judged with all that came back."""
        crowds, offline = self._circumstances()
        verdicts = dict(self.plan.settled)
        for url, target in self.plan.asked.items():
            key = self.plan.key(url)
            outcome = self.outcomes.get(key, _TOO_LATE if self.interrupted else _UNASKED)
            if offline and outcome.failure == "no-such-host":
                outcome = replace(outcome, failure="resolver")
            verdict = judge(target, outcome, self.accept, crowds)
            since = self.failing_since.get(key) if verdict.name in BROKEN else None
            verdicts[url] = replace(verdict, failing_since=since) if since else verdict
        verdicts.update(weigh(verdicts, self.plan.expected))
        return self._with_copies(verdicts)

    def _circumstances(self) -> tuple[frozenset[str], bool]:
        """The pages that many URLs lead to, and whether there is no network."""
        said = self.said()
        return find_crowds(said), no_network(said)

    def _with_copies(self, verdicts: dict[str, Verdict]) -> dict[str, Verdict]:
        for url, target in self.plan.asked.items() if self.copies else ():
            if verdicts[url].name in GONE and (copy := self.copies.get(target.url)):
                verdicts[url] = replace(verdicts[url], archived=copy)
        return verdicts

    def said(self) -> Mapping[str, Outcome]:
        """Outcomes by URL, of those that say anything of the network."""
        return {
            question.url: outcome
            for key, question in self.plan.questions.items()
            if (outcome := self.outcomes.get(key)) and outcome.failure not in ("unasked", "unsaid")
        }

    def requests(self, url: str) -> int:
        """How many requests this run made for a URL alone."""
        key = self.plan.key(url) if url in self.plan.asked else ""
        outcome = self.outcomes.get(key) if key not in self.cached else None
        return outcome.requests if outcome else 0

    @property
    def all_requests(self) -> int:
        """How many requests this run made."""
        return self.calls + sum(o.requests for key, o in self.outcomes.items() if key not in self.cached)


def from_cache(plan: Plan, policy: Policy, cache: Cache | None) -> Run:
    """What the cache knows, however old, without a request."""
    run = Run(plan, policy.accept)
    for key, kept in (cache.get(list(plan.questions)) if cache else {}).items():
        run.outcomes[key] = kept.outcome
        run.cached.add(key)
        if kept.failing_since:
            run.failing_since[key] = kept.failing_since
    return run
