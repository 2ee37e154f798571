"""The configuration of a run: the file that applies, and over it what the command line says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..config import Config, ConfigError, did_you_mean, find_config, load_config, settings_fields
from ..files import STDIN
from .options import Inputs

_SELECTING = ("select", "extend_select", "ignore")


def load_settings(inputs: Inputs, **given: Any) -> Config:
    """The configuration, checked, with what was given on the command line over it."""
    for key in _SELECTING:
        _check_rules(given.get(key, ()), f"--{key.replace('_', '-')}")
    config = _load(inputs)
    _check(config)
    return override(config, **given)


def _load(inputs: Inputs) -> Config:
    if inputs.isolated:
        return Config()
    if inputs.config:
        return load_config(Path(inputs.config))
    found = find_config(_start(inputs))
    return load_config(found) if found else Config()


def _start(inputs: Inputs) -> Path:
    """Where to look for the configuration first: where the first path is."""
    first = inputs.paths[0] if inputs.paths else "."
    if first == STDIN:
        first = inputs.stdin_filename or "."
    path = Path(first)
    return path if path.is_dir() else path.parent


def override(
    config: Config,
    *,
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    **values: Any,
) -> Config:
    """The command line wins, for every file: --select starts anew, the others add; None says nothing."""
    values = {key: value for key, value in values.items() if value is not None}
    dropped = {*values, *(_SELECTING if select else ())}
    added = {"extend_select": tuple(extend_select), "ignore": tuple(ignore)}

    def over(table: Mapping[str, Any], dropped: set[str]) -> dict[str, Any]:
        kept = {key: value for key, value in table.items() if key not in dropped}
        return {key: value + added.get(key, ()) if key in added else value for key, value in kept.items()}

    per_file = {pattern: over(table, dropped) for pattern, table in config.per_file.items()}
    whole = {key: getattr(config, key) for key in _SELECTING}
    if select:
        whole = {"select": tuple(select), "extend_select": (), "ignore": ()}
    return replace(config, **over(whole, set()), **values, per_file=per_file)


def _check(config: Config) -> None:
    """What the configuration names must exist."""
    from ..papers.labels import KINDS

    for where, table in _tables(config):
        for key in _SELECTING:
            _check_rules(table.get(key, ()), f"{where}'{key.replace('_', '-')}'")
        for key in ("link_order", "required_kinds", "labels"):
            for kind in table.get(key, ()):
                if kind not in KINDS:
                    name = key.replace("_", "-")
                    raise ConfigError(f"{where}'{name}': unknown kind '{kind}'{did_you_mean(kind, KINDS)}")


def _tables(config: Config) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield f"{config.source}: ", vars(config)
    for pattern, table in config.per_file.items():
        yield f"{config.source}: per-file.'{pattern}': ", table


def _check_rules(patterns: Sequence[str], where: str) -> None:
    if not patterns:
        return
    from ..rules import RULES
    from ..rules.registry import selects

    for pattern in patterns:
        if len(pattern) < 2 or not any(selects([pattern], rule) for rule in RULES.values()):
            raise ConfigError(f"{where}: unknown rule '{pattern}'{nearest_rule(pattern)}")


def nearest_rule(word: str) -> str:
    """A hint that names the rule or family that is written most like this."""
    from ..rules import RULES

    names = [rule.name for rule in RULES.values()]
    families = sorted({code[:3] for code in RULES})
    if word[:2].upper() == "AL":
        return did_you_mean(word.upper(), [*families, *RULES])
    return did_you_mean(word, names)


def show_settings(config: Config) -> str:
    """The settings as they would stand in a file; those that are not set as comments."""
    lines = [f"# {config.source or 'no configuration file'}"]
    for key, item in settings_fields().items():
        value = getattr(config, item.name)
        if key == "per-file":
            value = {p: {k.replace("_", "-"): v for k, v in table.items()} for p, table in value.items()}
        lines.append(f"{key} = {_toml(value)}" if value else f"# {key} is not set")
    return "".join(f"{line}\n" for line in lines)


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}" if value else "{}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)
