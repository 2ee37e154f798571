"""The process that plays all hosts: sites come in on standard input, requests go into a log.

It ends when its standard input does, so it cannot outlive the process that started it.
"""

import asyncio
import itertools
import json
import os
import pickle
import ssl
import sys
import time
import traceback
from asyncio import StreamReader, StreamWriter
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from . import http1, http2, proxy
from .messages import LOG, Answer, Behaviour, Request
from .tls import server_context

GONE = (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError, TimeoutError)

BACKLOG = 1024
Play = Callable[[Answer, Request], Awaitable[int]]


class Server:
    """Hosts, and the log of what they were asked."""

    def __init__(self, log: Path, latency: float) -> None:
        self.sites: dict[str, Behaviour] = {}
        self.ports: dict[str, int | None] = {}
        self.latency = latency
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._numbers, self._connections = itertools.count(1), itertools.count(1)
        self._in_flight: Counter[str] = Counter()

    async def connection(self, reader: StreamReader, writer: StreamWriter, scheme: str) -> None:
        """Serve a connection to its end."""
        number = next(self._connections)
        with suppress(*GONE):
            try:
                if http2.chosen(writer):
                    await http2.serve(self, reader, writer, number)
                else:
                    await self._http1(reader, writer, scheme, number)
            finally:
                writer.close()

    async def _http1(self, reader: StreamReader, writer: StreamWriter, scheme: str, number: int) -> None:
        def play(answer: Answer, request: Request) -> Awaitable[int]:
            return http1.play(answer, request, reader, writer)

        while True:
            request = await http1.read(reader, scheme)
            if request.method == "CONNECT":
                return await proxy.tunnel(self, request, reader, writer, number)
            answer = await self.serve(request, play, "HTTP/1.1", number)
            if answer.end != "keep" or request.headers.get("connection") == "close":
                return None

    async def serve(self, request: Request, play: Play, protocol: str, connection: int) -> Answer:
        """Find the answer, note it, send it."""
        request.time, request.ports = time.monotonic(), self.ports
        answer = self._answer(request)
        self._in_flight[request.host] += 1
        number = self.note(request, answer.status, protocol, connection)
        try:
            sent = await play(answer, request)
        finally:
            self._in_flight[request.host] -= 1
        if not isinstance(answer.body, bytes):
            self._write({"number": number, "sent": sent})
        return answer

    def _answer(self, request: Request) -> Answer:
        site = self.sites.get(request.host) or self.sites.get("*")
        if site is None:
            return Answer(502 if request.proxied else 421)
        try:
            answer = site(request)
        except Exception:
            traceback.print_exc()
            return Answer(500)
        return replace(answer, wait=answer.wait + self.latency) if self.latency else answer

    def note(self, request: Request, status: int, protocol: str, connection: int) -> int:
        """Write a request into the log."""
        number = next(self._numbers)
        self._write(
            {
                "number": number,
                "time": request.time,
                "scheme": request.scheme,
                "host": request.host,
                "method": request.method,
                "target": request.target,
                "headers": request.headers,
                "body": request.body.decode("utf-8", "replace"),
                "status": status,
                "protocol": protocol,
                "connection": connection,
                "in_flight": self._in_flight[request.host],
                "proxied": request.proxied,
            }
        )
        return number

    def _write(self, record: dict[str, object]) -> None:
        os.write(self._log, json.dumps(record).encode() + b"\n")


async def listen(server: Server, scheme: str, context: ssl.SSLContext | None) -> asyncio.Server:
    """Open a port of the loopback for one scheme."""

    async def connected(reader: StreamReader, writer: StreamWriter) -> None:
        await server.connection(reader, writer, scheme)

    listener = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=context, backlog=BACKLOG)
    server.ports[scheme] = listener.sockets[0].getsockname()[1]
    return listener


async def main() -> None:
    """Read how to start, say which ports were taken, then take changes of sites until there are no more."""
    options, sites = pickle.load(sys.stdin.buffer)
    server = Server(options["folder"] / LOG, options["latency"])
    server.sites = sites
    await listen(server, "http", None)
    if options["tls"]:
        protocols = ["h2", "http/1.1"] if options["http2"] else ["http/1.1"]
        await listen(server, "https", server_context(options["folder"], sites, protocols))
    while True:
        print(json.dumps(server.ports), flush=True)
        try:
            server.sites |= await asyncio.to_thread(pickle.load, sys.stdin.buffer)
        except EOFError:
            # Whoever still waits for an answer is not told.
            os._exit(0)


if __name__ == "__main__":
    asyncio.run(main())
