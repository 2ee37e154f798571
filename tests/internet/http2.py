"""Plays answers over HTTP/2; those that break HTTP/1.1 end the connection here."""

import asyncio
from asyncio import StreamReader, StreamWriter
from functools import partial
from typing import TYPE_CHECKING

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import DataReceived, RequestReceived, StreamEnded, StreamReset, WindowUpdated
from h2.exceptions import ProtocolError

from .messages import NO_BODY, Answer, Request, hostname

if TYPE_CHECKING:
    from .server import Server

CHUNK = 65536


def chosen(writer: StreamWriter) -> bool:
    """Whether client and server agreed on HTTP/2 in the handshake."""
    tls = writer.get_extra_info("ssl_object")
    return tls is not None and tls.selected_alpn_protocol() == "h2"


async def serve(server: "Server", reader: StreamReader, writer: StreamWriter, number: int) -> None:
    """Serve a connection; each stream is a task."""
    await Connection(server, writer, number).run(reader)


class Connection:
    """The streams of one connection."""

    def __init__(self, server: "Server", writer: StreamWriter, number: int) -> None:
        self.server, self.writer, self.number = server, writer, number
        self.http = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self.requests: dict[int, Request] = {}
        self.tasks: dict[int, asyncio.Task[Answer]] = {}
        self.wider = asyncio.Event()

    async def run(self, reader: StreamReader) -> None:
        """Feed what is received to the streams until the client leaves."""
        self.http.initiate_connection()
        try:
            while not self.writer.is_closing():
                self.writer.write(self.http.data_to_send())
                if not (data := await reader.read(CHUNK)):
                    break
                for event in self.http.receive_data(data):
                    self.receive(event)
        except ProtocolError:
            pass
        finally:
            for task in self.tasks.values():
                task.cancel()

    def receive(self, event: object) -> None:
        """Take one event of the protocol."""
        if isinstance(event, RequestReceived):
            headers = dict(event.headers)
            method, target, scheme, host = (
                headers.pop(f":{name}", "") for name in ("method", "path", "scheme", "authority")
            )
            self.requests[event.stream_id] = Request(
                hostname(host), method, target, {"host": host} | headers, b"", scheme
            )
        elif isinstance(event, DataReceived):
            self.requests[event.stream_id].body += event.data
            self.http.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, StreamEnded):
            answer = self.server.serve(
                self.requests.pop(event.stream_id), partial(self.play, event.stream_id), "HTTP/2", self.number
            )
            self.tasks[event.stream_id] = asyncio.create_task(answer)
        elif isinstance(event, StreamReset) and event.stream_id in self.tasks:
            self.tasks.pop(event.stream_id).cancel()
        elif isinstance(event, WindowUpdated):
            self.wider.set()

    async def play(self, stream: int, answer: Answer, request: Request) -> int:
        """Send an answer on its stream."""
        await asyncio.sleep(answer.wait)
        if answer.raw:
            self.writer.close()
            return 0
        empty = request.method == "HEAD" or answer.status in NO_BODY
        headers = [
            (":status", str(answer.status)),
            *((name.lower(), value) for name, value in answer.headers),
        ]
        if answer.length is not None:
            headers.append(("content-length", str(answer.length)))
        self.http.send_headers(stream, headers, end_stream=empty)
        sent = 0
        if not empty:
            for piece in [answer.body] if isinstance(answer.body, bytes) else answer.body:
                await self.send(stream, piece)
                sent += len(piece)
                await asyncio.sleep(answer.pause)
            if answer.end == "keep":
                self.http.end_stream(stream)
            elif answer.end != "hang":
                self.http.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)
        await self.flush()
        return sent

    async def send(self, stream: int, data: bytes) -> None:
        """Send a piece as the client's window lets it through."""
        while data:
            size = min(
                self.http.local_flow_control_window(stream), self.http.max_outbound_frame_size, len(data)
            )
            if size:
                self.http.send_data(stream, data[:size])
                await self.flush()
                data = data[size:]
            else:
                self.wider.clear()
                await self.wider.wait()

    async def flush(self) -> None:
        """Hand to the transport what the protocol has ready."""
        self.writer.write(self.http.data_to_send())
        await self.writer.drain()
