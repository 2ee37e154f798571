"""The services that are asked for many ids at once: where they are, how often, and with which key."""

from __future__ import annotations

import socket
import tomllib
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .policy import Manner, Service

NAMES = (
    "arxiv",
    "github",
    "doi",
    "crossref",
    "datacite",
    "openreview",
    "semanticscholar",
    "huggingface",
    "acl",
)
"""Whom `--providers` can name."""
_NEED_A_KEY = ("semanticscholar",)  # others answer guests, if fewer of them


def find_services(
    environ: Mapping[str, str], configured: Mapping[str, str] | None = None
) -> dict[str, Service]:
    """All services by name: AWESOME_LINT_NAME_URL goes before the configuration, and that before the default.

    The configuration comes with the list, perhaps from a stranger: a key is not sent where it points.
    """
    return {name: _service(name, fact, environ, configured or {}) for name, fact in _facts().items()}


def pages_for_guests(services: Mapping[str, Service]) -> dict[str, Manner]:
    """How hosts are asked for pages, where their services are not asked for want of a key."""
    guests = [
        fact["guests"] for name, fact in _facts().items() if "guests" in fact and not services[name].headers
    ]
    return {one["host"]: _manner(one) for one in guests}


def usable(services: Mapping[str, Service]) -> frozenset[str]:
    """The providers that work with the keys that are there."""
    needy = {name for name in _NEED_A_KEY if not services[name].headers}
    return frozenset(NAMES) - needy


def _facts() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "services.toml").read_text("utf-8"))


def _manner(fact: Mapping[str, Any]) -> Manner:
    return Manner(float(fact["rate"]), int(fact["concurrency"]))


def _service(
    name: str, fact: Mapping[str, Any], environ: Mapping[str, str], configured: Mapping[str, str]
) -> Service:
    given = environ.get(f"AWESOME_LINT_{name.upper().replace('-', '_')}_URL", "").strip()
    elsewhere = configured.get(name, "")
    url = (given or elsewhere or fact["url"]).rstrip("/")
    key = environ.get(fact.get("key", ""), "").strip()
    keyed = (
        bool(key) and key.isprintable() and key.isascii() and (bool(given) or not elsewhere) and _safe(url)
    )
    header = fact.get("header", "Authorization")
    headers = {header: key if "header" in fact else f"Bearer {key}"} if keyed else {}
    return Service(name, url, _manner(fact), headers, trusted=bool(given))


def _safe(url: str) -> bool:
    """Whether nobody between reads what is sent there: over TLS, or to this very machine."""
    parts = urlsplit(url)
    if parts.scheme != "http":
        return parts.scheme == "https"
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        return False
    return bool(found) and all(ip_address(item[4][0]).is_loopback for item in found)
