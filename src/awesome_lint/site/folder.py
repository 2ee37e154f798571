"""Files -> a folder, which holds the old site until the new one is complete."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree

from ..files import FileError
from ..markdown.source import encode
from .page import GENERATOR

_INDEX = "index.html"


def write_site(folder: Path, files: Mapping[str, str]) -> None:
    """Put the files into the folder. What else is there stays, and no file of another's is replaced."""
    try:
        _refuse_foreign(folder, files)
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f".awesome-lint-{os.urandom(8).hex()}.tmp"
        new.mkdir()
        try:
            for name, text in files.items():
                (new / name).write_bytes(encode(text))
            for name in sorted(files, key=lambda name: name == _INDEX):  # the page when all it needs is there
                (new / name).replace(folder / name)
        finally:
            rmtree(new)
    except OSError as error:
        raise FileError(f"{error.filename or folder}: {error.strerror or error}") from error


def _refuse_foreign(folder: Path, files: Mapping[str, str]) -> None:
    """A folder is ours when its page says so; in any other one nothing may be in the way."""
    index = folder / _INDEX
    if index.is_file() and GENERATOR.encode() in index.read_bytes()[:4096]:
        return
    for name in files:
        if (folder / name).exists() or (folder / name).is_symlink():
            raise FileError(
                f"{folder / name}: not made by awesome-lint site; not replaced, choose another folder"
            )
