"""Outcomes that are kept between runs, in a file that several runs may share."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..cache_folder import cache_folder
from .cache_file import TABLES, ForeignFile, open_cache
from .outcome import Outcome

_WAIT = 5.0  # seconds for another run to finish writing
_OLD = 90 * 24 * 3600.0  # seconds after which an outcome is of no use to anybody
_TEXTS = frozenset({".md", ".markdown", ".txt", ".toml", ".json", ".yaml", ".yml"})  # no damaged caches
_CHUNK = 500  # URLs in one query
# Of two runs the one that asked later counts, unless that is yet to come;
# a failure is as old as the first of those in a row.
_PUT = """
INSERT INTO outcomes VALUES (:url, :asked, :outcome, :since)
ON CONFLICT (url) DO UPDATE SET
    asked = excluded.asked,
    outcome = excluded.outcome,
    failing_since = CASE WHEN excluded.failing_since IS NULL THEN NULL
                         ELSE coalesce(failing_since, excluded.failing_since) END
WHERE excluded.asked >= asked OR asked > :now
"""


class CacheError(Exception):
    """The cache cannot be used, and it is not that the file is damaged."""


class CacheBusy(CacheError):
    """Another program is writing to it; a moment later it may go well."""


class Kept(NamedTuple):
    """An outcome of an earlier run, and since when the URL fails, if it does."""

    outcome: Outcome
    failing_since: float | None


class Copy(NamedTuple):
    """Where a copy of a page is, '' where there is none, and when that was asked."""

    asked: float
    url: str


class Info(NamedTuple):
    """What a cache holds. Times are seconds since 1970, 0 where it is empty."""

    path: Path
    outcomes: int
    size: int
    oldest: float
    newest: float


def default_path() -> Path:
    """The file in the user's cache directory."""
    return cache_folder() / "links.sqlite"


class Cache:
    """An open cache. A damaged file is set aside, and `damaged` says where.

    Raises CacheError where the file cannot be opened, made, read or written, or is another program's.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged: Path | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = open_cache(path, _WAIT)
        except sqlite3.OperationalError as error:
            raise _explain(path, error) from error
        except sqlite3.DatabaseError:
            if path.suffix.lower() in _TEXTS:
                raise CacheError(f"{path}: no cache but a text, which is left alone") from None
            self.damaged = self._set_aside()
            self._db = open_cache(path, _WAIT)
        except ForeignFile:
            raise CacheError(f"{path}: a database of another program, which is left alone") from None
        except OSError as error:
            raise CacheError(f"{path}: {error.strerror}") from error

    def _set_aside(self) -> Path:
        aside = self.path.with_name(f"{self.path.name}.damaged-{int(time.time())}")
        self.path.replace(aside)
        for end in ("-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        return aside

    def get(self, urls: Sequence[str]) -> dict[str, Kept]:
        """What is kept of these URLs; rows that cannot be read are as good as none."""
        found = {}
        for url, text, since in self._rows("url, outcome, failing_since FROM outcomes", urls):
            with suppress(ValueError, TypeError, KeyError):
                found[url] = Kept(Outcome.load(text), float(since) if since is not None else None)
        return found

    def copies(self, urls: Sequence[str]) -> dict[str, Copy]:
        """What is known of copies of these URLs."""
        return {
            url: Copy(asked, copy) for url, asked, copy in self._rows("url, asked, copy FROM copies", urls)
        }

    def _rows(self, what: str, urls: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for at in range(0, len(urls), _CHUNK):
            some = urls[at : at + _CHUNK]
            marks = ",".join("?" * len(some))
            with self._explained():
                rows = self._db.execute(f"SELECT {what} WHERE url IN ({marks})", some).fetchall()
            yield from rows

    def put(self, outcomes: Mapping[str, Kept], wait: float = _WAIT) -> None:
        """Keep outcomes, all of them or none. Raises CacheBusy after so many seconds of another's writing."""
        now = time.time()
        rows = [
            {"url": url, "asked": o.asked, "outcome": o.dump(), "since": since, "now": now}
            for url, (o, since) in outcomes.items()
        ]
        self._write(_PUT, rows, wait)

    def put_copies(self, copies: Mapping[str, str]) -> None:
        """Keep where copies are, '' for nowhere."""
        now = time.time()
        rows = [(url, now, copy) for url, copy in copies.items()]
        self._write("INSERT OR REPLACE INTO copies VALUES (?, ?, ?)", rows, _WAIT)

    def _write(self, statement: str, rows: Sequence[Any], wait: float) -> None:
        with self._explained():
            self._db.execute(f"PRAGMA busy_timeout = {wait * 1000:.0f}")
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.executemany(statement, rows)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def clear(self) -> int:
        """Forget everything; how many outcomes that were."""
        count = self.info().outcomes
        with self._explained():
            for table in TABLES:
                self._db.execute(f"DELETE FROM {table}")  # nosec B608  # a name of TABLES
            self._db.execute("VACUUM")
        return count

    def info(self) -> Info:
        """What is in it."""
        with self._explained():
            count, oldest, newest = self._db.execute(
                "SELECT count(*), min(asked), max(asked) FROM outcomes"
            ).fetchone()
        return Info(self.path, count, self.path.stat().st_size, oldest or 0.0, newest or 0.0)

    def close(self) -> None:
        """Forget what is too old, and leave one file."""
        then = time.time() - _OLD
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA busy_timeout = 0")
            for table in TABLES:
                self._db.execute(f"DELETE FROM {table} WHERE asked < ?", (then,))  # nosec B608  # as above
        self._db.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What goes wrong with the file, as CacheError."""
        try:
            yield
        except sqlite3.Error as error:
            raise _explain(self.path, error) from error


def _explain(path: Path, error: sqlite3.Error) -> CacheError:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CacheBusy(f"{path}: another program is writing to it")
    return CacheError(f"{path}: {error}")
