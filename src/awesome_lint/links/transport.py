"""Connections to one host: to addresses that were checked, and kept."""

from __future__ import annotations

import asyncio
import ssl
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Protocol

import httpx

from .http1 import Http1
from .messages import Headers, Request
from .protocols import Connection, Http2
from .resolver import resolve
from .stream import Stream

_TRIED = 3  # addresses of one host
_RESTING = 128  # connections that wait for another request, to all hosts together
_PORTS = {"http": 80, "https": 443}
# What goes wrong between two machines, by way of a proxy or not.
NETWORK_ERRORS = (httpx.TransportError, OSError)


def host_of(url: httpx.URL) -> str:
    """The host in ASCII; httpx would read names that it does not know, and fail."""
    return url.raw_host.decode("ascii")


def tls_context() -> ssl.SSLContext:
    """What connections over TLS have in common."""
    context = httpx.create_ssl_context()
    context.set_alpn_protocols(["h2", "http/1.1"])
    return context


class Network:
    """Connects to the addresses of a name, of which none is private unless that is allowed."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._known: dict[tuple[str, int], asyncio.Task[list[str]]] = {}
        self._resting: OrderedDict[Connection, list[Connection]] = OrderedDict()

    async def connect(self, url: httpx.URL, tls: Callable[[], ssl.SSLContext]) -> Stream:
        """A connection to the host of a URL. Raises what `resolver.resolve` raises, and OSError."""
        secure = {"ssl": tls(), "server_hostname": host_of(url)} if url.scheme == "https" else {}
        port = url.port or _PORTS[url.scheme]
        *others, last = (await self._resolve(host_of(url), port))[:_TRIED]
        for address in others:
            try:
                return await _open(address, port, secure)
            except ssl.SSLError:
                raise
            except OSError:
                continue
        return await _open(last, port, secure)

    async def rest(self, connection: Connection, among: list[Connection]) -> None:
        """Keep a connection among those of its host; of all, the one that waits longest makes room."""
        among.append(connection)
        self._resting[connection] = among
        if len(self._resting) > _RESTING:
            oldest, others = self._resting.popitem(last=False)
            others.remove(oldest)
            await oldest.aclose()

    def wake(self, among: list[Connection]) -> Connection:
        """The connection of a host that was used last."""
        connection = among.pop()
        del self._resting[connection]
        return connection

    async def _resolve(self, host: str, port: int) -> list[str]:
        """Asked for once, unless that fails."""
        key = host, port
        if key not in self._known:
            self._known[key] = asyncio.create_task(resolve(host, port, private=self._private))
            # Nobody may be left to hear of it.
            self._known[key].add_done_callback(lambda task: task.cancelled() or task.exception())
        try:
            return await asyncio.shield(self._known[key])
        except Exception:
            self._known.pop(key, None)
            raise


async def _open(address: str, port: int, secure: dict[str, Any]) -> Stream:
    loop = asyncio.get_running_loop()
    return (await loop.create_connection(Stream, address, port, **secure))[1]


class Reply(Protocol):
    """An answer, of which the body is yet to be read."""

    status: int
    headers: Headers

    async def part(self) -> bytes:
        """The next part of the body, b'' at the end. Raises what `Way.ask` raises."""

    async def aclose(self) -> None:
        """Be done with it."""


class Way(Protocol):
    """The way to one host: directly, or by a proxy."""

    async def ask(self, request: Request) -> Reply:
        """The answer. Raises httpx.TransportError, ValueError, and what `Network.connect` raises."""

    async def aclose(self) -> None:
        """Close all connections that are idle."""


class Connections:
    """Connections to one host, as many as there are requests under way."""

    def __init__(self, url: httpx.URL, tls: Callable[[], ssl.SSLContext], network: Network) -> None:
        self._url, self._tls, self._network = url, tls, network
        self._idle: list[Connection] = []

    async def ask(self, request: Request) -> Reply:
        """See `Way`."""
        connection = await self._take()
        try:
            return _Reply(self, connection, *await connection.ask(request))
        except BaseException:
            await connection.aclose()
            raise

    async def _take(self) -> Connection:
        while self._idle:
            connection = self._network.wake(self._idle)
            if connection.usable:
                return connection
            await connection.aclose()
        stream = await self._network.connect(self._url, self._tls)
        return Http2(stream, self._url) if stream.protocol == "h2" else Http1(stream)

    async def give_back(self, connection: Connection) -> None:
        """Keep a connection for the next request, or close it where its answer was not read to the end."""
        try:
            await connection.finish()
        finally:
            if connection.usable:
                await self._network.rest(connection, self._idle)
            else:
                await connection.aclose()

    async def aclose(self) -> None:
        """See `Way`."""
        while self._idle:
            await self._network.wake(self._idle).aclose()


class _Reply:
    """An answer over one of the connections."""

    def __init__(self, pool: Connections, connection: Connection, status: int, headers: Headers) -> None:
        self.status, self.headers, self.part = status, headers, connection.part
        self._pool, self._connection = pool, connection

    async def aclose(self) -> None:
        await self._pool.give_back(self._connection)
