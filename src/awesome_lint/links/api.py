"""Calls of one service: at its pace, tried again where that may help, and its answers as JSON."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Mapping
from typing import Any, NamedTuple

import httpx

from .addresses import NoAnswer, NoSuchHost, PrivateAddress
from .client import Answer, Client
from .gate import Closed, Gate
from .messages import Headers
from .policy import Service
from .probe import retry_after
from .transport import NETWORK_ERRORS

_AGAIN = (1.0, 3.0)  # seconds until a call is tried again that failed in a way that may pass
_REFUSALS = 4  # of one call
_PASSING = (500, 502, 503, 504, 520, 522, 524)


class Unavailable(Exception):
    """The service does not say; the message says why. What it was asked about is not known."""

    def __init__(self, why: str, status: int | None = None) -> None:
        super().__init__(why)
        self.status = status


class _Passing(Unavailable):
    """It may be otherwise when it is tried again."""


class Reply(NamedTuple):
    """An answer. What it says may be that something is not there."""

    status: int
    headers: Headers
    body: bytes

    def json(self) -> Any:
        """Its value. Raises Unavailable for anything but JSON, such as a page for robots."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Unavailable(f"answers {self.status} with something else than JSON") from error


class Api:
    """One service. `requests` counts what was sent to it."""

    def __init__(self, service: Service, client: Client, gate: Gate) -> None:
        self.service = service
        self.requests = 0
        self._client, self._gate = client, gate

    @property
    def keyed(self) -> bool:
        """Whether a key is sent along."""
        return bool(self.service.headers)

    async def get(self, path: str = "", params: Mapping[str, str] | None = None) -> Reply:
        """The answer to a GET of a path below the base address. Raises Unavailable."""
        url = httpx.URL(self.service.url + path)
        return await self._call("GET", url.copy_merge_params(params) if params else url, b"", {})

    async def post(self, path: str, data: object, params: Mapping[str, str] | None = None) -> Reply:
        """The answer to a POST of JSON. Raises Unavailable."""
        url = httpx.URL(self.service.url + path)
        body, kind = json.dumps(data).encode(), {"Content-Type": "application/json"}
        return await self._call("POST", url.copy_merge_params(params) if params else url, body, kind)

    async def _call(self, method: str, url: httpx.URL, body: bytes, headers: Mapping[str, str]) -> Reply:
        headers = {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", **headers, **self.service.headers}
        request = httpx.Request(method, url, headers=headers, content=body or None)
        refusals = 0
        for wait in (*_AGAIN, None):
            try:
                while (answer := await self._send(request)) is None:
                    refusals += 1
                    if refusals >= _REFUSALS:
                        raise Unavailable("asks to wait, again and again")
                return Reply(*answer)
            except _Passing:
                if wait is None:
                    raise
                await asyncio.sleep(wait * random.uniform(0.75, 1.25))
        raise AssertionError

    async def _send(self, request: httpx.Request) -> Answer | None:
        """One request; None where the service asks for a pause. Raises Unavailable."""
        try:
            async with self._gate.turn():
                self.requests += 1
                answer = await self._ask(request)
                return self._weigh(answer)
        except Closed as error:
            raise Unavailable(str(error)) from error

    async def _ask(self, request: httpx.Request) -> Answer:
        try:
            return await self._client.call(request)
        except PrivateAddress as error:
            raise Unavailable(f"its address {error} is inside of a private network") from error
        except (TimeoutError, httpx.TimeoutException) as error:
            self._gate.failed(error)
            raise _Passing("no answer in time") from error
        except (*NETWORK_ERRORS, ValueError, NoSuchHost, NoAnswer) as error:
            self._gate.failed(error)
            raise _Passing(str(error) or type(error).__name__) from error

    def _weigh(self, answer: Answer) -> Answer | None:
        after = retry_after(answer)
        limited = answer.status in (403, 503) and after is not None
        if answer.status == 429 or limited:
            if not self._gate.refused(after):
                raise Unavailable(f"asks to come back in {after:.0f} s" if after else "asks to wait")
            return None
        self._gate.answered()
        if answer.status in _PASSING:
            raise _Passing(f"answers {answer.status}", answer.status)
        return answer
