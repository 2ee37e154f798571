"""Paths -> lists: what a command works on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import Config
from ..files import STDIN, FileError, Found, find_lists, read, write
from ..ignores import absolute
from ..report.plain import printable
from .errors import FOUND, Refused
from .options import Inputs

if TYPE_CHECKING:
    from ..papers.entry import PaperList

_DEFAULT = "README.md"


@dataclass(frozen=True, eq=False)
class Gathered:
    """The lists. `named` are the paths asked for; `empty` counts files left out, for they hold no entry.

    `stdin` is the place among the lists of the one that was read from standard input.
    """

    lists: list[PaperList]
    named: frozenset[str]
    empty: int = 0
    stdin: int | None = None


def gather(inputs: Inputs, config: Config) -> Gathered:
    """Read all lists that the command line, else the configuration, names."""
    paths = paths_of(inputs, config)
    found = find(paths, inputs, config)
    every = [(item, _read(item, inputs, config)) for item in found]
    kept = [(item, papers) for item, papers in every if papers.entries or _wanted(item, inputs)]
    lists = [papers for _, papers in kept]
    _check_folders(paths, found, lists)
    return Gathered(
        lists,
        frozenset(papers.source.path for item, papers in kept if item.named),
        len(every) - len(kept),
        next((place for place, (item, _) in enumerate(kept) if item.path == STDIN), None),
    )


def find(paths: Iterable[str], inputs: Inputs, config: Config) -> list[Found]:
    """The files that these paths mean."""
    return find_lists(paths, excluded(inputs, config))


def excluded(inputs: Inputs, config: Config) -> list[tuple[Path, Sequence[str]]]:
    """What is left out of directories, by the folder that it is relative to."""
    here = Path()
    return [(config.source.parent if config.source else here, config.exclude), (here, inputs.exclude)]


def _wanted(item: Found, inputs: Inputs) -> bool:
    """Whether a file without an entry is still something to speak of."""
    return item.named and not inputs.allow_empty


def paths_of(inputs: Inputs, config: Config) -> Sequence[str]:
    """The paths that the command line names, else the configuration."""
    if inputs.paths:
        return inputs.paths
    if config.source and config.paths:
        return [os.path.relpath(config.source.parent / path) for path in config.paths]
    if not Path(_DEFAULT).exists():
        raise FileError(f"{_DEFAULT}: no such file here; name the lists, or set 'paths' in the configuration")
    return [_DEFAULT]


def _read(item: Found, inputs: Inputs, config: Config) -> PaperList:
    from ..papers.reader import read_list

    shown = inputs.stdin_filename or STDIN if item.path == STDIN else item.path
    return read_list(read(item.path), shown, config.for_file(shown).not_papers)


def _check_folders(paths: Iterable[str], found: Sequence[Found], lists: Sequence[PaperList]) -> None:
    """A directory in which nothing is checked must not pass for one in which all is well."""
    files = [absolute(Path(papers.source.path)) for papers in lists]
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            continue
        if not any(file.is_relative_to(absolute(Path(path))) for file in files):
            count = sum(item.folder == path for item in found)
            raise FileError(f"{path}: no list of papers found (Markdown files without entries: {count})")


def note_empty(gathered: Gathered) -> int:
    """Name the files that hold no entry, on standard error; the exit status that tells of them."""
    empty = [papers.source.path for papers in gathered.lists if not papers.entries]
    for path in empty:
        click.echo(f"{printable(path)}: no entry of a paper was found in this file", err=True)
    return FOUND if empty else 0


def write_beside(lists: Iterable[PaperList], path: str, text: str) -> None:
    """Write what was made of lists to a file. Raises Refused where that is one of the lists."""
    if any(_same(path, papers.source.path) for papers in lists):
        raise Refused(f"{path} is a list, and what was made of it would replace it; nothing was written")
    write(path, text)


def _same(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except OSError:
        return False
