"""Sites that break the protocol, dawdle, or send more than anybody wants."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from .messages import Answer, Behaviour, Request, head

BLOCK = bytes(1 << 20)


@dataclass(frozen=True)
class Raw:
    """Just these bytes, status line and all, and then the end of the connection."""

    data: bytes = b""
    end: str = "close"

    def __call__(self, request: Request) -> Answer:
        return Answer(body=self.data, raw=True, end=self.end)


EMPTY = Raw()
RESET = Raw(end="reset")
SILENT = Raw(end="hang")
NOT_HTTP = Raw(b"SSH-2.0-OpenSSH_9.6\r\n")


@dataclass(frozen=True)
class Unasked:
    """After each answer one more, which nobody asked for, and leave the connection open."""

    site: Behaviour
    pause: float = 0.0

    def __call__(self, request: Request) -> Answer:
        answer, more = self.site(request), Answer(404)
        pieces = [head(answer) + _whole(answer), head(more)]
        return Answer(body=pieces if self.pause else b"".join(pieces), pause=self.pause, raw=True)


@dataclass(frozen=True)
class Late:
    """Answer after a while."""

    seconds: float
    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        return replace(self.site(request), wait=self.seconds)


@dataclass(frozen=True)
class Drip:
    """Send the body in pieces, with a pause after each."""

    site: Behaviour
    pieces: int
    pause: float

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        return replace(answer, body=_cut(_whole(answer), self.pieces), pause=self.pause)


@dataclass(frozen=True)
class SlowHead:
    """Send even the status line and the headers in pieces."""

    site: Behaviour
    pieces: int
    pause: float

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        pieces = [*_cut(head(answer), self.pieces), _whole(answer)]
        return Answer(body=pieces, pause=self.pause, raw=True, end="close")


@dataclass(frozen=True)
class WrongLength:
    """Announce so many bytes more than there are, or fewer, then end."""

    site: Behaviour
    more: int

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        return replace(answer, length=len(_whole(answer)) + self.more, end="close")


@dataclass(frozen=True)
class BadChunks:
    """Send the body as one chunk, and after it what is none."""

    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        page = _whole(answer)
        start = head(replace(answer, body=[]))
        return Answer(body=start + b"%x\r\n%b\r\nno number\r\n" % (len(page), page), raw=True, end="close")


@dataclass(frozen=True)
class Huge:
    """A page that goes on for so many bytes."""

    site: Behaviour
    size: int = 10_000_000_000

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        return replace(answer, body=Filled(_whole(answer), BLOCK, self.size // len(BLOCK)))


@dataclass(frozen=True)
class Endless:
    """Some bytes, status line and all, then others again and again, as good as for ever."""

    start: bytes
    block: bytes
    times: int = 10_000

    def __call__(self, request: Request) -> Answer:
        return Answer(body=Filled(self.start, self.block, self.times), raw=True, end="close")


@dataclass(frozen=True)
class Bomb:
    """A page in gzip, followed by so many MiB of zeros at a thousandth of their size."""

    site: Behaviour
    mebibytes: int = 10_000

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        gzip = zlib.compressobj(9, wbits=31)
        # After a full flush nothing refers to what came before, so one block can be sent again and again.
        start = gzip.compress(_whole(answer)) + gzip.flush(zlib.Z_FULL_FLUSH)
        block = gzip.compress(BLOCK) + gzip.flush(zlib.Z_FULL_FLUSH)
        headers = (*answer.headers, ("Content-Encoding", "gzip"))
        return replace(answer, headers=headers, body=Filled(start, block, self.mebibytes))


@dataclass(frozen=True)
class ManyHeaders:
    """So many more headers of so many bytes."""

    site: Behaviour
    number: int
    size: int = 100

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        more = tuple((f"X-More-{number}", "x" * self.size) for number in range(self.number))
        return replace(answer, headers=(*answer.headers, *more))


@dataclass(frozen=True)
class Unannounced:
    """Close the connection after each answer without saying so, as servers do with idle ones."""

    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        return replace(self.site(request), end="close")


class Weather:
    """By chance, with this seed, in this share of the answers, something that breaks in place of the site."""

    def __init__(self, site: Behaviour, seed: int, share: float) -> None:
        self.site, self.share = site, share
        self.random = Random(seed)
        self.faults = (RESET, EMPTY, SILENT, NOT_HTTP, Raw(b"HTTP/1.1 200 OK\r\nContent-Le"))
        self.faults += (WrongLength(site, 5000), *(Broken(status) for status in (500, 502, 503, 504)))

    def __call__(self, request: Request) -> Answer:
        bad = self.random.random() < self.share
        return (self.random.choice(self.faults) if bad else self.site)(request)


@dataclass(frozen=True)
class Broken:
    """An error of the server, with a page that says so."""

    status: int

    def __call__(self, request: Request) -> Answer:
        return Answer(self.status, body=b"<h1>Internal error</h1>" * 20)


@dataclass(frozen=True)
class Filled:
    """A start, then one block again and again."""

    start: bytes
    block: bytes
    times: int

    def __iter__(self) -> Iterator[bytes]:
        yield self.start
        for _ in range(self.times):
            yield self.block


def _whole(answer: Answer) -> bytes:
    return answer.body if isinstance(answer.body, bytes) else b"".join(answer.body)


def _cut(data: bytes, pieces: int) -> list[bytes]:
    size = -(-len(data) // pieces)
    return [data[start : start + size] for start in range(0, len(data), size)]
