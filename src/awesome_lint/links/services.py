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


class BadService(ValueError):
    """There is none of this name, or none can be at this address; the message says which."""


def find_services(
    environ: Mapping[str, str], configured: Mapping[str, str] | None = None
) -> dict[str, Service]:
    """All services by name: AWESOME_LINT_NAME_URL goes before the configuration, and that before the default.

    The configuration comes with the list, perhaps from a stranger: a key is not sent where it points.
    Raises BadService.
    """
    facts, configured = _facts(), configured or {}
    if unknown := sorted(configured.keys() - facts.keys()):
        raise BadService(f"links.services: no such service: {unknown[0]}; known are {', '.join(facts)}")
    return {name: _service(name, fact, environ, configured) for name, fact in facts.items()}


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
    variable = f"AWESOME_LINT_{name.upper().replace('-', '_')}_URL"
    given, elsewhere = environ.get(variable, "").strip(), configured.get(name)
    if given:
        url = _address(given, variable)
    else:
        url = fact["url"] if elsewhere is None else _address(elsewhere, f"links.services.{name}")
    headers = _key(fact, environ) if given or elsewhere is None else {}
    return Service(name, url, _manner(fact), headers if headers and _safe(url) else {}, trusted=bool(given))


def _key(fact: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, str]:
    """The header with the key, if there is one that can stand in a header."""
    key = environ.get(fact.get("key", ""), "").strip()
    if not (key and key.isprintable() and key.isascii()):
        return {}
    return {fact["header"]: key} if "header" in fact else {"Authorization": f"Bearer {key}"}


def _address(url: str, where: str) -> str:
    """The base address, without a slash at its end. Raises BadService for anything that is none."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or not url.isprintable() or set(url) & set(" ?#"):
        raise BadService(f"{where} must be an address, https://…, without ? and #")
    return url.rstrip("/")


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
