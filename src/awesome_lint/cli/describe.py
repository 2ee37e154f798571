"""Lists -> the text of a configuration that describes them."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..config import Config, settings_fields
from ..files import STDIN
from ..papers.conventions import Conventions
from ..papers.entry import PaperList
from ..papers.habits import CASES, SHARE, Habit
from ..report.plain import printable
from .learn import LEARNT, Learnt, learn
from .toml import toml

_HEAD = f"""\
# Conventions of {{names}}, found by `awesome-lint init`.
#
# What is set here is held to: `check` warns where a list deviates. Commented out is what fewer
# than {SHARE:.0%} of the cases or fewer than {CASES} cases follow, and what would bring findings that
# there are none of now. "keep" leaves a matter alone.
"""
_SPECIAL = re.compile(r"([\\*?\[\] ])")


def describe(lists: Sequence[PaperList], folder: Path, config: Config) -> str:
    """The configuration, to stand in `folder`; settings that lists do not show are those of `config`."""
    named = {inside(papers.source.path, folder): papers for papers in lists}
    files = [path for path in named if path != STDIN]
    lines = [_HEAD.format(names=printable(", ".join(files) or "a list"))]
    lines += [f"paths = {toml(files)}"] if files else []
    lines += _assignments(_others(vars(config)))
    tables = {pattern: list(_assignments(_others(table))) for pattern, table in config.per_file.items()}
    for path, papers in named.items():
        if len(named) == 1:
            lines += _settings(papers)
        else:
            tables.setdefault(pattern_of(path), []).extend(_settings(papers))
    for pattern, content in tables.items():
        lines += ["", f"[per-file.{toml(pattern)}]", *content]
    return "".join(f"{line}\n" for line in lines)


def inside(path: str, folder: Path) -> str:
    """A path as it is written in a configuration that stands in a folder."""
    if path == STDIN:
        return path
    return Path(os.path.relpath(Path(path).parent.resolve() / Path(path).name, folder.resolve())).as_posix()


def pattern_of(path: str) -> str:
    """The pattern that means one file."""
    return "/" + _SPECIAL.sub(r"\\\1", path)


def _others(settings: Any) -> Iterator[tuple[str, Any]]:
    """The settings, of a file or of a table in it, that are not learnt."""
    for key, item in settings_fields().items():
        value = settings.get(item.name)
        if value and value != item.default and key not in (*LEARNT, "paths", "per-file"):
            yield key, value


def _assignments(settings: Iterable[tuple[str, Any]]) -> Iterator[str]:
    return (f"{key} = {toml(value)}" for key, value in settings)


def _settings(papers: PaperList) -> Iterator[str]:
    yield ""
    for learnt in learn(papers):
        more = f"; {learnt.adds:,} more would be found" if learnt.habit.binding and learnt.adds else ""
        mark = "" if learnt.held else "# "
        yield f"{mark}{_assignment(learnt)}  # {_share(learnt.habit)} {learnt.unit}{more}"
    yield ""
    yield from (f"# {remark}" for remark in _remarks(papers))


def _assignment(learnt: Learnt) -> str:
    if isinstance(learnt.value, dict):
        ((kind, label),) = learnt.value.items()
        return f"{learnt.key}.{kind} = {toml(label)}"
    return f"{learnt.key} = {toml(learnt.value)}"


def _share(found: Habit) -> str:
    """The share in words; only all is 100 %."""
    return f"{found.share if found.share == 1 else min(found.share, 0.99):.0%} of {found.cases:,}"


def _remarks(papers: PaperList) -> Iterator[str]:
    """What else there is to say, for which there is no setting."""
    learnt, shapes = Conventions(papers), Counter(entry.shape for entry in papers.entries)
    yield "Entries: " + ", ".join(f"{count:,} {shape}" for shape, count in shapes.most_common())
    if papers.contents:
        nested = any(line.depth for line in papers.contents.lines)
        yield f"Contents: {len(papers.contents.lines):,} lines, {'nested' if nested else 'flat'}"
    if (period := learnt.title_period.habit) and period.value in ("", "."):
        yield f"Titles {'with' if period.value else 'without'} a period: {_share(period)}"
    if (ends := learnt.line_break.habit) and ends.value:
        yield f"Lines that end with {toml(ends.value)}: {_share(ends)}"
