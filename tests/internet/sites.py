"""Ordinary sites: pages, redirects, refusals, and what puts them together."""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from html import escape
from urllib.parse import unquote

from .messages import Answer, Behaviour, Headers, Request

HTML = ("Content-Type", "text/html; charset=utf-8")
TEXT = "<p>" + "What a page says of a paper, at the length that such a page has. " * 24 + "</p>"


def title_of(target: str) -> str:
    """The title of the paper whose page stands at a path, unless it is said otherwise."""
    words = unquote(re.split(r"[?#]", target)[0]).strip("/").split("/")[-2:]
    return f"A Study of {' '.join(words)}"


@dataclass(frozen=True)
class Page:
    """A paper's page; its title comes from the path."""

    title: str | None = None
    content: str = TEXT
    head: str = ""
    status: int = 200
    headers: Headers = (HTML,)
    # A real page of a paper says so for Google Scholar.
    cited: bool = True

    def __call__(self, request: Request) -> Answer:
        title = escape(title_of(request.target) if self.title is None else self.title)
        cited = f'<meta name="citation_title" content="{title}">' if self.cited else ""
        page = (
            f"<!DOCTYPE html><html><head><title>{title}</title>{cited}{self.head}</head><body>{self.content}"
        )
        return Answer(self.status, self.headers, request.fill(page + "</body></html>").encode())


@dataclass(frozen=True)
class Papers:
    """The pages of known papers, and no others: asked for anything else, 404."""

    titles: Mapping[str, str]

    def __call__(self, request: Request) -> Answer:
        title = self.titles.get(request.target)
        return Status(404)(request) if title is None else Page(title)(request)


@dataclass(frozen=True)
class Status:
    """A bare status."""

    code: int
    headers: Headers = ()
    text: str = ""

    def __call__(self, request: Request) -> Answer:
        return Answer(self.code, self.headers, self.text.encode())


@dataclass(frozen=True)
class Redirect:
    """Lead elsewhere; in the location `{path}` is the path asked for, `{http}` and `{https}` are our ports."""

    location: str
    code: int = 302
    headers: Headers = ()

    def __call__(self, request: Request) -> Answer:
        return Answer(self.code, (("Location", request.fill(self.location)), *self.headers))


@dataclass(frozen=True)
class Chain:
    """A number of redirects, each with a `hop` in the query, before the end comes; None for no end."""

    hops: int | None
    end: Behaviour
    code: int = 302

    def __call__(self, request: Request) -> Answer:
        hop = int(request.target.partition("?hop=")[2] or 0)
        if hop == self.hops:
            return self.end(request)
        return Redirect(f"{{path}}?hop={hop + 1}", self.code)(request)


@dataclass(frozen=True)
class Paths:
    """A site for each path, with its query or without; `*` and `?` stand for what they do in a shell."""

    sites: Mapping[str, Behaviour]
    otherwise: Behaviour = field(default_factory=lambda: Status(404))

    def __call__(self, request: Request) -> Answer:
        for name in (request.target, request.path):
            if name in self.sites:
                return self.sites[name](request)
        for pattern, site in self.sites.items():
            if fnmatchcase(request.target, pattern):
                return site(request)
        return self.otherwise(request)


@dataclass(frozen=True)
class Methods:
    """A site for some methods, another for the others."""

    sites: Mapping[str, Behaviour]
    otherwise: Behaviour

    def __call__(self, request: Request) -> Answer:
        return self.sites.get(request.method, self.otherwise)(request)


@dataclass(frozen=True)
class Needs:
    """Refuse requests without a header that holds one of these texts; an empty text is in every header."""

    header: str
    texts: tuple[str, ...]
    refusal: Behaviour
    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        value = request.headers.get(self.header)
        served = value is not None and any(text in value for text in self.texts)
        return (self.site if served else self.refusal)(request)


@dataclass(frozen=True)
class Refuses:
    """Refuse requests with a header that holds one of these texts."""

    header: str
    texts: tuple[str, ...]
    refusal: Behaviour
    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        value = request.headers.get(self.header, "")
        return (self.refusal if any(text in value for text in self.texts) else self.site)(request)


def cookie_wall(site: Behaviour) -> Behaviour:
    """Send to the same address again and again, until the cookie comes back."""
    wall = Redirect("{path}", headers=(("Set-Cookie", "visitor=1; Path=/"),))
    return Needs("cookie", ("visitor=1",), wall, site)


@dataclass(frozen=True)
class Compressed:
    """Send a body in gzip to whoever takes it."""

    site: Behaviour

    def __call__(self, request: Request) -> Answer:
        answer = self.site(request)
        if "gzip" not in request.headers.get("accept-encoding", "") or not isinstance(answer.body, bytes):
            return answer
        headers = (*answer.headers, ("Content-Encoding", "gzip"))
        return Answer(answer.status, headers, gzip.compress(answer.body))
