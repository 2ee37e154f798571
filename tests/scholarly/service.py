"""What all services have in common."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote

from tests.internet.messages import Answer, Headers, Request

from .world import World


@dataclass
class Service:
    """A site that answers out of a world."""

    world: World
    # How long a second of its limits lasts; 0 lifts all limits of speed.
    second: float = 1.0


@dataclass
class Bucket:
    """Lets through `burst` at once and `rate` a second, in seconds of so many seconds."""

    rate: float
    burst: float
    second: float
    tokens: float | None = None
    time: float = 0.0

    def take(self, now: float) -> bool:
        """Whether one more may pass."""
        if not self.second:
            return True
        filled = (
            self.burst if self.tokens is None else self.tokens + (now - self.time) / self.second * self.rate
        )
        self.tokens, self.time = min(self.burst, filled), now
        # Who waits as long as it takes may still come a little early, by the clock of somebody else.
        passes = self.tokens > 0.9
        self.tokens -= passes
        return passes


def parameters(request: Request) -> dict[str, str]:
    """The query, and the form that was sent; of what is given twice, the last."""
    query = parse_qs(request.target.partition("?")[2], keep_blank_values=True)
    if request.method == "POST" and not request.headers.get("content-type", "").startswith(
        "application/json"
    ):
        query |= parse_qs(request.body.decode(), keep_blank_values=True)
    return {name: values[-1] for name, values in query.items()}


def sent_json(request: Request) -> dict[str, object] | None:
    """The object that was sent; None for anything else."""
    try:
        value = json.loads(request.body)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def path_after(request: Request, start: str) -> str | None:
    """What follows the start of the path, decoded; None where it starts otherwise."""
    return unquote(request.path.removeprefix(start)) if request.path.startswith(start) else None


def as_json(value: object, status: int = 200, headers: Headers = ()) -> Answer:
    """An answer in JSON."""
    body = json.dumps(value).encode()
    return Answer(status, (("Content-Type", "application/json; charset=utf-8"), *headers), body)


def as_text(text: str, status: int = 200, kind: str = "text/plain", headers: Headers = ()) -> Answer:
    """An answer in text."""
    return Answer(status, (("Content-Type", f"{kind}; charset=utf-8"), *headers), text.encode())


def pick(value: Mapping[str, object], names: str | None) -> dict[str, object]:
    """Only the fields of these names, which stand between commas; all for none."""
    wanted = names.split(",") if names else value
    return {name: value[name] for name in wanted if name in value}


def mentions(title: str, words: str) -> int:
    """How many words of a search a title has."""
    return len(set(title.lower().split()) & set(words.lower().split()))
