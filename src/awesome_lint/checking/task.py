"""A file to check, and all that its findings depend on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import Any, NamedTuple

from ..config import Config
from ..markdown.source import decode

# What no rule looks at.
_OTHER = {"paths", "exclude", "required_version", "fail_level", "baseline", "links", "per_file", "source"}


class Text(NamedTuple):
    """What a file holds, the path that it is called by, and whether it must hold entries.

    `kept` tells that what is found out about it may be of use to later runs.
    """

    path: str
    data: bytes
    named: bool
    kept: bool


class Task(NamedTuple):
    """A file with the settings that rules look at; `key` names its record, '' where none is kept.

    `edits` tells whether those of fixes are asked for: few reports show them, and to read them takes long.
    """

    path: str
    text: str
    named: bool
    settings: Mapping[str, Any]
    key: str
    edits: bool


def tasks_of(texts: Sequence[Text], config: Config, *, keep: bool, edits: bool) -> Iterator[Task]:
    """What is to be done, and under which names it is kept."""
    key_of = _keys() if keep else None
    of_all = _settings(config)
    for path, data, named, kept in texts:
        own = config.for_file(path)
        settings = of_all if own is config else _settings(own)
        key = key_of(path, data, named, settings) if key_of and kept else ""
        yield Task(path, decode(data), named, settings, key, edits)


def _keys() -> Callable[..., str]:
    from .keys import key_of, program_key  # what hashes takes long to load, for runs that keep nothing

    return partial(key_of, program_key())


def _settings(config: Config) -> dict[str, Any]:
    values = {item.name: getattr(config, item.name) for item in fields(config) if item.name not in _OTHER}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}
