"""Values of an answer, of whatever type they are: what is of no use is empty, and costs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def text(value: object) -> str:
    """A text on one line; '' for anything else."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def table(value: object) -> Mapping[str, Any]:
    """An object of JSON; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def tables(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects in a list."""
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())


def first(value: object) -> object:
    """The first of a list, if there is one."""
    return value[0] if isinstance(value, list) and value else None


def year(value: object) -> int | None:
    """A year, as a number or in digits."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == 4:
        value = int(value)
    return value if isinstance(value, int) and 1000 <= value <= 9999 else None
