"""The `links` table of the configuration: what is asked for, and how hosts are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class Wrong(Exception):
    """A value cannot be used; the message says what it must be."""


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _headers(value: Any) -> bool:
    """A line break in one of them would begin another."""
    return _texts(value) and all(
        _NAME.fullmatch(name) and text.isascii() and text.isprintable() for name, text in value.items()
    )


# Key: what its value must be, in words and as a test.
MANNERS: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "rate": ("a number, of requests a second", _number),
    "concurrency": ("a number of requests", lambda value: _count(value) and value > 0),
}
OF_HOST = {**MANNERS, "headers": ("a table of strings that can be sent as headers", _headers)}
OF_ALL = {
    **MANNERS,
    "exclude": ("a list of patterns", _list_of(_is_text)),
    "accept": ("a list of statuses", _list_of(lambda value: _count(value) and 100 <= value <= 999)),
    "timeout": ("a number of seconds", lambda value: _number(value) and value > 0),
    "retries": ("a number", _count),
    "services": ("a table of addresses, https://…, by the name of a service", _texts),
    "hosts": ("a table of hosts", lambda value: isinstance(value, dict)),
}


def checked(table: Any) -> Mapping[str, Any]:
    """The table, if every key and value in it can be used. Raises Wrong."""
    if not isinstance(table, dict):
        raise Wrong("must be a table")
    _check(table, OF_ALL, "")
    for host, manner in table.get("hosts", {}).items():
        if not isinstance(manner, dict):
            raise Wrong(f"'hosts.{host}' must be a table")
        _check(manner, OF_HOST, f"hosts.{host}.")
    return table


def _check(
    table: Mapping[str, Any], known: Mapping[str, tuple[str, Callable[[Any], bool]]], where: str
) -> None:
    for key, value in table.items():
        if key not in known:
            raise Wrong(f"unknown key '{where}{key}'; known are {', '.join(sorted(known))}")
        words, fits = known[key]
        if not fits(value):
            raise Wrong(f"'{where}{key}' must be {words}")
