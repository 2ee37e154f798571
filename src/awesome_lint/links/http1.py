"""HTTP/1.1 over a connection, one request at a time. httptools reads the answers, as they come."""

from __future__ import annotations

import httptools
import httpx

from .messages import Headers, Request
from .stream import Stream

_IDLE = 100 * 1024  # bytes that may come in a row without any of the body: a head, and the likes of it
_CHUNK = 64 * 1024
# Browsers mind none of it, and nobody stands in between who would be led astray.
_LENIENT = dict.fromkeys(
    (
        "lenient_headers",
        "lenient_chunked_length",
        "lenient_optional_cr_before_lf",
        "lenient_spaces_after_chunk_size",
    ),
    True,
)


class Http1:
    """See `protocols.Connection`."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._answer = _Answer()

    async def ask(self, request: Request) -> tuple[int, Headers]:
        """See `Connection`."""
        self._answer.expect()
        await self._stream.write(request.written())
        while not self._answer.status:
            if not await self._more():
                raise httpx.ReadError("closed without an answer")
        return self._answer.status, self._answer.headers

    async def part(self) -> bytes:
        """See `Connection`."""
        answer = self._answer
        while not answer.parts and not answer.ended:
            if not await self._more():
                if answer.measured:
                    raise httpx.RemoteProtocolError("closed before the end of the answer")
                return b""
        return answer.take()

    async def _more(self) -> bool:
        if self._answer.error:
            raise httpx.RemoteProtocolError(self._answer.error)
        data = await self._stream.read(_CHUNK)
        self._answer.feed(data)
        return bool(data)

    async def finish(self) -> None:
        """See `Connection`."""

    @property
    def usable(self) -> bool:
        """See `Connection`. What comes unasked would pass for the next answer."""
        return self._answer.ended and self._answer.kept and not self._answer.error and self._stream.quiet

    async def aclose(self) -> None:
        """See `Connection`."""
        await self._stream.aclose()


class _Answer:
    """What httptools makes of the bytes of one answer after another.

    An error is for who reads what came before it.
    """

    def __init__(self) -> None:
        self.error = ""
        self._fields: list[tuple[bytes, bytes]] = []
        self._parser = httptools.HttpResponseParser(self)
        self._parser.set_dangerous_leniencies(**_LENIENT)
        self.expect()

    def expect(self) -> None:
        """Be ready for an answer."""
        self.status = 0  # until its head is whole
        self.headers = Headers()
        self.measured = self.ended = self.kept = False
        self.parts: list[bytes] = []
        self._idle = 0

    def feed(self, data: bytes) -> None:
        """Read on."""
        self._idle += len(data)
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            self.error = str(error) or "the answer is not HTTP"
        if self._idle > _IDLE and not self.ended:
            self.error = self.error or "too much that is no body"

    def take(self) -> bytes:
        """What came of the body since it was last taken."""
        data = b"".join(self.parts)
        self.parts.clear()
        return data

    def on_message_begin(self) -> None:
        """Called by httptools, for every answer that comes."""
        if self.ended:
            raise ValueError("more than was asked for")

    def on_header(self, name: bytes, value: bytes) -> None:
        """Called by httptools, also for what stands behind the body."""
        if not self.status:
            self._fields.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        """Called by httptools. An answer before the answer, such as 103, is passed over."""
        status = self._parser.get_status_code()
        if status >= 200:
            self.status, self.headers = status, Headers(self._fields)
        self._fields.clear()
        self.measured = any(name in (b"content-length", b"transfer-encoding") for name, _ in self.headers)

    def on_body(self, body: bytes) -> None:
        """Called by httptools."""
        self._idle = 0
        self.parts.append(body)

    def on_message_complete(self) -> None:
        """Called by httptools."""
        if self.status:
            self.ended, self.kept = True, self._parser.should_keep_alive()
