"""URLs as they are asked for: what a browser would send for what a list says."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from ..markdown.text import unmark
from .idn import check_ascii_host, with_ascii_host

_LONGEST = 8000
_ORIGIN = re.compile(r"(https?://[^/?#]*)([^#]*)")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# What stays as it is when it is sent: host and path are there, and nothing needs to be encoded.
_PLAIN = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::(?:[1-9]\d{3}|[1-5]\d{4}))?/[A-Za-z0-9._~!$&'()*+,;=:@/-]{0,2000}"
    r"(?:\?[A-Za-z0-9._~!$&()*+,;=:@/?-]{0,2000})?"
)


class Target(NamedTuple):
    """What is asked, and what is to be looked for in the page."""

    url: str
    """Without fragment, in ASCII; equal for all that share a request."""
    fragment: str


class BadURL(Exception):
    """Nothing that can be asked for over HTTP; the message says why."""


def scheme_of(url: str) -> str:
    """The lower-cased scheme, '' for a relative reference."""
    match = _SCHEME.match(url.strip())
    return match[0][:-1].lower() if match else ""


def target(url: str) -> Target:
    """What a destination in a list asks for. Raises BadURL."""
    return _target(unmark(url))


def _target(url: str) -> Target:
    whole, fragment = urldefrag(url)
    # A directive to highlight text is no anchor.
    fragment = fragment.partition(":~:")[0]
    if _PLAIN.fullmatch(whole):
        return Target(whole, fragment)
    import httpx  # costly to import, and seldom needed when the cache knows the rest

    try:
        parsed = httpx.URL(with_ascii_host(whole))
        host, port = parsed.raw_host.decode("ascii"), parsed.port
        check_ascii_host(host)
    except (httpx.InvalidURL, ValueError) as error:
        raise BadURL(str(error) or "not a URL") from error
    if parsed.scheme not in ("http", "https"):
        raise BadURL(f"'{parsed.scheme}:' cannot be asked for")
    if not host or "%" in host:
        raise BadURL(f"'{host}' is no host" if host else "no host")
    if port is not None and not 0 < port < 65536:
        raise BadURL(f"{port} is no port")
    if len(whole) > _LONGEST:
        raise BadURL(f"longer than {_LONGEST} characters")
    # A name and password are not sent, and make no other place of it.
    return Target(str(parsed.copy_with(userinfo=b"") if parsed.userinfo else parsed), fragment)


def split_origin(url: str) -> tuple[str, str]:
    """Scheme and host of a URL that can be asked, and what that host is asked for."""
    match = _ORIGIN.match(url)
    assert match, url
    origin, rest = match.groups()
    return origin, rest if rest.startswith("/") else f"/{rest}"


def netloc(url: str) -> str:
    """The host of a URL that can be asked, with its port."""
    return split_origin(url)[0].partition("://")[2]


def next_target(base: str, location: str) -> str:
    """Where a redirect leads. Raises BadURL."""
    # Servers send UTF-8 in a header that is read as Latin-1.
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        location = location.encode("latin-1").decode()
    try:
        joined = urljoin(base, location.strip())
    except ValueError as error:
        raise BadURL(str(error)) from error
    return _target(joined).url
