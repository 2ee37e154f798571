"""TOML -> a frozen configuration. Unknown keys and values are errors that name the nearest valid one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Any

NAMES = (".awesome-lint.toml", "pyproject.toml")
ORDERS = ("title", "date", "date-desc", "url", "keep")
LEVELS = ("error", "warning", "info")


class ConfigError(Exception):
    """The configuration cannot be used; the message says what to write instead."""


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Config:
    """All settings. Field names with `-` for `_` are the keys of the TOML table."""

    paths: tuple[str, ...] = field(default=(), metadata={"doc": "Lists to check when none is named."})
    exclude: tuple[str, ...] = field(default=(), metadata={"doc": "Patterns (as in .gitignore) to leave out."})
    select: tuple[str, ...] = field(default=(), metadata={"doc": "Only these rules: codes, prefixes or names."})
    extend_select: tuple[str, ...] = field(default=(), metadata={"doc": "Rules to switch on besides the default."})
    ignore: tuple[str, ...] = field(default=(), metadata={"doc": "Rules to leave out."})
    fail_level: str = field(default="warning", metadata={"doc": "Lowest severity that fails.", "choices": LEVELS})
    required_version: str = field(default="", metadata={"doc": "Versions that may read this file, as '>=0.1'."})
    order: str = field(default="", metadata={"doc": "Key that entries are ordered by.", "choices": ORDERS})
    venue_order: tuple[str, ...] = field(default=(), metadata={"doc": "Order of venue sections."})
    link_order: tuple[str, ...] = field(default=(), metadata={"doc": "Order of an entry's links, by kind."})
    labels: Mapping[str, str] = field(default_factory=_empty, metadata={"doc": "Label to write for a kind."})
    required_kinds: tuple[str, ...] = field(default=(), metadata={"doc": "Kinds of link every entry must have."})
    not_papers: tuple[str, ...] = field(default=(), metadata={"doc": "Titles of sections that hold no papers."})
    allow_duplicates: tuple[str, ...] = field(default=(), metadata={"doc": "Ids or titles meant to stand twice."})
    per_file: Mapping[str, Any] = field(default_factory=_empty, metadata={"doc": "Settings by file pattern."})
    source: Path | None = field(default=None, metadata={"internal": True})

    def for_file(self, path: str) -> Config:
        """This configuration with the overrides for one file."""
        config = self
        for pattern, table in self.per_file.items():
            if fnmatchcase(Path(path).as_posix(), pattern) or fnmatchcase(Path(path).name, pattern):
                config = replace(config, **{k: v for k, v in table.items()})
        return config


def find_config(start: Path) -> Path | None:
    """The nearest file upwards that configures this tool."""
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _table(path) is not None):
                return path
    return None


def load_config(path: Path) -> Config:
    """Read a configuration file. Raises ConfigError."""
    table = _table(path)
    if table is None:
        return Config(source=path)
    config = replace(Config(**_settings(table, f"{path}")), source=path)
    _check_version(config.required_version, path)
    return config


def _table(path: Path) -> dict[str, Any] | None:
    import tomllib

    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    if path.name != "pyproject.toml":
        return data
    table = data.get("tool", {}).get("awesome-lint")
    return table if isinstance(table, dict) else None


def settings_fields() -> dict[str, Any]:
    """The keys that may stand in a file, with their dataclass fields."""
    return {f.name.replace("_", "-"): f for f in fields(Config) if "internal" not in f.metadata}


def _settings(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    known, settings = settings_fields(), {}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{where}: unknown key '{key}'{did_you_mean(key, known)}")
        settings[key.replace("-", "_")] = _value(known[key], key, value, where)
    return settings


def _value(item: Any, key: str, value: Any, where: str) -> Any:
    kind = str(item.type)
    if kind.startswith("tuple"):
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        raise ConfigError(f"{where}: '{key}' must be a list of strings")
    if kind.startswith("Mapping"):
        if not isinstance(value, dict):
            raise ConfigError(f"{where}: '{key}' must be a table")
        if key == "per-file":
            return {p: _settings(_dict(t, p, where), f"{where}: per-file.'{p}'") for p, t in value.items()}
        if not all(isinstance(v, str) for v in value.values()):
            raise ConfigError(f"{where}: '{key}' must be a table of strings")
        return MappingProxyType(value)
    if not isinstance(value, str):
        raise ConfigError(f"{where}: '{key}' must be a string")
    choices = item.metadata.get("choices")
    if choices and value not in choices:
        raise ConfigError(f"{where}: '{key}' cannot be '{value}'{did_you_mean(value, choices)}")
    return value


def _dict(value: Any, key: str, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{where}: per-file.'{key}' must be a table")
    return value


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest valid word, or all of a few."""
    from difflib import get_close_matches  # only for messages

    choices = list(known)
    near = get_close_matches(word, choices, 1, 0.5)
    return f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(sorted(choices)[:20])}"


def _check_version(required: str, path: Path) -> None:
    if not required:
        return
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    from . import __version__

    try:
        fits = SpecifierSet(required).contains(__version__, prereleases=True)
    except InvalidSpecifier as error:
        raise ConfigError(f"{path}: 'required-version' cannot be '{required}'; write '>=0.1'") from error
    if not fits:
        raise ConfigError(f"{path}: needs awesome-lint {required}, this is {__version__}")
