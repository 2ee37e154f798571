"""Patterns as in .gitignore: which files of a directory are left out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Never a list of papers of this project's own.
_NEVER = frozenset({".git", ".hg", ".svn", ".venv", "venv", "node_modules", "site-packages", ".tox", ".nox"})

_STARS = re.compile(r"\*+")
_MOST = 3  # stars that may stand for anything; there is no real pattern with more


class Ignores(NamedTuple):
    """One set of patterns, and the directory that they are relative to."""

    root: Path
    spec: GitIgnoreSpec

    def decide(self, path: Path, folder: bool) -> bool | None:
        """Whether the path is left out; None where no pattern speaks of it."""
        try:
            inside = absolute(path).relative_to(self.root)
        except ValueError:
            return None
        return self.spec.check_file(f"{inside.as_posix()}/" if folder else inside.as_posix()).include


def absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the links in it


def make(root: Path, patterns: Iterable[str]) -> Ignores:
    """A set of patterns. Raises ValueError as `read_patterns` does."""
    return Ignores(absolute(root), read_patterns(patterns))


def read_patterns(patterns: Iterable[str]) -> GitIgnoreSpec:
    """The patterns. Raises ValueError on one that is none, or that a long name would take hours to fit."""
    from pathspec import GitIgnoreSpec

    patterns = list(patterns)
    if costly := next(filter(_is_costly, patterns), None):
        raise ValueError(f"too many * in '{costly[:80]}'")
    return GitIgnoreSpec.from_lines(patterns)


def _is_costly(pattern: str) -> bool:
    """Each further * of a name may stand for any part of it, and so may each ** of a path."""
    stars = [len(_STARS.findall(part)) for part in pattern.split("/") if part != "**"]
    return sum(max(count - 1, 0) for count in stars) > _MOST or pattern.count("**") > _MOST


def ignored(sets: Sequence[Ignores], path: Path, folder: bool = False) -> bool:
    """Whether a path is left out. The first set that speaks of it decides: innermost come first."""
    if folder and path.name in _NEVER:
        return True
    decisions = (each.decide(path, folder) for each in sets)
    return next((decision for decision in decisions if decision is not None), False)


def of_folder(folder: Path) -> list[Ignores]:
    """The patterns that a directory's own .gitignore adds."""
    return _read(folder, folder / ".gitignore")


def above(folder: Path) -> list[Ignores]:
    """The patterns that hold in a directory because of those around it, up to the Git repository.

    A directory that is itself ignored was asked for all the same, so what ignores it does not count.
    """
    folder = absolute(folder)
    if (folder / ".git").exists():
        return _read(folder, folder / ".git/info/exclude")
    parents = list(folder.parents)
    repository = next((i for i, parent in enumerate(parents) if (parent / ".git").exists()), None)
    if repository is None:
        return []
    sets = [each for parent in parents[: repository + 1] for each in of_folder(parent)]
    sets += _read(parents[repository], parents[repository] / ".git/info/exclude")
    return [each for each in sets if not _covers(each, folder)]


def _covers(each: Ignores, folder: Path) -> bool:
    return any(each.decide(path, True) for path in (folder, *folder.parents))


def _read(root: Path, file: Path) -> list[Ignores]:
    if not file.is_file():
        return []
    lines = file.read_text("utf-8", "surrogateescape").splitlines()
    try:
        return [make(root, lines)]
    except ValueError:
        return [make(root, _valid(lines))]


def _valid(lines: Iterable[str]) -> Iterator[str]:
    """Like Git, pass over a line that is no pattern."""
    for line in lines:
        try:
            make(Path(), [line])
        except ValueError:
            continue
        yield line
