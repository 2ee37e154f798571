"""Whether there is what a configuration names: rules, and kinds of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .config import Config, ConfigError, did_you_mean, settings_fields


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
    if not kinds:
        return
    from .papers.labels import KINDS

    for kind in kinds:
        if kind not in KINDS:
            raise ConfigError(f"{where}: unknown kind '{kind}'{did_you_mean(kind, KINDS)}")


def check_rules(patterns: Sequence[str], where: str) -> None:
    """Each pattern must mean a rule. Raises ConfigError, which begins with `where`."""
    if not patterns:
        return
    from .findings import selects
    from .rules import RULES

    for pattern in patterns:
        if not any(selects([pattern], rule) for rule in RULES.values()):
            raise ConfigError(f"{where}: unknown rule '{pattern}'{nearest_rule(pattern)}")


def nearest_rule(word: str) -> str:
    """A hint that names the rule or family that is written most like this."""
    from .rules import RULES

    names = [rule.name for rule in RULES.values()]
    families = sorted({code[:3] for code in RULES})
    if word[:2].upper() == "AL":
        return did_you_mean(word.upper(), [*families, *RULES])
    return did_you_mean(word, names)
