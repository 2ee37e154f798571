"""A file to check, and all that its findings depend on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import partial
from typing import Any, NamedTuple

from ..config import Config
from ..files import STDIN, Read
from ..markdown.source import decode

# What no rule looks at.
_OTHER = {"paths", "exclude", "required_version", "fail_level", "baseline", "links", "per_file", "source"}


class Task(NamedTuple):
    """A file with the settings that rules look at; `key` names its record, '' where none is kept.

    One that was `named` must hold entries. `edits` tells whether those of fixes are asked for: few
    reports show them, and to read them takes long.
    """

    path: str
    text: str
    named: bool
    settings: Mapping[str, Any]
    key: str
    edits: bool


def tasks_of(files: Iterable[Read], config: Config, *, keep: bool, edits: bool) -> Iterator[Task]:
    """What is to be done, and under which names it is kept: of standard input nothing is."""
    key_of = _keys() if keep else None
    of_all = _settings(config)
    for item, path, data in files:
        own = config.for_file(path)
        settings = of_all if own is config else _settings(own)
        key = key_of(path, data, item.named, settings) if key_of and item.path != STDIN else ""
        yield Task(path, decode(data), item.named, settings, key, edits)


def _keys() -> Callable[..., str]:
    from .keys import key_of, program_key  # what hashes takes long to load, for runs that keep nothing

    return partial(key_of, program_key())


def _settings(config: Config) -> dict[str, Any]:
    values = {item.name: getattr(config, item.name) for item in fields(config) if item.name not in _OTHER}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}
