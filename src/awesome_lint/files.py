"""What a path means, and how the text of a list is read and written."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from .failure import Failure
from .ignores import Ignores, above, ignored, make, of_folder
from .markdown.source import decode, encode

STDIN = "-"
SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mkdown"})


class FileError(Failure):
    """A path cannot be used; the message says why."""


class Found(NamedTuple):
    """A file to look at. `folder` is the directory, as typed, that it was found in; None for a named file."""

    path: str
    folder: str | None = None

    @property
    def named(self) -> bool:
        return self.folder is None


class Read(NamedTuple):
    """A file as it was found, the path that it is called by, and what it holds."""

    item: Found
    path: str
    data: bytes


def find_lists(paths: Iterable[str], exclude: Iterable[tuple[Path, Sequence[str]]] = ()) -> list[Found]:
    """Named files as they are, and the Markdown files below named directories; each file once.

    `exclude` are patterns as in .gitignore, each set with the directory it is relative to.
    They and .gitignore decide on what is found in directories; a named file is always taken.
    """
    excluded = [_patterns(root, patterns) for root, patterns in exclude if patterns]
    found = [item for path in paths for item in _find(path, excluded)]
    chosen: dict[object, Found] = {}
    # A file that was named stays a named one when a directory holds it too.
    for item in sorted(found, key=lambda item: not item.named):
        chosen.setdefault(_identity(item.path), item)
    taken = {id(item) for item in chosen.values()}
    return [item for item in found if id(item) in taken]


def _patterns(root: Path, patterns: Sequence[str]) -> Ignores:
    try:
        return make(root, patterns)
    except ValueError as error:
        raise FileError(f"cannot exclude {', '.join(patterns)}: {error}") from error


def _find(path: str, excluded: Sequence[Ignores]) -> Iterator[Found]:
    if path == STDIN or not Path(path).is_dir():
        yield Found(path)
        return
    for file in _walk(Path(path), excluded, above(Path(path))):
        yield Found(str(file), path)


def _identity(path: str) -> object:
    """The same for two ways to write one file."""
    if path == STDIN:
        return STDIN
    try:
        status = Path(path).stat()
    except (OSError, ValueError, RuntimeError):  # what is wrong with it shows when it is read
        return path
    return status.st_dev, status.st_ino


def find_folders(paths: Iterable[str], exclude: Iterable[tuple[Path, Sequence[str]]] = ()) -> list[Path]:
    """The directories in which `find_lists` looks for files."""
    excluded = [_patterns(root, patterns) for root, patterns in exclude if patterns]
    named = (Path(path) for path in paths if path != STDIN and Path(path).is_dir())
    return [folder for top in named for folder in _below(top, excluded, above(top))]


def _below(folder: Path, excluded: Sequence[Ignores], ignores: Sequence[Ignores]) -> Iterator[Path]:
    """A directory and those below it."""
    yield folder
    ignores = [*of_folder(folder), *ignores]
    for path, is_folder in _kept(folder, excluded, ignores):
        if is_folder:
            yield from _below(path, excluded, ignores)


def _walk(folder: Path, excluded: Sequence[Ignores], ignores: Sequence[Ignores]) -> Iterator[Path]:
    """Markdown files below, sorted."""
    ignores = [*of_folder(folder), *ignores]
    for path, is_folder in _kept(folder, excluded, ignores):
        if is_folder:
            yield from _walk(path, excluded, ignores)
        else:
            yield path


def _kept(
    folder: Path, excluded: Sequence[Ignores], ignores: Sequence[Ignores]
) -> Iterator[tuple[Path, bool]]:
    """Markdown files and directories. Links to directories are not followed: they may go in circles."""
    with _explained(str(folder)):
        paths = sorted(folder.iterdir())
    for path in paths:
        is_folder = path.is_dir() and not path.is_symlink()
        if not is_folder and (path.suffix.lower() not in SUFFIXES or not path.is_file()):
            continue
        if not ignored(excluded, path, is_folder) and not ignored(ignores, path, is_folder):
            yield path, is_folder


def read(path: str) -> str:
    """The text of a file, or of standard input for `-`; bytes that are not UTF-8 and line ends are kept."""
    return decode(read_bytes(path))


def read_bytes(path: str) -> bytes:
    """What a file, or standard input for `-`, holds."""
    if path == STDIN:
        return sys.stdin.buffer.read()
    with _explained(path):
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise FileError(f"{path}: not a regular file; use - to read standard input")
        return Path(path).read_bytes()


def write(path: str, text: str, before: str | None = None) -> None:
    """Replace a file in one step: it holds either the old text or the new one, whatever happens.

    Mode, owner and a symbolic link to it stay. `before` is the text that was read: when
    the file holds something else by now, FileError is raised and nothing written.
    """
    with _explained(path):
        target = Path(path).resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(encode(text))  # /dev/stdout, a pipe: nothing to replace
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise FileError(f"{path}: not writable")
        with _temporary(target) as temporary:
            with temporary.open("xb") as stream:
                _take_over(target, temporary)
                stream.write(encode(text))
                stream.flush()
                os.fsync(stream.fileno())
            if before is not None and target.read_bytes() != encode(before):
                raise FileError(f"{path}: changed by another program meanwhile; not written, run again")
            temporary.replace(target)


@contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """The name for a file beside the target, of which nothing is left when the block fails."""
    path = target.parent / f".awesome-lint-{os.urandom(8).hex()}.tmp"
    try:
        yield path
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _take_over(target: Path, new: Path) -> None:
    """Give a new file the owner and mode of the one that it is to replace, if there is one."""
    if not target.exists():
        return
    status = target.stat()
    with suppress(PermissionError, AttributeError):  # not ours to give; no owners on this system
        os.chown(new, status.st_uid, status.st_gid)
    new.chmod(stat.S_IMODE(status.st_mode))


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """Errors of the operating system as FileError."""
    try:
        yield
    except OSError as error:
        raise FileError(f"{path}: {error.strerror or error}") from error
    except (ValueError, RuntimeError) as error:  # a NUL in it; links in a circle
        raise FileError(f"{path!r}: not a path") from error
