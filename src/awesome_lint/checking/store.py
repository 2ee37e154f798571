"""The folder of records: a file each, replaced in one step, the oldest forgotten when it grows too large.

Whatever goes wrong with it, nothing is kept or nothing is known, and the run goes on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_LONGEST = 64_000_000  # bytes of a line; a longer one was not written by this program
_ENOUGH = 0.8  # of the bound, when what is too old has gone
_SUFFIX, _PART = ".record", ".part"
_FOLDER = "check"
# Version control leaves the folder alone, wherever it is.
_IGNORED = ".gitignore"


class Store:
    """Records by their keys, which are names of files. At most `bound` bytes are kept."""

    def __init__(self, folder: Path, bound: int = 256_000_000) -> None:
        self.folder = folder / _FOLDER
        self._bound = bound
        self._wrote = False

    def head(self, key: str) -> bytes | None:
        """The first line of a record, which is now the newest."""
        path = self._path(key)
        try:
            if not path.is_file():  # a pipe would never answer
                return None
            with path.open("rb") as stream:
                line = stream.readline(_LONGEST)
        except OSError:
            return None
        with suppress(OSError):  # of another user, or on a disk that is only read
            os.utime(path)
        return line if line.endswith(b"\n") else None

    def rest(self, key: str) -> bytes | None:
        """What follows the first line."""
        try:
            with self._path(key).open("rb") as stream:
                stream.readline(_LONGEST)
                return stream.read(_LONGEST)
        except OSError:
            return None

    def keep(self, key: str, record: bytes) -> None:
        """Write a record, which others see as a whole or not at all."""
        path = self._path(key)
        part = path.with_name(f"{os.urandom(8).hex()}{_PART}")
        with suppress(OSError):
            self._make()
            try:
                part.write_bytes(record)
                part.replace(path)
            except OSError:
                part.unlink(missing_ok=True)
                raise
            self._wrote = True

    def close(self) -> None:
        """Forget what was not used for longest, where there is too much."""
        if not self._wrote:
            return
        files = sorted(self._files(), reverse=True)
        total = sum(size for _, size, _ in files)
        if total <= self._bound:
            return
        while files and total > self._bound * _ENOUGH:
            _, size, path = files.pop()
            with suppress(OSError):
                path.unlink()
                total -= size

    def info(self) -> tuple[int, int]:
        """How many records there are, and how many bytes they take."""
        sizes = [size for _, size, path in self._files() if path.suffix == _SUFFIX]
        return len(sizes), sum(sizes)

    def clear(self) -> None:
        for _, _, path in self._files():
            with suppress(OSError):
                path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _make(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, mode=0o700)
            (self.folder / _IGNORED).write_text("*\n", "ascii")

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """Our own files: when each was used, its size, and where it is."""
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.endswith((_SUFFIX, _PART)):
                    with suppress(OSError):
                        status = entry.stat(follow_symlinks=False)
                        yield status.st_mtime, status.st_size, Path(entry.path)
