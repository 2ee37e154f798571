"""A file to check, and all that its findings depend on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from typing import Any, NamedTuple

from ..config import Config
from ..markdown.source import encode
from .coding import to_json
from .program import program

# What no rule looks at.
_OTHER = {"paths", "exclude", "required_version", "fail_level", "baseline", "links", "per_file", "source"}


class Text(NamedTuple):
    """What a file holds, the path that it is called by, and whether it must hold entries.

    `kept` tells that what is found out about it may be of use to later runs.
    """

    path: str
    text: str
    named: bool
    kept: bool


class Task(NamedTuple):
    """A file with the settings that rules look at; `key` names its record, '' where none is kept."""

    path: str
    text: str
    named: bool
    settings: Mapping[str, Any]
    key: str


def tasks_of(texts: Sequence[Text], config: Config, *, keep: bool) -> Iterator[Task]:
    """What is to be done, and under which names it is kept."""
    ours = sha256(program().encode()).hexdigest() if keep else ""
    for path, text, named, kept in texts:
        settings = _settings(config.for_file(path))
        key = ""
        if keep and kept:
            rest = to_json([ours, path, named, settings]).encode("ascii")
            key = sha256(rest + b"\n" + encode(text)).hexdigest()
        yield Task(path, text, named, settings, key)


def _settings(config: Config) -> dict[str, Any]:
    values = {item.name: getattr(config, item.name) for item in fields(config) if item.name not in _OTHER}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}


def key_of_all(keys: Sequence[str]) -> str:
    """The name of what is found in just these files together; '' where one is not kept."""
    return sha256("\n".join(("together", *keys)).encode("ascii")).hexdigest() if all(keys) else ""
