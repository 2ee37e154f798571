"""Plan -> what the cache knows of it, and what is left to ask. No network, and nothing that needs one."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

from .cache import Cache, CacheError, Kept
from .judge import KEPT, judge
from .outcome import Outcome
from .plan import Plan, Question
from .policy import Policy
from .run import Run
from .urls import Target
from .verdict import Verdict

Progress = Callable[[str, Verdict], None]


class Recalled(NamedTuple):
    """A run with what is known and fresh enough, and the questions that are left."""

    run: Run
    unknown: list[Question]


def recall(plan: Plan, policy: Policy, cache: Cache | None, progress: Progress | None = None) -> Recalled:
    """What an earlier run learnt, as far as it is young enough for its verdict."""
    run, now = Run(plan, policy.accept), time.time()
    for key, kept in _read(run, cache).items():
        if kept.failing_since:
            run.failing_since[key] = kept.failing_since
        question = plan.questions[key]
        verdict = judged(question, kept.outcome, policy)
        # A clock that was set back since makes it come from the future: then nobody knows how old it is.
        age = abs(now - kept.outcome.asked)
        if age < KEPT.get(verdict.name, 0.0) and _knows(question, kept.outcome):
            run.outcomes[key] = kept.outcome
            run.cached.add(key)
            if progress:
                progress(question.url, verdict)
    return Recalled(run, [question for key, question in plan.questions.items() if key not in run.cached])


def judged(question: Question, outcome: Outcome, policy: Policy) -> Verdict:
    """The verdict on what was asked for, by itself."""
    return judge(Target(question.url, ""), outcome, policy.accept)


def _read(run: Run, cache: Cache | None) -> Mapping[str, Kept]:
    try:
        return cache.get(list(run.plan.questions)) if cache else {}
    except CacheError as error:
        run.unkept = str(error)
        return {}


def _knows(question: Question, outcome: Outcome) -> bool:
    """Whether an outcome knows of all that is asked for now: anchors, and titles of earlier versions."""
    record = outcome.record
    if record and record.version > 1 and not record.traced and question.doubts(record):
        return False
    return bool(question.asks) or question.fragments <= set(outcome.anchors)
