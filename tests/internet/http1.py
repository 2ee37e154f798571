"""Plays answers over HTTP/1.1, however broken they are."""

import asyncio
import socket
import struct
from asyncio import StreamReader, StreamWriter

from .messages import NO_BODY, Answer, Request, head, parse

NO_LINGER = struct.pack("ii", 1, 0)


async def read(reader: StreamReader, scheme: str) -> Request:
    """The next request of a connection; raises IncompleteReadError after the last."""
    request = parse(await reader.readuntil(b"\r\n\r\n"), scheme)
    if length := int(request.headers.get("content-length", 0)):
        request.body = await reader.readexactly(length)
    return request


async def play(answer: Answer, request: Request, reader: StreamReader, writer: StreamWriter) -> int:
    """Send an answer and return how many bytes of its body were sent before the client had enough."""
    if answer.wait:
        await asyncio.sleep(answer.wait)
    if not answer.raw and (request.method == "HEAD" or answer.status in NO_BODY):
        sent = 0
        writer.write(head(answer))
    elif isinstance(answer.body, bytes):
        sent = len(answer.body)
        writer.write(answer.body if answer.raw else head(answer) + answer.body)
    else:
        sent = await _stream(answer, writer)
    await _end(answer.end, reader, writer)
    return sent


async def _stream(answer: Answer, writer: StreamWriter) -> int:
    chunked = not answer.raw and answer.length is None
    if not answer.raw:
        writer.write(head(answer))
    sent = 0
    try:
        for piece in answer.body:
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
            await writer.drain()
            sent += len(piece)
            # A transport that was closed by the other side takes what it is given without complaint.
            if writer.is_closing():
                return sent
            if answer.pause:
                await asyncio.sleep(answer.pause)
    except ConnectionError:
        return sent
    if chunked:
        writer.write(b"0\r\n\r\n")
    return sent


async def _end(end: str, reader: StreamReader, writer: StreamWriter) -> None:
    if end == "hang":
        await reader.read()
    elif end == "reset":
        # Without lingering, closing sends RST in place of FIN.
        connection = writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
        writer.transport.abort()
