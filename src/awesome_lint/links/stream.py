"""A connection of asyncio, to be read and written."""

from __future__ import annotations

import asyncio
from typing import Any, cast

_MOST = 256 * 1024  # bytes that may wait to be read


class Stream(asyncio.Protocol):
    """Bytes to and from another machine, over TCP or TLS. Times are the caller's to limit.

    asyncio's own readers and writers know not what came while nobody read, and cost twice as much.
    """

    def __init__(self) -> None:
        self._came = bytearray()
        self.ended = False
        self._error: Exception | None = None
        self._awaited: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by asyncio."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Called by asyncio."""
        self._came += data
        if len(self._came) > _MOST:
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """Called by asyncio."""
        self.ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio."""
        self.ended, self._error = True, exc
        self._wake()

    def _wake(self) -> None:
        if self._awaited and not self._awaited.done():
            self._awaited.set_result(None)

    @property
    def quiet(self) -> bool:
        """Whether all that came was read, and more may come."""
        return not self._came and not self.ended

    @property
    def protocol(self) -> str:
        """What was agreed on to speak, '' where that was not asked."""
        tls = self._transport.get_extra_info("ssl_object")
        return (tls and tls.selected_alpn_protocol()) or ""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What came; b'' at the end. Raises OSError."""
        if self.quiet:
            self._awaited = asyncio.get_running_loop().create_future()
            await self._awaited
        if self._error and not self._came:
            raise self._error
        data = bytes(self._came[:max_bytes])
        del self._came[:max_bytes]
        if not self.ended and len(self._came) <= _MOST:
            self._transport.resume_reading()
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send something short. Raises ConnectionError."""
        if self.ended:
            raise ConnectionResetError("closed by the other side")
        self._transport.write(buffer)

    async def aclose(self) -> None:
        """End it at once: over TLS the other side's goodbye may take half a minute."""
        self._transport.abort()

    def get_extra_info(self, info: str) -> Any:
        """Nothing; httpcore asks."""
        return None
