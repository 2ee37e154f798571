"""One request: to an address that may be asked, read no further than is needed."""

from __future__ import annotations

import asyncio
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import NamedTuple

import httpx

from .addresses import check_literal
from .bodies import first_part, whole
from .cookies import Cookies
from .messages import Headers, Request
from .policy import Policy
from .proxy import ByProxy, Proxies
from .room import Room
from .transport import Connections, Network, Reply, Way, host_of, tls_context
from .urls import split_origin

_KEPT = 64  # hosts whose connections by way of a proxy are kept open
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en,*;q=0.5",
}
# Of what is configured for a host, all that anybody on the way may read; a list may link to it over http.
_OPEN = {"Accept", "Accept-Language", "Host", "Referer", "User-Agent"}


class Answer(NamedTuple):
    """What one request brought."""

    status: int
    headers: Headers
    body: bytes


class _Host:
    """A host that is asked: the way to it, and how many requests are on that way."""

    def __init__(self, way: Way, proxy: str = "") -> None:
        self.way, self.proxy = way, proxy
        self.busy = 0


class Client:
    """Asks hosts. Each has connections of its own: a pool that many share gets slow."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._proxies = Proxies()
        self._all = {**_HEADERS, "User-Agent": policy.user_agent}
        self._encoded = _encoded(self._all)
        self._room = Room(policy.at_once)
        self._tls: ssl.SSLContext | None = None
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._network = Network(private=policy.private)

    async def aclose(self) -> None:
        """Close all connections."""
        for host in self._hosts.values():
            await host.way.aclose()

    async def get(self, url: str, cookies: Cookies) -> Answer:
        """The answer to a GET, with the first part of its body where that is a page.

        The URL is one that `urls.target` made. Raises what `Way.ask` raises, and TimeoutError.
        """
        origin, target = split_origin(url)
        headers = [*self._headers(origin), *cookies.headers(url)]
        async with self._sent(origin, Request(target.encode("ascii"), headers)) as reply:
            cookies.keep(url, reply.headers)
            return Answer(reply.status, reply.headers, await first_part(reply))

    async def call(self, request: httpx.Request) -> Answer:
        """The answer of an API, whole. Raises what `get` raises, and ValueError where it is too large."""
        request.headers["User-Agent"] = self._policy.user_agent
        origin, _ = split_origin(str(request.url))
        sent = Request(request.url.raw_path, request.headers.raw, request.method.encode(), request.content)
        async with asyncio.timeout(self._policy.timeout * 2), self._sent(origin, sent) as reply:
            return Answer(reply.status, reply.headers, await whole(reply))

    @asynccontextmanager
    async def _sent(self, origin: str, request: Request) -> AsyncIterator[Reply]:
        request.check()
        async with self._room:
            host = self._host(origin)
            host.busy += 1
            try:
                reply = await self._ask(host, origin, request)
                try:
                    yield reply
                finally:
                    await reply.aclose()
            finally:
                host.busy -= 1
                await self._make_room()

    async def _ask(self, host: _Host, origin: str, request: Request) -> Reply:
        if host.proxy:
            self._proxies.check(host.proxy)
        try:
            async with asyncio.timeout(self._policy.timeout):
                reply = await host.way.ask(request)
        except TimeoutError:
            if host.proxy:
                self._proxies.silent(host.proxy, origin)
                self._proxies.check(host.proxy)
            raise
        if host.proxy:
            self._proxies.answered(host.proxy)
        return reply

    def _headers(self, origin: str) -> list[tuple[bytes, bytes]]:
        """What is configured for one host goes to no other, and no key goes over plain http."""
        scheme, _, host = origin.partition("://")
        # Each of them once, however it is written.
        own = {name.title(): value for name, value in self._policy.manner(host).headers.items()}
        if scheme != "https":
            own = {name: value for name, value in own.items() if name in _OPEN}
        if not own:
            return [(b"Host", host.encode("ascii")), *self._encoded]
        return _encoded({"Host": host, **self._all, **own})

    def _host(self, origin: str) -> _Host:
        if origin not in self._hosts:
            self._hosts[origin] = self._new_host(httpx.URL(origin))
        self._hosts.move_to_end(origin)
        return self._hosts[origin]

    def _new_host(self, url: httpx.URL) -> _Host:
        proxy = self._proxies.of(url)
        if not proxy:
            return _Host(Connections(url, self._secure, self._network))
        if not self._policy.private:
            check_literal(host_of(url))
        return _Host(ByProxy(url, proxy, self._secure()), proxy)

    async def _make_room(self) -> None:
        """Proxies keep connections of their own; of those that are idle, those used longest ago make room."""
        if self._proxies and len(self._hosts) > _KEPT:
            idle = next((origin for origin, host in self._hosts.items() if not host.busy), None)
            if idle:
                await self._hosts.pop(idle).way.aclose()

    def _secure(self) -> ssl.SSLContext:
        """What connections over TLS have in common; it takes 24 ms to make."""
        if self._tls is None:
            self._tls = tls_context()
        return self._tls


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()]
