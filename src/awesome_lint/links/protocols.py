"""What connections in HTTP/1.1 and HTTP/2 have in common, and HTTP/2, which httpcore speaks.

httpcore speaks HTTP/1.1, too, but at a multiple of the processor time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, cast

import httpx

from .messages import Headers, Request, next_part
from .stream import Stream


class Connection(Protocol):
    """Requests, one at a time. All of it raises httpx.TransportError, OSError and ValueError."""

    async def ask(self, request: Request) -> tuple[int, Headers]:
        """The head of the answer to a request: status and headers."""

    async def part(self) -> bytes:
        """The next part of its body, b'' at the end."""

    async def finish(self) -> None:
        """Be done with an answer, whether it was read to its end or not."""

    @property
    def usable(self) -> bool:
        """Whether it is good for another request."""

    async def aclose(self) -> None:
        """End it."""


class Http2:
    """HTTP/2."""

    def __init__(self, stream: Stream, url: httpx.URL) -> None:
        import httpcore  # costly to import, and not needed for every list

        self._stream = stream
        self._origin = httpcore.URL(str(url)).origin
        self._state = httpcore.AsyncHTTP2Connection(self._origin, cast("httpcore.AsyncNetworkStream", stream))
        self._errors = httpcore.ProtocolError, httpcore.ConnectionNotAvailable

    async def ask(self, request: Request) -> tuple[int, Headers]:
        """See `Connection`."""
        import httpcore

        scheme, host, port = self._origin.scheme, self._origin.host, self._origin.port
        target = httpcore.URL(scheme=scheme, host=host, port=port, target=request.target)
        asked = httpcore.Request(request.method, target, headers=request.headers, content=request.content)
        with _explained(*self._errors):
            self._response = await self._state.handle_async_request(asked)
        self._parts = self._response.aiter_stream()
        return self._response.status, Headers((name.lower(), value) for name, value in self._response.headers)

    async def part(self) -> bytes:
        """See `Connection`."""
        with _explained(*self._errors):
            return await next_part(self._parts)

    async def finish(self) -> None:
        """See `Connection`."""
        with _explained(*self._errors):
            await self._response.aclose()

    @property
    def usable(self) -> bool:
        """See `Connection`."""
        return self._state.is_available() and self._state.is_idle() and not self._stream.ended

    async def aclose(self) -> None:
        """See `Connection`."""
        await self._state.aclose()


@contextmanager
def _explained(*errors: type[Exception]) -> Iterator[None]:
    """The exceptions of a library, as httpx has them."""
    try:
        yield
    except errors as error:
        raise httpx.RemoteProtocolError(str(error)) from error
