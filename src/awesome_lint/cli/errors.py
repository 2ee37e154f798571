"""The one place where what went wrong becomes an exit status and a message."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from .. import __version__
from ..cache_folder import NoFolder
from ..config import ConfigError
from ..data.errors import DataError
from ..files import FileError
from ..git import GitError
from ..report.plain import printable
from .output import close_quietly, put

FOUND, USAGE, BUG, INTERRUPTED = 1, 2, 3, 130
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})


class Refused(Exception):
    """Something would have to be done to a file that must not be done; it is as it was."""


def run(command: Callable[[], int | None]) -> int:
    """Run a command, which returns its exit status, and say what went wrong."""
    try:
        return command() or 0
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (ConfigError, DataError, FileError, GitError, NoFolder) as error:
        return _fail(str(error), USAGE)
    except Refused as error:
        return _fail(str(error), FOUND)
    except BrokenPipeError:
        close_quietly(sys.stdout)
        return FOUND
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            close_quietly(sys.stdout)
            return _fail(f"cannot write: {error.strerror}", USAGE)
        if os.environ.get("AWESOME_LINT_DEBUG"):
            sys.excepthook(*sys.exc_info())
        return _fail(_bug(error), BUG)


def _fail(message: str, status: int) -> int:
    shown = "\n".join(map(printable, message.split("\n")))
    put(f"awesome-lint: {shown}\n", sys.stderr)
    return status


def _bug(error: Exception) -> str:
    """What a person can report, and how to find out more."""
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = Path(frame.filename)
    return (
        f"this is a bug in awesome-lint: {type(error).__name__}: {str(error)[:500]}\n"
        f"  at {place.parent.name}/{place.name}:{frame.lineno} ({frame.name})\n"
        f"Please report it with the list and this command (version {__version__}):\n"
        f"  AWESOME_LINT_DEBUG=1 awesome-lint {' '.join(sys.argv[1:])}"
    )
