"""Checks links with the help of simulated services, which need not be asked slowly."""

import asyncio
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

from awesome_lint.links import api, checker
from awesome_lint.links.plan import make_plan
from awesome_lint.links.policy import Manner
from awesome_lint.links.run import Run
from awesome_lint.links.services import find_services, usable
from tests.scholarly import scholarly, variables

from .checking import QUICK

HASTY = replace(QUICK, patience=2)


@dataclass
class Asked:
    """What came of a run, and what was sent."""

    run: Run
    verdicts: dict
    log: list

    @property
    def names(self):
        """The names of the verdicts, by URL."""
        return {url: verdict.name for url, verdict in self.verdicts.items()}

    @property
    def sent(self):
        """How many requests, by host."""
        return Counter(seen.host for seen in self.log)

    def evidence(self, url):
        return self.verdicts[url].evidence


def ask(net, world, urls, keys=None, expected=(), policy=HASTY, cache=None, providers=None, **services):
    """Check URLs; `services` are as `scholarly` has them."""
    net.change(scholarly(world, **services))
    before = len(net.log())
    with net.here(), at_once():
        found = find_services(variables(net, one_address=True) | (keys or {}))
        found = {name: replace(one, manner=Manner(0, one.manner.concurrency)) for name, one in found.items()}
        policy = replace(policy, services=found, providers=frozenset(providers or usable(found)))
        plan = make_plan(urls, private=True, providers=policy.providers, expected=expected)
        run = asyncio.run(checker.check(plan, policy, cache))
    return Asked(run, run.verdicts(), net.log()[before:])


@contextmanager
def at_once():
    """What failed is tried again without delay."""
    with patch.object(api, "_AGAIN", (0.01, 0.02)), patch.multiple(checker, _AGAIN=0.01, _LATER=0.02):
        yield
