"""One request: to an address that may be asked, read no further than is needed."""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

import httpx

from .addresses import check_literal
from .policy import Policy
from .proxy import ByProxy, Proxies
from .transport import Connections, Network, host_of, tls_context

MOST = 256 * 1024  # bytes of a body that are read
_LARGEST = 32 * 1024 * 1024  # bytes that an API may answer
_DRAIN = 64 * 1024  # bytes worth reading for nothing, to keep the connection
_BODY = 5.0  # seconds for a body; what came until then is enough
_KEPT = 64  # hosts whose connections are kept open
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en,*;q=0.5",
}


# What goes wrong between two machines, by way of a proxy or not.
NETWORK_ERRORS = (httpx.TransportError, OSError)


class Answer(NamedTuple):
    """What one request brought."""

    status: int
    headers: httpx.Headers
    body: bytes


class Client:
    """Asks hosts. Each has connections of its own: a pool that many share gets slow."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._proxies = Proxies()
        self._headers = {**_HEADERS, "User-Agent": policy.user_agent}
        self._room = asyncio.Semaphore(policy.at_once)
        self._tls: ssl.SSLContext | None = None
        self._transports: OrderedDict[str, httpx.AsyncBaseTransport] = OrderedDict()
        self._busy: dict[str, int] = {}
        self._network = Network(private=policy.private)

    async def aclose(self) -> None:
        """Close all connections."""
        for transport in self._transports.values():
            await transport.aclose()

    async def get(self, url: str, cookies: httpx.Cookies) -> Answer:
        """The answer to a GET, with the first part of its body where that is a page.

        Raises what `resolver.resolve` and httpx raise, and TimeoutError.
        """
        parsed = httpx.URL(url)
        # httpx would read the name of the host for this header, and knows fewer names than browsers.
        host = {"Host": parsed.netloc.decode("ascii")}
        request = httpx.Request("GET", parsed, headers=host | self._headers_for(host_of(parsed)))
        if len(cookies.jar):
            cookies.set_cookie_header(request)
        async with self._sent(request) as response:
            if "set-cookie" in response.headers:
                response.request = request
                cookies.extract_cookies(response)
            return Answer(response.status_code, response.headers, await _body(response))

    async def call(self, request: httpx.Request) -> Answer:
        """The answer of an API, whole. Raises what `get` raises, and ValueError where it is too large."""
        request.headers["User-Agent"] = self._policy.user_agent
        async with asyncio.timeout(self._policy.timeout * 2), self._sent(request) as response:
            return Answer(response.status_code, response.headers, await _whole(response))

    @asynccontextmanager
    async def _sent(self, request: httpx.Request) -> AsyncIterator[httpx.Response]:
        proxy = self._proxies.of(request.url)
        if proxy and not self._policy.private:
            check_literal(host_of(request.url))
        async with self._room, self._transport(request.url, proxy) as transport:
            async with asyncio.timeout(self._policy.timeout):
                response = await transport.handle_async_request(request)
            try:
                yield response
            finally:
                await response.aclose()

    def _headers_for(self, host: str) -> dict[str, str]:
        """What is configured for one host goes to no other, wherever it redirects."""
        own = self._policy.manner(host).headers
        return {**self._headers, **own} if own else self._headers

    @asynccontextmanager
    async def _transport(self, url: httpx.URL, proxy: str | None) -> AsyncIterator[httpx.AsyncBaseTransport]:
        """The connections of a host; of those that are idle, the ones used longest ago make room."""
        key = f"{url.scheme}://{url.netloc.decode('ascii')}"
        transport = self._transports.pop(key, None) or self._new_transport(url, proxy)
        self._transports[key] = transport
        self._busy[key] = self._busy.get(key, 0) + 1
        try:
            yield transport
        finally:
            self._busy[key] -= 1
            await self._make_room()

    async def _make_room(self) -> None:
        if len(self._transports) > _KEPT:
            idle = next((key for key in self._transports if not self._busy.get(key)), None)
            if idle:
                await self._transports.pop(idle).aclose()

    def _new_transport(self, url: httpx.URL, proxy: str | None) -> httpx.AsyncBaseTransport:
        if proxy:
            return ByProxy(proxy, self._secure())
        return Connections(url, self._secure, self._network)

    def _secure(self) -> ssl.SSLContext:
        """What connections over TLS have in common; it takes 24 ms to make."""
        if self._tls is None:
            self._tls = tls_context()
        return self._tls


async def _body(response: httpx.Response) -> bytes:
    """The first part of the body, or what of it came in time: the status is what counts."""
    parts: list[bytes] = []
    try:
        async with asyncio.timeout(_BODY):
            await _read(response, parts)
    except (TimeoutError, *NETWORK_ERRORS):
        pass
    return b"".join(parts)


async def _whole(response: httpx.Response) -> bytes:
    """All of the body, unpacked."""
    unpack = _unpacker(response.headers.get("content-encoding", ""))
    parts: list[bytes] = []
    size = 0
    async for chunk in response.aiter_raw():
        parts.append(unpack(chunk, _LARGEST + 1 - size))
        size += len(parts[-1])
        if size > _LARGEST:
            raise ValueError(f"an answer of more than {_LARGEST >> 20} MiB")
    return b"".join(parts)


async def _read(response: httpx.Response, parts: list[bytes]) -> None:
    """The first part of a page, unpacked; other kinds of file are read only if that is cheap."""
    kind = response.headers.get("content-type", "")
    length = response.headers.get("content-length", "")
    page = "html" in kind or not kind
    if not page and not (length.isascii() and length.isdigit() and int(length[:12]) <= _DRAIN):
        return
    unpack = _unpacker(response.headers.get("content-encoding", ""))
    size = raw = 0
    assert isinstance(response.stream, httpx.AsyncByteStream)
    async for chunk in response.stream:
        parts.append(unpack(chunk, MOST - size))
        size, raw = size + len(parts[-1]), raw + len(chunk)
        if max(size, raw) >= MOST:
            return


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes]:
    """Unpacks chunk by chunk, no more than so many bytes: a small body may unpack to gigabytes."""
    if encoding.strip().lower() in ("", "identity"):
        return lambda chunk, most: chunk[:most]
    inflate = zlib.decompressobj(47)  # gzip and zlib, told apart by their headers

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return inflate.decompress(chunk, max(most, 1))
        except zlib.error:
            return b""

    return unpack
