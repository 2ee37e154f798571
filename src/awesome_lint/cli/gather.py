"""Paths -> lists: what a command works on."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..config import Config
from ..files import STDIN, FileError, Found, Read, find_lists, read_bytes, write
from ..ignores import absolute
from ..markdown.source import Source, decode
from .errors import FOUND, Refused
from .options import Inputs
from .output import say

if TYPE_CHECKING:
    from ..papers.entry import PaperList

_DEFAULT = "README.md"


class HasSource(Protocol):
    """A list, or what is known of one."""

    @property
    def source(self) -> Source: ...


class Gathered(NamedTuple):
    """The lists. `named` are the paths asked for; `empty` counts files left out, for they hold no entry.

    `stdin` is the place among the lists of the one that was read from standard input.
    """

    lists: list["PaperList"]
    named: frozenset[str]
    empty: int = 0
    stdin: int | None = None


def read_each(inputs: Inputs, config: Config) -> Iterator[Read | FileError]:
    """Read all files that the command line, else the configuration, names, or say why one cannot be read."""
    for item in find(paths_of(inputs, config), inputs, config):
        try:
            yield Read(item, _shown(item, inputs), read_bytes(item.path))
        except FileError as error:
            yield error


def _read_all(inputs: Inputs, config: Config) -> Iterator[Read]:
    """Read all of them. Raises FileError at the first that cannot be read."""
    for file in read_each(inputs, config):
        if isinstance(file, FileError):
            raise file
        yield file


def gather(inputs: Inputs, config: Config) -> Gathered:
    """Read all lists that the command line, else the configuration, names."""
    from ..papers.reader import read_list

    files = list(_read_all(inputs, config))
    lists = [read_list(decode(data), path, config.for_file(path).not_papers) for _, path, data in files]
    kept = choose(files, [len(papers.entries) for papers in lists], inputs, config)
    return Gathered(
        [lists[number] for number in kept],
        frozenset(files[number].path for number in kept if files[number].item.named),
        len(files) - len(kept),
        stdin_of([files[number] for number in kept]),
    )


def choose(
    files: Sequence[Read], entries: Sequence[int], inputs: Inputs, config: Config, *, complete: bool = True
) -> list[int]:
    """The numbers of those that are lists, given how many entries each file holds.

    A file without an entry is still something to speak of where it was named. Raises
    FileError where a directory holds no list, if the files are `complete`.
    """
    kept = [
        number
        for number, (file, count) in enumerate(zip(files, entries, strict=True))
        if count or (file.item.named and not inputs.allow_empty)
    ]
    if complete:
        _check_folders(paths_of(inputs, config), files, [files[number].path for number in kept])
    return kept


def stdin_of(files: Iterable[Read]) -> int | None:
    """The place of standard input among the files."""
    return next((place for place, file in enumerate(files) if file.item.path == STDIN), None)


def find(paths: Iterable[str], inputs: Inputs, config: Config) -> list[Found]:
    """The files that these paths mean."""
    return find_lists(paths, excluded(inputs, config))


def excluded(inputs: Inputs, config: Config) -> list[tuple[Path, Sequence[str]]]:
    """What is left out of directories, by the folder that it is relative to."""
    here = Path()
    return [(config.source.parent if config.source else here, config.exclude), (here, inputs.exclude)]


def paths_of(inputs: Inputs, config: Config) -> Sequence[str]:
    """The paths that the command line names, else the configuration."""
    if inputs.paths:
        return inputs.paths
    if config.source and config.paths:
        return [os.path.relpath(config.source.parent / path) for path in config.paths]
    if not Path(_DEFAULT).exists():
        raise FileError(f"{_DEFAULT}: no such file here; name the lists, or set 'paths' in the configuration")
    return [_DEFAULT]


def _shown(item: Found, inputs: Inputs) -> str:
    return inputs.stdin_filename or STDIN if item.path == STDIN else item.path


def _check_folders(paths: Iterable[str], files: Sequence[Read], kept: Iterable[str]) -> None:
    """A directory in which nothing is checked must not pass for one in which all is well."""
    lists = [absolute(Path(path)) for path in kept]
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            continue
        if not any(file.is_relative_to(absolute(Path(path))) for file in lists):
            count = sum(file.item.folder == path for file in files)
            raise FileError(f"{path}: no list of papers found (Markdown files without entries: {count})")


def note_empty(gathered: Gathered) -> int:
    """Name the files that hold no entry, on standard error; the exit status that tells of them."""
    empty = [papers.source.path for papers in gathered.lists if not papers.entries]
    for path in empty:
        say(f"{path}: no entry of a paper was found in this file")
    return FOUND if empty else 0


def write_beside(lists: Iterable[HasSource], path: str, text: str) -> None:
    """Write what was made of lists to a file. Raises Refused where that is one of the lists."""
    if any(_same(path, papers.source.path) for papers in lists):
        raise Refused(f"{path} is a list, and what was made of it would replace it; nothing was written")
    write(path, text)


def _same(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except OSError:
        return False
