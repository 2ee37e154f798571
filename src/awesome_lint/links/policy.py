"""How links are checked: what the command line and the configuration decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .. import __version__


@dataclass(frozen=True)
class Manner:
    """How one host is asked."""

    rate: float
    """Requests a second, 0 for no limit."""
    concurrency: int
    """Requests under way at the same time."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent to this host and to no other."""


@dataclass(frozen=True)
class Service:
    """A service at one base address. `headers` carry the key, and go nowhere else."""

    name: str
    url: str
    manner: Manner
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    trusted: bool = False
    """Whether the user himself gave the address, which may then be a private one."""


@dataclass(frozen=True)
class Policy:
    """Settings of a run."""

    rate: float = 10.0
    concurrency: int = 6
    timeout: float = 15.0
    """Seconds for a request, from when it has its turn; a body that comes slowly is not waited for."""
    retries: int = 2
    """Requests more, where one failed in a way that may pass."""
    patience: float = 45.0
    """Seconds of pauses that one host may ask for in a run."""
    accept: frozenset[int] = frozenset()
    """Statuses that are as good as 200."""
    private: bool = False
    """Whether addresses of this machine and its network may be asked."""
    user_agent: str = f"awesome-lint/{__version__} (link checker for lists of papers)"
    hosts: Mapping[str, Manner] = field(default_factory=dict)
    providers: frozenset[str] = frozenset()
    """Whom to ask for ids, rather than for pages; see `services.NAMES`."""
    services: Mapping[str, Service] = field(default_factory=dict)
    at_once: int = 100
    """Requests under way at the same time, to all hosts together."""

    def manner(self, host: str) -> Manner:
        """How a host is asked, with or without its port, which configuration may say."""
        own = self.hosts.get(host) or self.hosts.get(host.partition(":")[0])
        return own or Manner(self.rate, self.concurrency)
