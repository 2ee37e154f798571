"""What befalls a service: each takes a site and gives the one that fails, always or at first.

scholarly(world, datacite={"fault": ERROR}, crossref={"fault": at_first(LIMITED, times=2)})
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from tests.internet import broken
from tests.internet.limits import retry_after
from tests.internet.messages import Answer, Behaviour, Request
from tests.internet.sites import Page, Status

Fault = Callable[[Behaviour], Behaviour]

# Stands before a site for people with a browser; nothing in it says that it is no answer, but the type.
BOT_WALL = Page(
    "Making sure you're not a bot!",
    '<p>Loading...</p><script id="anubis_challenge" type="application/json">{"rules":{"difficulty":4}}</script>',
    cited=False,
)


@dataclass(frozen=True)
class Instead:
    """Answer in the place of a site, whatever it says."""

    answer: Behaviour
    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        return self.answer(request)


@dataclass(frozen=True)
class Says:
    """These words, whatever it is asked."""

    body: str
    status: int
    kind: str

    def __call__(self, request: Request) -> Answer:
        return Answer(self.status, (("Content-Type", self.kind),), self.body.encode())


@dataclass(frozen=True)
class Where:
    """A fault of those answers whose request has some words in its target or body."""

    words: str
    fault: Behaviour
    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        asked = self.words in request.target or self.words.encode() in request.body
        return (self.fault if asked else self.site)(request)


@dataclass(frozen=True)
class Truncated:
    """Only the first half of each answer, as if it were all."""

    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        return replace(answer, body=answer.body[: len(answer.body) // 2])


@dataclass(frozen=True)
class Padded:
    """Each answer, and blanks behind it up to a size; it can be read, by those who take all of it."""

    site: Behaviour
    size: int = 10_000_000

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        return replace(answer, body=answer.body.ljust(self.size))


@dataclass
class AtFirst:
    """A fault for the first few requests."""

    fault: Behaviour
    site: Behaviour
    times: int

    def __call__(self, request: Request) -> Answer:
        self.times -= 1
        return (self.fault if self.times >= 0 else self.site)(request)


def at_first(fault: Fault, times: int = 1) -> Fault:
    """The fault, for so many requests."""
    return partial(_at_first, fault, times)


def _at_first(fault: Fault, times: int, site: Behaviour) -> Behaviour:
    return AtFirst(fault(site), site, times)


def status(code: int, text: str = "", wait: float | None = None) -> Fault:
    """A bare status, with a Retry-After."""
    return partial(Instead, Status(code, retry_after(wait), text))


def says(body: str, code: int = 200, kind: str = "application/json") -> Fault:
    """These words, whatever it is asked."""
    return partial(Instead, Says(body, code, kind))


def where(words: str, fault: Fault) -> Fault:
    """A fault of the requests that have some words in their target or body."""
    return partial(_where, words, fault)


def _where(words: str, fault: Fault, site: Behaviour) -> Behaviour:
    return Where(words, fault(site), site)


def slow(seconds: float) -> Fault:
    """Answers that take a while."""
    return partial(broken.Late, seconds)


ERROR, BAD_GATEWAY = status(500, "Internal Server Error"), status(502, "<html>502 Bad Gateway</html>")
UNAVAILABLE = status(503, wait=1)
LIMITED = status(429, "Too Many Requests", wait=1)
HUGE: Fault = Padded
# All that make a service of no use.
FAULTS: dict[str, Fault] = {
    "error": ERROR,
    "bad gateway": BAD_GATEWAY,
    "unavailable": UNAVAILABLE,
    "limited": LIMITED,
    "html": partial(Instead, BOT_WALL),
    "truncated": Truncated,
    "reset": partial(Instead, broken.RESET),
    "empty": partial(Instead, broken.EMPTY),
}
