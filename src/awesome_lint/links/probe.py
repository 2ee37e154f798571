"""One URL, asked over HTTP: redirects followed by ourselves, and what went wrong told as a value."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from .addresses import NoAnswer, NoSuchHost, PrivateAddress
from .client import Answer, Client
from .cookies import Cookies
from .gate import Closed, Gate
from .outcome import NO_ANCHORS, Failure, Hop, Outcome
from .page import Page, anchors, read_page, record_of
from .proxy import BadProxy
from .transport import NETWORK_ERRORS
from .urls import BadURL, next_target

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 20
_MOST_REFUSALS = 6  # of one URL, whatever its host answers to others


class _Stopped(Exception):
    """The way ended without an answer."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(detail)
        self.failure = failure


class Probe:
    """Asks for single URLs. `gate_of` gives the gate of a host."""

    def __init__(self, client: Client, gate_of: Callable[[str], Gate]) -> None:
        self._client = client
        self._gate_of = gate_of

    async def ask(self, url: str, fragments: Collection[str] = (), hops: Sequence[Hop] = ()) -> Outcome:
        """What the URL brings; never raises for anything that the network does.

        Where an earlier try broke after some redirects, `hops`, it goes on from there.
        """
        way = _Way(url, hops)
        try:
            answer, page = await self._follow(way)
        except _Stopped as error:
            return way.outcome(status=way.status, failure=error.failure, detail=str(error)[:300])
        signs = (*page.signs, *_header_signs(answer))
        return way.outcome(
            status=answer.status,
            title=page.title if signs else "",
            signs=signs,
            record=record_of(way.url, page) if answer.status == 200 and not signs else None,
            anchors=anchors(page, fragments) if fragments else NO_ANCHORS,
        )

    async def _follow(self, way: _Way) -> tuple[Answer, Page]:
        """The last answer on the way. Raises _Stopped."""
        while True:
            way.step()
            answer = await self._answer(way)
            page = read_page(answer.body, answer.headers.get("content-type")[:200])
            location = answer.headers.first("location")
            if answer.status in _REDIRECTS and location:
                way.turn(answer.status, location)
            elif answer.status == 200 and way.leads_on(page.refresh):
                way.turn(302, page.refresh)
            else:
                return answer, page

    async def _answer(self, way: _Way) -> Answer:
        """The answer at the place where the way is now; asked again after a pause where it is refused."""
        gate = self._gate_of(way.url)
        answer = None
        while answer is None:
            try:
                async with gate.turn():
                    answer = await self._ask(way, gate)
            except Closed as error:
                raise _Stopped("busy" if way.status in (429, 503) else "unasked", str(error)) from error
        return answer

    async def _ask(self, way: _Way, gate: Gate) -> Answer | None:
        """What one request brings; None where the host refuses for now."""
        try:
            answer = await self._client.get(way.url, way.cookies)
        except (PrivateAddress, NoSuchHost, BadProxy) as error:
            if isinstance(error, NoSuchHost):
                gate.answered()  # the resolver did
            raise _Stopped(_failure(error), str(error)) from error
        except (*NETWORK_ERRORS, httpx.InvalidURL, TimeoutError, NoAnswer, ValueError) as error:
            way.requests += not isinstance(error, NoAnswer)
            gate.failed(error)
            raise _Stopped(_failure(error), _message(error)) from error
        way.requests += 1
        after = retry_after(answer)
        if answer.status != 429 and not (answer.status == 503 and after is not None):
            gate.answered()
            return answer
        way.status = answer.status
        way.refusals += 1
        if not gate.refused(after, way.refusals) or way.refusals >= _MOST_REFUSALS:
            raise _Stopped("busy", f"asks to come back in {after:.0f} s" if after else "asks to wait")
        return None


class _Way:
    """Where the redirects have led so far."""

    def __init__(self, url: str, hops: Sequence[Hop] = ()) -> None:
        self.url = hops[-1].url if hops else url
        self.cookies = Cookies()
        self.requests = self.refusals = 0
        self.status: int | None = None
        self._hops = list(hops)
        self._seen: set[tuple[str, object]] = set()

    def step(self) -> None:
        """At a URL. A cookie set since it was last seen makes it another place."""
        here = self.url, self.cookies.state()
        if here in self._seen:
            raise _Stopped("loop", f"redirects in a circle to {self.url}")
        if len(self._hops) >= _MOST_HOPS:
            raise _Stopped("redirects", f"more than {_MOST_HOPS} redirects")
        self._seen.add(here)

    def leads_on(self, refresh: str) -> bool:
        """Whether a page sends its reader to another place; one that loads itself anew is there."""
        try:
            return bool(refresh) and next_target(self.url, refresh) not in {url for url, _ in self._seen}
        except BadURL:
            return False

    def turn(self, status: int, location: str) -> None:
        """On to where a redirect leads."""
        self.status = status
        try:
            self.url = next_target(self.url, location)
        except BadURL as error:
            raise _Stopped("url", f"redirects to {location[:200]}: {error}") from error
        self._hops.append(Hop(status, self.url))

    def outcome(self, **found: object) -> Outcome:
        """The outcome at the end of the way."""
        return Outcome(hops=tuple(self._hops), requests=self.requests, asked=time.time(), **found)  # type: ignore[arg-type]


def _header_signs(answer: Answer) -> tuple[str, ...]:
    """What a firewall says of itself in the headers."""
    return ("wall",) if answer.headers.get("cf-mitigated") else ()


def retry_after(answer: Answer) -> float | None:
    """Seconds of the Retry-After header, which may be a date; None where there is none that can be read."""
    written = answer.headers.get("retry-after").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    when = _date(written)
    # By the host's own clock where it tells the time: that of this machine may be wrong.
    now = _date(answer.headers.first("date")) or datetime.now(UTC)
    return max((when - now).total_seconds(), 0.0) if when else None


def _date(written: str) -> datetime | None:
    """A date as headers have it; None where it cannot be read."""
    try:
        when = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


# The first kind that fits counts: an error of TLS is one of the operating system, too.
_FAILURES: Sequence[tuple[Failure, tuple[type[BaseException], ...]]] = (
    ("proxy", (BadProxy,)),
    ("private", (PrivateAddress,)),
    ("no-such-host", (NoSuchHost,)),
    ("resolver", (NoAnswer,)),
    ("tls", (ssl.SSLError,)),
    ("url", (BadURL, httpx.InvalidURL)),
    ("timeout", (TimeoutError, httpx.TimeoutException)),
    ("refused", (ConnectionRefusedError, httpx.ConnectError)),
    ("protocol", (httpx.ProtocolError, ValueError)),  # headers that no library takes
)


def _failure(error: BaseException) -> Failure:
    """The kind of a failure, or of what caused it."""
    cause: BaseException | None = error
    causes: list[BaseException] = []
    while cause is not None and len(causes) < 8:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    for failure, types in _FAILURES:
        if any(isinstance(cause, types) for cause in causes):
            return failure
    return "reset"


def _message(error: BaseException) -> str:
    return str(error) or type(error).__name__
