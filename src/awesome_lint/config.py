"""TOML -> a frozen configuration. Unknown keys and values are errors that name the nearest valid one."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .failure import Failure

NAMES = (".awesome-lint.toml", "pyproject.toml")
ORDERS = ("title", "date", "date-desc", "url", "keep")
LEVELS = ("error", "warning", "info")
_MANY = 30  # names that a message lists
ADDED = ("extend_select", "ignore")
TAGS = ("[[label](url)]", "[label](url)", "([label](url))", "[[label]](url)", "[`label`](url)", "keep")
TITLES = ("title", "**title**", "*title*", '"title"', "`title`", "[title](url)", "**[title](url)**")


class ConfigError(Failure):
    """The configuration cannot be used; the message says what to write instead."""


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


def _setting(default: Any, doc: str, **facts: Any) -> Any:
    """A setting: `of` and `choices` say what its values are, `whole` that it is not one file's to set."""
    metadata = {"doc": doc, **facts}
    return (
        field(default_factory=_empty, metadata=metadata)
        if default is None
        else field(default=default, metadata=metadata)
    )


@dataclass(frozen=True)
class Config:
    """All settings. Field names with `-` for `_` are the keys of the TOML table."""

    paths: tuple[str, ...] = _setting((), "Lists to check when none is named.", whole=True)
    exclude: tuple[str, ...] = _setting((), "Patterns (as in .gitignore) to leave out.", whole=True)
    select: tuple[str, ...] = _setting((), "Only these rules: codes, prefixes or names.", of="rule")
    extend_select: tuple[str, ...] = _setting((), "Rules to switch on besides the default.", of="rule")
    ignore: tuple[str, ...] = _setting((), "Rules to leave out.", of="rule")
    fail_level: str = _setting("warning", "Lowest severity that fails.", choices=LEVELS)
    required_version: str = _setting("", "Versions that may read this file, as '>=0.1'.", whole=True)
    order: str = _setting("", "Key that entries are ordered by.", choices=ORDERS)
    venue_order: tuple[str, ...] = _setting((), "Order of venue sections.")
    link_order: tuple[str, ...] = _setting((), "Order of an entry's links, by kind.", of="kind")
    labels: Mapping[str, str] = _setting(None, "Label to write for a kind.", of="kind")
    link_markup: str = _setting("", "How a label is linked.", choices=TAGS)
    title_markup: str = _setting("", "How a title is marked.", choices=(*TITLES, "keep"))
    bullet_marker: str = _setting("", "The bullet that entries stand at.", choices=("-", "*", "+", "keep"))
    arxiv_form: str = _setting("", "Page of arXiv to link to.", choices=("abs", "pdf", "keep"))
    arxiv_version: str = _setting("", "Version of arXiv to link to.", choices=("latest", "pin", "keep"))
    openreview_form: str = _setting("", "Page of OpenReview to link to.", choices=("forum", "pdf", "keep"))
    required_kinds: tuple[str, ...] = _setting((), "Kinds of link every entry must have.", of="kind")
    not_papers: tuple[str, ...] = _setting((), "Titles of sections that hold no papers.")
    allow_duplicates: tuple[str, ...] = _setting((), "Ids or titles meant to stand twice.", whole=True)
    baseline: str = _setting("", "File with the findings that are known and not reported.", whole=True)
    links: Mapping[str, Any] = _setting(None, "What links are asked for, and how.", whole=True)
    per_file: Mapping[str, Any] = _setting(None, "Settings by file pattern.", whole=True)
    source: Path | None = field(default=None, metadata={"internal": True})

    def for_file(self, path: str) -> Config:
        """This configuration with the overrides for one file.

        A pattern is as in .gitignore: with a slash it is relative to the folder of the
        configuration file, without one it matches the name in every folder.
        """
        config = self
        for pattern, table in self.per_file.items():
            if _matches(path, pattern, self.source.parent if self.source else Path()):
                config = replace(config, **{key: _merged(config, key, value) for key, value in table.items()})
        return config


def _matches(path: str, pattern: str, folder: Path) -> bool:
    from .ignores import read_patterns  # few configurations have a pattern

    # Folders may be reached by links; the file itself goes by the name it was given.
    inside = os.path.relpath(Path(path).parent.resolve() / Path(path).name, folder.resolve())
    return read_patterns([pattern]).match_file(inside)


