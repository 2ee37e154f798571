"""The configuration of a run: the file that applies, and over it what the command line says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..config import Config, ConfigError, did_you_mean, find_config, load_config, settings_fields
from ..files import STDIN
from .options import Inputs
from .toml import toml

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
    if select:
        config = replace(config, extend_select=(), ignore=())
        values["select"] = tuple(select)
    dropped = {*values, *(_SELECTING if select else ())}
    per_file = {
        pattern: {key: value for key, value in table.items() if key not in dropped}
        for pattern, table in config.per_file.items()
    }
    return replace(
        config,
        **values,
        extend_select=config.extend_select + tuple(extend_select),
        ignore=config.ignore + tuple(ignore),
        per_file=per_file,
    )


def _check(config: Config) -> None:
    """What the configuration names must exist."""
    for where, table in _tables(config):
        for key, item in settings_fields().items():
            if item.metadata.get("of") == "rule":
                _check_rules(table.get(item.name, ()), f"{where}'{key}'")
            elif item.metadata.get("of") == "kind":
                _check_kinds(table.get(item.name, ()), f"{where}'{key}'")


def _tables(config: Config) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield f"{config.source}: ", vars(config)
    for pattern, table in config.per_file.items():
        yield f"{config.source}: per-file.'{pattern}': ", table


def _check_kinds(kinds: Iterable[str], where: str) -> None:
    if not kinds:
        return
    from ..papers.labels import KINDS

    for kind in kinds:
        if kind not in KINDS:
            raise ConfigError(f"{where}: unknown kind '{kind}'{did_you_mean(kind, KINDS)}")


def _check_rules(patterns: Sequence[str], where: str) -> None:
    if not patterns:
        return
    from ..findings import selects
    from ..rules import RULES

    for pattern in patterns:
        if not any(selects([pattern], rule) for rule in RULES.values()):
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
        lines.append(f"{key} = {toml(value)}" if value else f"# {key} is not set")
    return "".join(f"{line}\n" for line in lines)
