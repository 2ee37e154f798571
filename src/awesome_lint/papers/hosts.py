"""Hosts: the parts of a URL that matter here, and what is known of the host."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from sys import intern
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import unquote

from ..markdown.text import unmark
from .facts import facts

_NONE: Mapping[str, Any] = MappingProxyType({})
_LONGEST = 4096  # characters; nothing longer identifies anything
_START = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_PORT = re.compile(r":\d*\Z")
_SLASHES = re.compile(r"/{2,}")
_JUNK = r"\s<>\"\[\]`\x00-\x1f\x7f"
_PARTS = re.compile(
    rf"https?://([^/?#{_JUNK}]*)(/[^?#{_JUNK}]*)?(\?[^#{_JUNK}]*)?(?:#[^{_JUNK}]*)?",
    re.IGNORECASE,
)


class HostFact(NamedTuple):
    """What is known of a host, whichever URL on it is meant."""

    host: str
    """The name under which the facts are kept: 'arxiv.org', '*.github.io'."""
    kind: str
    """Kind of a link to this host whose label says nothing."""
    retired: str | None = None
    """Since when the service is gone, and what to link to instead."""
    moved_to: str | None = None
    """The host that took over; its paths may differ."""
    mirror_of: str | None = None
    """The canonical host with the same paths."""
    stays: bool = False
    """Whether the old name of a mirror or of a host that moved stays in service."""
    https: bool = True
    """Whether https works, so that 'http:' is needless."""
    retired_paths: Mapping[str, str] = _NONE
    """Parts of the host that are gone: how their paths begin, and what to link to instead."""
    short: bool = False
    """Whether links there hide where they lead."""
    expires: str | None = None
    """Why links there do not last."""
    redirects: Mapping[str, Sequence[str]] = _NONE
    """Pages that only lead on: their path, and the parameters that hold the address they lead to."""
    search: str | None = None
    """The path of its search page."""


class Address(NamedTuple):
    """A URL in parts: host without 'www.', path with folded slashes and no last one, '?query' or ''."""

    host: str
    path: str
    query: str


def split_host(url: str) -> str:
    """The lower-cased host of an http(s) URL, without port and user; '' for any other string."""
    start = _START.match(url)
    return _host(start[1]) if start else ""


@lru_cache(maxsize=4096)  # many links lead to few hosts
def _host(authority: str) -> str:
    host = authority.rpartition("@")[2].lower()
    return intern(_PORT.sub("", host) if ":" in host else host)


def split_url(url: str) -> Address | None:
    """The parts of an http(s) URL as the fact tables want them; None for junk that is no URL."""
    if len(url) > _LONGEST:
        return None
    if "\\" in url or "&amp;" in url:
        url = unmark(url)
    parts = _PARTS.fullmatch(url)
    if parts is None:
        return None
    authority, path, query = parts.groups("")
    host = _host(authority)
    return Address(bare(host), _tidy(path), query) if host else None


def retirement(url: str) -> str | None:
    """Why nothing is left behind the URL, where its host or that part of it was shut down."""
    fact = host_fact(split_host(url))
    if fact is None or fact.retired or not fact.retired_paths:
        return fact.retired if fact else None
    address = split_url(url)
    gone = (why for start, why in fact.retired_paths.items() if address and address.path.startswith(start))
    return next(gone, None)


def bare(host: str) -> str:
    """The host without a leading 'www.'."""
    return host.removeprefix("www.")


def lookups(host: str) -> Iterator[str]:
    """The keys under which facts on a host may stand, the most specific first."""
    yield host
    while "." in host:
        host = host.partition(".")[2]
        yield f"*.{host}"


@lru_cache(maxsize=4096)
def host_fact(host: str) -> HostFact | None:
    """What is known of the host (a name as `split_host` gives it), or of its parent domains."""
    rows = _rows()
    return next((_fact(key, rows[key]) for key in lookups(bare(host.lower())) if key in rows), None)


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {name: row for row in facts("hosts")["host"] for name in row["names"]}


def _fact(name: str, row: Mapping[str, Any]) -> HostFact:
    return HostFact(name, **{key: value for key, value in row.items() if key != "names"})


def _tidy(path: str) -> str:
    path = (_SLASHES.sub("/", path) if "//" in path else path).rstrip("/")
    # Escapes of plain characters hide an id; an escaped slash, space or percent sign is left alone.
    return re.sub(r"%[0-9A-Fa-f]{2}", _decoded, path) if "%" in path else path


def _decoded(match: re.Match[str]) -> str:
    char = unquote(match[0])
    return char if char.isascii() and (char.isalnum() or char in "-_.~()':,;&+=@$!*") else match[0]
