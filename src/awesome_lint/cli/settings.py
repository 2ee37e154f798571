"""The configuration of a run: the file that applies, and over it what the command line says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..config import Config, find_config, load_config, settings_fields
from ..config_names import check_names, check_rules
from ..files import STDIN
from .options import Inputs

_SELECTING = ("select", "extend_select", "ignore")


def load_settings(inputs: Inputs, **given: Any) -> Config:
    """The configuration, checked, with what was given on the command line over it."""
    for key in _SELECTING:
        check_rules(given.get(key, ()), f"--{key.replace('_', '-')}")
    config = _load(inputs)
    check_names(config)
    return override(config, **given)


def _load(inputs: Inputs) -> Config:
    if inputs.isolated:
        return Config()
    if inputs.config:
        return load_config(Path(inputs.config))
    found = find_config(config_start(inputs))
    return load_config(found) if found else Config()


def config_start(inputs: Inputs) -> Path:
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


def show_settings(config: Config) -> str:
    """The settings as they would stand in a file; those that are not set as comments."""
    from .toml import toml  # most runs show none

    lines = [f"# {config.source or 'no configuration file'}"]
    for key, item in settings_fields().items():
        value = getattr(config, item.name)
        if key == "per-file":
            value = {p: {k.replace("_", "-"): v for k, v in table.items()} for p, table in value.items()}
        lines.append(f"{key} = {toml(value)}" if value else f"# {key} is not set")
    return "".join(f"{line}\n" for line in lines)
