"""The names of records: hashes of all that findings depend on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..hashing import digest
from .coding import to_json
from .program import program


def program_key() -> str:
    """What this run has in common with all others that would find the same in the same text."""
    return digest(program().encode())


def key_of(program: str, path: str, data: bytes, named: bool, settings: Mapping[str, Any]) -> str:
    """The name of what is found in a file by itself."""
    return digest(to_json([program, path, named, settings]).encode("ascii"), b"\n", data)


def key_of_all(keys: Sequence[str]) -> str:
    """The name of what is found in just these files together; '' where one is not kept."""
    return digest("\n".join(("together", *keys)).encode("ascii")) if all(keys) else ""
