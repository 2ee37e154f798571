"""A cache of outcomes that is only looked into: it is neither made, nor mended, nor cleaned up."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .cache import Cache, CacheError


class Peek(Cache):
    """An existing cache, which stays as it is. Raises CacheError where there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = None
        # Without a log beside it nobody writes, and SQLite need not make one to read.
        how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=1)
        except (sqlite3.Error, ValueError) as error:
            raise CacheError(f"{path}: {error}") from error

    def close(self) -> None:
        self._db.close()
