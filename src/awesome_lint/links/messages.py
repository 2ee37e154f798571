"""Requests, and the heads of answers."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple

_SENT = re.compile(rb"[A-Z]+ [!-~]+")
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(rb"[^\x00\r\n]*")


class Request(NamedTuple):
    """What is sent to a host. The target is the path, with the query."""

    target: bytes
    headers: Sequence[tuple[bytes, bytes]]
    method: bytes = b"GET"
    content: bytes = b""

    def check(self) -> None:
        """Raises ValueError for what would be read as something else, also by what a proxy makes of it."""
        fields = all(_NAME.fullmatch(name) and _VALUE.fullmatch(value) for name, value in self.headers)
        if not (fields and _SENT.fullmatch(b"%b %b" % (self.method, self.target))):
            raise ValueError("nothing that can be sent")

    def written(self) -> bytes:
        """In HTTP/1.1."""
        fields = b"".join([b"%b: %b\r\n" % field for field in self.headers])
        return b"%b %b HTTP/1.1\r\n%b\r\n%b" % (self.method, self.target, fields, self.content)


class Headers(tuple[tuple[bytes, bytes], ...]):
    """Headers of an answer, their names in lower case. There are few, and few are asked for."""

    __slots__ = ()

    def all(self, name: str) -> list[str]:
        """The values of a header, each time that it is there."""
        wanted = name.encode()
        return [value.decode("latin-1") for key, value in self if key == wanted]

    def get(self, name: str) -> str:
        """The value of a header, '' for none."""
        return ", ".join(self.all(name))

    def first(self, name: str) -> str:
        """The first value of a header, '' for none."""
        return next(iter(self.all(name)), "")


async def next_part(parts: AsyncIterator[bytes]) -> bytes:
    """The next part of a body that is not empty, b'' at its end."""
    async for part in parts:
        if part:
            return part
    return b""
