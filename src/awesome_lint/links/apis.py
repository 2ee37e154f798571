"""The services of a run, each reached when it is first needed."""

from __future__ import annotations

from dataclasses import replace

from .api import Api
from .client import Client
from .gate import Gate
from .pace import Pace
from .policy import Policy


class Apis:
    """Gives the services that may be asked, by name."""

    def __init__(self, policy: Policy, client: Client) -> None:
        self._policy, self._client = policy, client
        # Where the user himself says that a service is, it may be in his own network.
        self._inside = Client(replace(policy, private=True))
        self._made: dict[str, Api] = {}
        self.notes: list[str] = []
        """What the user should know of his own part, such as a key that is not taken."""

    def __contains__(self, provider: str) -> bool:
        """Whether a provider may be asked at all."""
        return provider in self._policy.providers

    def __getitem__(self, name: str) -> Api:
        if name not in self._made:
            service = self._policy.services[name]
            client = self._inside if service.trusted else self._client
            pace = Pace(service.manner.rate, self._policy.patience)
            self._made[name] = Api(service, client, Gate(pace, service.manner.concurrency))
        return self._made[name]

    @property
    def requests(self) -> int:
        """How many requests were sent to services."""
        return sum(api.requests for api in self._made.values())

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inside.aclose()
