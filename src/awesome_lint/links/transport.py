"""Connections to one host, as an httpx transport: to addresses that were checked, and kept while they last.

httpx's own transport shares one pool and works over anyio, which takes twice the processor time
for each request; what it is built on, httpcore, does the rest of the work here too.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from typing import Any

import httpcore
import httpx

from .addresses import resolve

_TRIED = 3  # addresses of one host


class _Stream(httpcore.AsyncNetworkStream):
    """A connection of asyncio. Times are the caller's to limit."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._reader.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._writer.write(buffer)
        await self._writer.drain()

    async def aclose(self) -> None:
        # Not `close`: over TLS it waits for the other side to say goodbye, for half a minute.
        self._writer.transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # while idle: what can be read then is its end
            return self._reader.at_eof()
        return self._writer.get_extra_info(info)


class Network(httpcore.AsyncNetworkBackend):
    """Connects to the addresses of a name, of which none is private unless that is allowed."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._known: dict[tuple[str, int], asyncio.Task[list[str]]] = {}

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises what `addresses.resolve` raises, and OSError."""
        *others, last = (await self._resolve(host, port))[:_TRIED]
        for address in others:
            try:
                return _Stream(*await asyncio.open_connection(address, port))
            except OSError:
                continue
        return _Stream(*await asyncio.open_connection(last, port))

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


class Connections(httpx.AsyncBaseTransport):
    """Connections to one origin, as many as there are requests under way."""

    def __init__(self, url: httpx.URL, tls: ssl.SSLContext, network: Network) -> None:
        self._origin = httpcore.URL(str(url)).origin
        self._tls, self._network = tls, network
        self._idle: list[httpcore.AsyncHTTPConnection] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises httpcore's exceptions, and what `Network` raises."""
        connection = await self._take()
        try:
            response = await connection.handle_async_request(_core(request))
        except BaseException:
            await connection.aclose()
            raise
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(self, connection, response)
        )

    async def _take(self) -> httpcore.AsyncHTTPConnection:
        while self._idle:
            connection = self._idle.pop()
            if connection.is_available() and not connection.has_expired():
                return connection
            await connection.aclose()
        return httpcore.AsyncHTTPConnection(
            self._origin, self._tls, http2=self._origin.scheme == b"https", network_backend=self._network
        )

    async def give_back(self, connection: httpcore.AsyncHTTPConnection) -> None:
        """Keep a connection for the next request, or close it where its answer was not read to the end."""
        if connection.is_idle() and not connection.is_closed():
            self._idle.append(connection)
        else:
            await connection.aclose()

    async def aclose(self) -> None:
        """Close the connections that are idle."""
        while self._idle:
            await self._idle.pop().aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(
        self, pool: Connections, connection: httpcore.AsyncHTTPConnection, response: httpcore.Response
    ) -> None:
        self._pool, self._connection, self._response = pool, connection, response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        try:
            await self._response.aclose()
        finally:
            await self._pool.give_back(self._connection)


def _core(request: httpx.Request) -> httpcore.Request:
    url = request.url
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    return httpcore.Request(request.method, target, headers=request.headers.raw, content=request.content)
