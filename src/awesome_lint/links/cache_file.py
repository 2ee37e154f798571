"""The file of a cache: whose it is, and how it is laid out."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

_VERSION = 1
_OURS = 0x416C4C6E  # the id of an application, which SQLite keeps in the file
_MOMENT = 0.02  # seconds between two tries to open it
_COLUMNS = ("url", "asked", "outcome", "failing_since")
TABLES = ("outcomes", "copies")
_OUTCOMES = """
CREATE TABLE IF NOT EXISTS outcomes (
    url TEXT PRIMARY KEY,
    asked REAL NOT NULL,
    outcome TEXT NOT NULL,
    failing_since REAL
) WITHOUT ROWID
"""
_COPIES = "CREATE TABLE IF NOT EXISTS copies (url TEXT PRIMARY KEY, asked REAL, copy TEXT) WITHOUT ROWID"


class ForeignFile(Exception):
    """A database of another program."""


def open_cache(path: Path, wait: float) -> sqlite3.Connection:
    """The file, made where there is none. Raises sqlite3.Error and ForeignFile.

    Two runs that make it at once refuse each other without waiting, so it is tried for so many seconds.
    """
    end = time.monotonic() + wait
    while True:
        try:
            return _open(path, wait)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_MOMENT)


def _open(path: Path, wait: float) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        # Nothing is written before it is sure whose file it is.
        if not _is_ours(db):
            raise ForeignFile(path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        if (_application(db), _version(db)) != (_OURS, _VERSION):
            _make(db)
        db.execute(f"SELECT {', '.join(_COLUMNS)} FROM outcomes LIMIT 1").fetchone()  # nosec B608  # constants
    except (sqlite3.Error, ForeignFile):
        db.close()
        raise
    return db


def _application(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA application_id").fetchone()[0])


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _is_ours(db: sqlite3.Connection) -> bool:
    """Whether a file is a cache of any version, or empty. All is read at one moment."""
    db.execute("BEGIN")
    try:
        return _looks_like_ours(db)
    finally:
        db.execute("COMMIT")


def _looks_like_ours(db: sqlite3.Connection) -> bool:
    if application := _application(db):
        return application == _OURS
    tables = db.execute("SELECT name FROM sqlite_master").fetchall()
    columns = [row[1] for row in db.execute("PRAGMA table_info(outcomes)")]
    # The first caches did not say whose they are.
    first = _version(db) == 1 and len(tables) == 1 and columns == list(_COLUMNS)
    return first or not tables


def _make(db: sqlite3.Connection) -> None:
    """Lay out a cache; what one of another version holds is forgotten."""
    db.execute("BEGIN IMMEDIATE")
    if _version(db) != _VERSION:
        for table in TABLES:
            db.execute(f"DROP TABLE IF EXISTS {table}")
    db.execute(_OUTCOMES)
    db.execute(_COPIES)
    db.execute(f"PRAGMA application_id = {_OURS}")
    db.execute(f"PRAGMA user_version = {_VERSION}")
    db.execute("COMMIT")
