"""Requests over a connection, one at a time, in HTTP/1.1 or HTTP/2.

httpcore speaks both, but HTTP/1.1 at three times the processor time, most of it for locks.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, Protocol, cast

import h11
import httpx

from .stream import Stream

_HEAD = 100 * 1024  # bytes of a status line and headers
_CHUNK = 64 * 1024


class Reply(NamedTuple):
    """An answer, of which the body is yet to be read."""

    status: int
    headers: Sequence[tuple[bytes, bytes]]
    body: AsyncGenerator[bytes, None]


class Connection(Protocol):
    """What both have in common. All of it raises httpx.TransportError and OSError."""

    async def ask(self, request: httpx.Request) -> Reply:
        """The answer to a request."""

    async def finish(self) -> None:
        """Be done with an answer, whether it was read to its end or not."""

    @property
    def usable(self) -> bool:
        """Whether it is good for another request."""

    async def aclose(self) -> None:
        """End it."""


class Http1:
    """HTTP/1.1."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._state = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEAD)

    async def ask(self, request: httpx.Request) -> Reply:
        """See `Connection`."""
        with _explained(h11.ProtocolError):
            head = h11.Request(
                method=request.method, target=request.url.raw_path, headers=request.headers.raw
            )
            events = head, h11.Data(data=request.content), h11.EndOfMessage()
            await self._stream.write(b"".join(filter(None, map(self._state.send, events))))
            while not isinstance(event := await self._event(), h11.Response):
                pass  # an answer before the answer, such as 103
        return Reply(event.status_code, event.headers.raw_items(), self._body())

    async def _body(self) -> AsyncGenerator[bytes, None]:
        with _explained(h11.ProtocolError):
            while isinstance(event := await self._event(), h11.Data):
                yield bytes(event.data)

    async def _event(self) -> h11.Event:
        while (event := self._state.next_event()) is h11.NEED_DATA:
            data = await self._stream.read(_CHUNK)
            if not data and self._state.their_state is h11.SEND_RESPONSE:
                raise httpx.ReadError("closed without an answer")
            self._state.receive_data(data)
        return cast(h11.Event, event)

    async def finish(self) -> None:
        """See `Connection`."""
        if self._state.our_state is h11.DONE and self._state.their_state is h11.DONE:
            self._state.start_next_cycle()

    @property
    def usable(self) -> bool:
        """See `Connection`. What comes unasked would pass for the next answer."""
        return self._state.our_state is h11.IDLE and self._stream.quiet and not self._state.trailing_data[0]

    async def aclose(self) -> None:
        """See `Connection`."""
        await self._stream.aclose()


class Http2:
    """HTTP/2, which httpcore speaks."""

    def __init__(self, stream: Stream, url: httpx.URL) -> None:
        import httpcore  # costly to import, and not needed for every list

        self._stream = stream
        origin = httpcore.URL(str(url)).origin
        self._state = httpcore.AsyncHTTP2Connection(origin, cast("httpcore.AsyncNetworkStream", stream))
        self._errors = httpcore.ProtocolError, httpcore.ConnectionNotAvailable

    async def ask(self, request: httpx.Request) -> Reply:
        """See `Connection`."""
        import httpcore

        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        asked = httpcore.Request(request.method, target, headers=request.headers.raw, content=request.content)
        with _explained(*self._errors):
            self._response = await self._state.handle_async_request(asked)
        return Reply(self._response.status, self._response.headers, self._body())

    async def _body(self) -> AsyncGenerator[bytes, None]:
        with _explained(*self._errors):
            async for part in self._response.aiter_stream():
                yield part

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
