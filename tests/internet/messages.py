"""What a site is asked and what it answers, and how both are written in HTTP/1.1."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

Headers = tuple[tuple[str, str], ...]
REASONS = {status.value: status.phrase for status in HTTPStatus}
# The name of the file with a line of JSON for each request.
LOG = "requests.jsonl"
NO_BODY = frozenset({204, 304})


@dataclass(slots=True)
class Request:
    """`target` is the path with its query; header names are in lower case."""

    host: str
    method: str
    target: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    scheme: str = "http"
    time: float = 0.0
    ports: dict[str, int | None] = field(default_factory=dict)
    proxied: bool = False

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    def fill(self, text: str) -> str:
        """Put what is known of this request only into a location or a page."""
        for name, value in (("host", self.host), ("path", self.path), *self.ports.items()):
            text = text.replace(f"{{{name}}}", str(value))
        return text


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. What no response should be is said by the fields from `wait` on."""

    status: int = 200
    headers: Headers = ()
    # A stream is sent in chunks, or up to the length that is announced.
    body: bytes | Iterable[bytes] = b""
    # Seconds before the first byte, and between the pieces of a stream.
    wait: float = 0.0
    pause: float = 0.0
    # The Content-Length that is announced; None for the true one.
    length: int | None = None
    # The body is all that is sent, status line included.
    raw: bool = False
    # What becomes of the connection: keep, close, reset, or hang until the client has enough.
    end: str = "keep"


class Behaviour(Protocol):
    """A site, or a part of one."""

    def __call__(self, request: Request, /) -> Answer:
        """What is answered."""


def parse(head: bytes, scheme: str) -> Request:
    """Read the head of a request; the target may be absolute, as it is for a proxy."""
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.lower()] = value.strip()
    if target.startswith("/") or method == "CONNECT":
        return Request(hostname(headers.get("host", "")), method, target, headers, b"", scheme)
    parts = urlsplit(target)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Request(hostname(parts.netloc), method, target, headers, b"", scheme, proxied=True)


def hostname(authority: str) -> str:
    """The name without its port."""
    name, colon, port = authority.rpartition(":")
    return (name if colon and port.isdigit() else authority).lower()


def head(answer: Answer) -> bytes:
    """The status line and the headers, with those that say where the body ends."""
    lines = [f"HTTP/1.1 {answer.status} {REASONS.get(answer.status, 'Unknown')}"]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    if answer.length is not None:
        lines.append(f"Content-Length: {answer.length}")
    elif isinstance(answer.body, bytes):
        if answer.status not in NO_BODY:
            lines.append(f"Content-Length: {len(answer.body)}")
    else:
        lines.append("Transfer-Encoding: chunked")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")
