"""Whether there is what a configuration names: rules, and kinds of links."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from .config import Config, ConfigError, did_you_mean, settings_fields
from .findings import matches

_SCHEMA = Path(__file__).parent / "schemas" / "config.schema.json"


def check_names(config: Config) -> None:
    """What the configuration names must exist. Raises ConfigError."""
    for where, table in _tables(config):
        for key, item in settings_fields().items():
            if item.metadata.get("of") == "rule":
                check_rules(table.get(item.name, ()), f"{where}'{key}'")
            elif item.metadata.get("of") == "kind":
                _check_kinds(table.get(item.name, ()), f"{where}'{key}'")


def _tables(config: Config) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield f"{config.source}: ", vars(config)
    for pattern, table in config.per_file.items():
        yield f"{config.source}: per-file.'{pattern}': ", table


def _check_kinds(kinds: Iterable[str], where: str) -> None:
    for kind in kinds:
        if kind not in _known("kind"):
            raise ConfigError(f"{where}: unknown kind '{kind}'{did_you_mean(kind, _known('kind'))}")


def check_rules(patterns: Sequence[str], where: str) -> None:
    """Each pattern must mean a rule. Raises ConfigError, which begins with `where`."""
    for pattern in patterns:
        if not any(matches(pattern, name, name) for name in _known("rule")):
            raise ConfigError(f"{where}: unknown rule '{pattern}'{nearest_rule(pattern)}")


def is_rule(code: str, name: str) -> bool:
    """Whether these are the code and the name of rules."""
    return len(code) == len("AL000") and {code, name} <= _known("rule")


def nearest_rule(word: str) -> str:
    """A hint that names the rule or family that is written most like this."""
    codes = [name for name in _known("rule") if name.startswith("AL") and name != "AL"]
    if word[:2].upper() == "AL":
        return did_you_mean(word.upper(), codes)
    return did_you_mean(word, [name for name in _known("rule") if not name.startswith("AL")])


@cache
def _known(what: str) -> KeysView[str]:
    """Rules, or kinds of link, as the schema lists them: to import what knows them takes long."""
    schema = json.loads(_SCHEMA.read_text("utf-8"))
    names: list[str] = schema["$defs"][what]["enum"]
    return dict.fromkeys(names).keys()
