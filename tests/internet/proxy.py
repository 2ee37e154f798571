"""The server as an HTTP proxy: tunnels of CONNECT end at its own ports, whatever the name."""

import asyncio
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from typing import TYPE_CHECKING

from . import http1
from .messages import Answer, Request, hostname

if TYPE_CHECKING:
    from .server import Server

CHUNK = 65536


async def tunnel(
    server: "Server", request: Request, reader: StreamReader, writer: StreamWriter, number: int
) -> None:
    """Connect a client with the port that plays the host it named."""
    request.host, request.proxied = hostname(request.target), True
    known = request.host in server.sites or "*" in server.sites
    answer = Answer(200, length=0) if known else Answer(502)
    server.note(request, answer.status, "HTTP/1.1", number)
    await http1.play(answer, request, reader, writer)
    if known:
        plain = request.target.endswith((":80", f":{server.ports['http']}"))
        port = server.ports["http" if plain else "https"]
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_copy(reader, back), _copy(there, writer))


async def _copy(reader: StreamReader, writer: StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    writer.close()
