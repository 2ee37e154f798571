"""What a request to a URL brought back: facts, which are kept, and judged whenever they are read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from .record import Record

Failure = Literal[
    "no-such-host",  # the resolver knows the name is not there
    "resolver",  # the resolver did not answer
    "refused",  # nothing listens
    "reset",  # the connection broke, or closed without an answer
    "timeout",
    "tls",  # the certificate, or the handshake
    "protocol",  # what came is not HTTP
    "loop",  # redirects that come back to where they were
    "redirects",  # too many of them
    "proxy",  # the proxy is what fails
    "private",  # an address that must not be asked
    "url",  # nothing that can be asked
    "busy",  # the host refuses for longer than there is patience
    "unasked",  # the run ended before
    "unknown",  # who keeps such ids has none like it
    "unsaid",  # who keeps such ids does not say
]


NO_ANCHORS: Mapping[str, bool] = {}  # one for all


class Hop(NamedTuple):
    """A redirect: its status, and where it leads."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one URL without its fragment. Everything in it may have come from a stranger."""

    status: int | None = None
    """Of the last answer."""
    failure: Failure | None = None
    detail: str = ""
    hops: tuple[Hop, ...] = ()
    title: str = ""
    """<title> of the page, as text, where the page has signs."""
    signs: tuple[str, ...] = ()
    """Kinds of phrases in the page or its headers: not-found, parked, captcha, wall."""
    anchors: Mapping[str, bool] = field(default_factory=lambda: NO_ANCHORS)
    """Of the fragments that were asked for: whether the page has them."""
    record: Record | None = None
    """What its owner says of it, or the page's own head."""
    requests: int = 0
    asked: float = 0.0
    """When, in seconds since 1970."""

    def final_url(self, url: str) -> str:
        """Where the redirects lead, or the URL itself."""
        return self.hops[-1].url if self.hops else url

    def dump(self) -> str:
        """As JSON, for the cache."""
        default = Outcome()
        data = {f.name: v for f in fields(self) if (v := getattr(self, f.name)) != getattr(default, f.name)}
        if self.record:
            data["record"] = self.record.dump()
        return json.dumps(data)

    @classmethod
    def load(cls, text: str) -> Outcome:
        """The outcome that `dump` wrote. Raises ValueError, TypeError or KeyError for anything else."""
        data: Any = json.loads(text)
        if not isinstance(data, dict) or ((data.get("status") is None) and data.get("failure") is None):
            raise ValueError("no outcome")
        data["hops"] = tuple(Hop(int(status), urlsplit(url).geturl()) for status, url in data.get("hops", ()))
        data["signs"] = tuple(data.get("signs", ()))
        data["record"] = Record.load(data["record"]) if "record" in data else None
        outcome = cls(**data)
        for name, kind in _KINDS.items():
            if not isinstance(getattr(outcome, name), kind):
                raise TypeError(name)
        return outcome


_KINDS: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("detail", "title"), str),
    "status": (int, type(None)),
    "failure": (str, type(None)),
    "anchors": dict,
    "requests": int,
    "asked": (int, float),
}
