"""Sites that count: what they answer depends on what they were asked before."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from .messages import Answer, Behaviour, Headers, Request


def retry_after(value: float | None, as_date: bool = False) -> Headers:
    """The header, in seconds or as a date; None for no header."""
    if value is None:
        return ()
    date = datetime.now(UTC) + timedelta(seconds=value)
    return (("Retry-After", format_datetime(date, usegmt=True) if as_date else f"{value:g}"),)


@dataclass
class RateLimit:
    """A token bucket: `rate` requests a second, `burst` at once, else 429."""

    rate: float
    burst: int
    site: Behaviour
    retry_after: float | None = 1
    as_date: bool = False
    status: int = 429
    _tokens: float = field(init=False)
    _time: float | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._tokens = self.burst

    def __call__(self, request: Request) -> Answer:
        passed = 0.0 if self._time is None else request.time - self._time
        self._time = request.time
        self._tokens = min(self.burst, self._tokens + passed * self.rate)
        if self._tokens < 1:
            return Answer(self.status, retry_after(self.retry_after, self.as_date))
        self._tokens -= 1
        return self.site(request)


@dataclass
class PenaltyBox:
    """After any 429 of a site, only 429 for some seconds."""

    seconds: float
    site: Behaviour
    retry_after: float | None = None
    _until: float = field(init=False, default=0.0)

    def __call__(self, request: Request) -> Answer:
        if request.time < self._until:
            return Answer(429, retry_after(self.retry_after))
        answer = self.site(request)
        if answer.status == 429:
            self._until = request.time + self.seconds
            return Answer(429, retry_after(self.retry_after))
        return answer


@dataclass
class Once:
    """For each path, one site at first (or the first few times), another ever after."""

    first: Behaviour
    then: Behaviour
    times: int = 1
    _seen: Counter[str] = field(init=False, default_factory=Counter)

    def __call__(self, request: Request) -> Answer:
        self._seen[request.target] += 1
        return (self.first if self._seen[request.target] <= self.times else self.then)(request)
