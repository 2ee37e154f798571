"""The bodies of answers: read no further than is needed, and unpacked no further than is safe."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable

from .transport import NETWORK_ERRORS, Reply

_MOST = 256 * 1024  # bytes of a page that are read
_LARGEST = 32 * 1024 * 1024  # bytes that an API may answer
_DRAIN = 64 * 1024  # bytes worth reading for nothing, to keep the connection
_BODY = 5.0  # seconds for a body; what came until then is enough


async def first_part(reply: Reply) -> bytes:
    """The first part of the body, or what of it came in time: the status is what counts."""
    parts: list[bytes] = []
    try:
        async with asyncio.timeout(_BODY):
            await _read(reply, parts)
    except (TimeoutError, *NETWORK_ERRORS):
        pass
    return b"".join(parts)


async def whole(reply: Reply) -> bytes:
    """All of the body, unpacked."""
    unpack = _unpacker(reply.headers.get("content-encoding"))
    parts: list[bytes] = []
    size = 0
    while chunk := await reply.part():
        parts.append(unpack(chunk, _LARGEST + 1 - size))
        size += len(parts[-1])
        if size > _LARGEST:
            raise ValueError(f"an answer of more than {_LARGEST >> 20} MiB")
    return b"".join(parts)


async def _read(reply: Reply, parts: list[bytes]) -> None:
    """The first part of a page, unpacked; other kinds of file are read only if that is cheap."""
    kind = reply.headers.get("content-type")
    length = reply.headers.get("content-length")
    page = "html" in kind or not kind
    if not page and not (length.isascii() and length.isdigit() and int(length[:12]) <= _DRAIN):
        return
    unpack = _unpacker(reply.headers.get("content-encoding"))
    size = raw = 0
    while chunk := await reply.part():
        parts.append(unpack(chunk, _MOST - size))
        size, raw = size + len(parts[-1]), raw + len(chunk)
        if max(size, raw) >= _MOST:
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
