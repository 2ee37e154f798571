"""The names of records: hashes of all that findings depend on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from .coding import to_json
from .program import program


def program_key() -> str:
    """What this run has in common with all others that would find the same in the same text."""
    return sha256(program().encode()).hexdigest()


def key_of(program: str, path: str, data: bytes, named: bool, settings: Mapping[str, Any]) -> str:
    """The name of what is found in a file by itself."""
    rest = to_json([program, path, named, settings]).encode("ascii")
    return sha256(rest + b"\n" + data).hexdigest()


def key_of_all(keys: Sequence[str]) -> str:
    """The name of what is found in just these files together; '' where one is not kept."""
    return sha256("\n".join(("together", *keys)).encode("ascii")).hexdigest() if all(keys) else ""
