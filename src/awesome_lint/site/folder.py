"""Files -> a folder, which holds the old site until the new one is complete."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import rmtree

from ..files import FileError
from ..markdown.source import encode
from .feed import FEED
from .page import GENERATOR

_INDEX = "index.html"
_TEMPORARY = ".awesome-lint-"


def write_site(folder: Path, files: Mapping[str, str]) -> None:
    """Put the files into the folder. What else is there stays, and no file of another's is replaced."""
    try:
        made = _made_before(folder, {*files, FEED})
        _refuse_foreign(folder, files.keys() - made)
        folder.mkdir(parents=True, exist_ok=True)
        _replace(folder, files)
        for name in made - files.keys():
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise FileError(f"{_place(error, folder)}: {error.strerror or error}") from error


def _replace(folder: Path, files: Mapping[str, str]) -> None:
    new = folder / f"{_TEMPORARY}{os.urandom(8).hex()}.tmp"
    new.mkdir()
    try:
        for name, text in files.items():
            (new / name).write_bytes(encode(text))
        for name in sorted(files, key=lambda name: name == _INDEX):  # the page when all it needs is there
            (new / name).replace(folder / name)
    finally:
        rmtree(new)


def _made_before(folder: Path, names: Iterable[str]) -> set[str]:
    """Those of the names that an older site put here: its page says that it is ours, and what it needs."""
    index = folder / _INDEX
    page = index.read_bytes() if index.is_file() else b""
    if GENERATOR.encode() not in page[:4096]:
        return set()
    return {name for name in names if name == _INDEX or f'="{name}"'.encode() in page}


def _refuse_foreign(folder: Path, names: Iterable[str]) -> None:
    for name in sorted(names):
        if (folder / name).exists() or (folder / name).is_symlink():
            raise FileError(
                f"{folder / name}: not made by awesome-lint site; not replaced, choose another folder"
            )


def _place(error: OSError, folder: Path) -> str:
    """Where it went wrong, for a reader who knows nothing of the folder in between."""
    name = str(error.filename2 or error.filename or folder)
    return str(folder) if _TEMPORARY in name else name