def _merged(config: Config, key: str, value: Any) -> Any:
    """What a file's own table makes of a setting: lists of rules are added to, others replaced."""
    return getattr(config, key) + value if key in ADDED else value


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
    config = replace(Config(**_settings(table, f"{path}", settings_fields())), source=path)
    _check_version(config.required_version, path)
    _check_places((*config.paths, *filter(None, [config.baseline])), path)
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
    tool = _inner(data, "tool", path)
    return None if tool is None else _inner(tool, "awesome-lint", path)


def _inner(table: Mapping[str, Any], key: str, path: Path) -> dict[str, Any] | None:
    value = table.get(key)
    if value is None or isinstance(value, dict):
        return value
    raise ConfigError(f"{path}: '{key}' must be a table")


def settings_fields() -> dict[str, Field[Any]]:
    """The keys that may stand in a file, with their dataclass fields."""
    return {f.name.replace("_", "-"): f for f in fields(Config) if "internal" not in f.metadata}


def file_fields() -> dict[str, Field[Any]]:
    """The keys that may stand in the table of one file."""
    return {key: item for key, item in settings_fields().items() if "whole" not in item.metadata}


def _settings(table: Mapping[str, Any], where: str, known: Mapping[str, Field[Any]]) -> dict[str, Any]:
    settings = {}
    for key, value in table.items():
        if key not in known:
            if key in settings_fields():
                raise ConfigError(f"{where}: '{key}' cannot be set for one file")
            raise ConfigError(f"{where}: unknown key '{key}'{did_you_mean(key, known)}")
        settings[key.replace("-", "_")] = _value(known[key], key, value, where)
    return settings


def _value(item: Field[Any], key: str, value: Any, where: str) -> Any:
    kind = str(item.type)
    if key == "links":
        return _link_settings(value, where)
    if kind.startswith("tuple"):
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        raise ConfigError(f"{where}: '{key}' must be a list of strings")
    if kind.startswith("Mapping"):
        if not isinstance(value, dict):
            raise ConfigError(f"{where}: '{key}' must be a table")
        if key == "per-file":
            return {pattern: _file_settings(table, pattern, where) for pattern, table in value.items()}
        if not all(isinstance(v, str) for v in value.values()):
            raise ConfigError(f"{where}: '{key}' must be a table of strings")
        return MappingProxyType(value)
    if not isinstance(value, str):
        raise ConfigError(f"{where}: '{key}' must be a string")
    choices = item.metadata.get("choices")
    if choices and value not in choices:
        raise ConfigError(f"{where}: '{key}' cannot be '{value}'{did_you_mean(value, choices)}")
    return value


def _link_settings(table: Any, where: str) -> Mapping[str, Any]:
    from .link_settings import Wrong, checked

    try:
        return MappingProxyType(checked(table))
    except Wrong as error:
        raise ConfigError(f"{where}: links: {error}") from error


def _file_settings(table: Any, pattern: str, where: str) -> dict[str, Any]:
    where = f"{where}: per-file.'{pattern}'"
    if not isinstance(table, dict):
        raise ConfigError(f"{where} must be a table")
    try:
        _matches("", pattern, Path())
    except ValueError as error:
        raise ConfigError(f"{where}: not a pattern: {error}") from error
    return _settings(table, where, file_fields())


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest valid word, or all of a few."""
    from difflib import get_close_matches  # only for messages

    choices = list(known)
    near = get_close_matches(word, choices, 1, 0.5)
    if near:
        return f"; did you mean '{near[0]}'?"
    names = sorted(set(choices))
    return f"; known are {', '.join(names[:_MANY])}{', …' if len(names) > _MANY else ''}"


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


def _check_places(places: Iterable[str], path: Path) -> None:
    """A configuration comes with the list, perhaps from a stranger: it names files of its own folder."""
    folder = path.parent.resolve()
    for place in places:
        try:
            inside = (folder / place).resolve().is_relative_to(folder)
        except (ValueError, RuntimeError, OSError):  # a NUL in it; links in a circle
            inside = False
        if not inside:
            raise ConfigError(f"{path}: '{place}' is not inside of the folder of this file")
