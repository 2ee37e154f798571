"""The one place where what went wrong becomes an exit status and a message."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from .. import __version__
from ..failure import Failure
from ..report.plain import printable
from .output import close_quietly, put

FOUND, USAGE, BUG, INTERRUPTED = 1, 2, 3, 130


class Refused(Exception):
    """Something would have to be done to a file that must not be done; it is as it was."""


def run(command: Callable[[], int | None]) -> int:
    """Run a command, which returns its exit status, and say what went wrong."""
    try:
        return command() or 0
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", INTERRUPTED)
    except ExceptionGroup as group:  # of files that have nothing to do with each other
        return max(map(_told, group.exceptions))
    except Exception as error:
        return _told(error)


def _told(error: Exception) -> int:
    """Say what went wrong; the exit status for it."""
    match error:
        case click.ClickException():
            error.show()
            return USAGE
        case Failure():
            return _fail(str(error), USAGE)
        case Refused():
            return _fail(str(error), FOUND)
        case BrokenPipeError():
            close_quietly(sys.stdout)
            return FOUND
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EIO):
            close_quietly(sys.stdout)
            return _fail(f"cannot write: {error.strerror}", USAGE)
    if os.environ.get("AWESOME_LINT_DEBUG"):
        sys.excepthook(type(error), error, error.__traceback__)
    return _fail(_bug(error), BUG)


def _fail(message: str, status: int) -> int:
    shown = "\n".join(map(printable, message.split("\n")))
    put(f"awesome-lint: {shown}\n", sys.stderr)
    return status


def _bug(error: Exception) -> str:
    """What a person can report, and how to find out more."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)  # none, where it comes from another process
    places = [
        f"at {Path(f.filename).parent.name}/{Path(f.filename).name}:{f.lineno} ({f.name})" for f in frames
    ]
    notes = getattr(error, "__notes__", [])
    return "\n".join(
        (
            f"this is a bug in awesome-lint: {type(error).__name__}: {str(error)[:500]}",
            *(f"  {line}" for line in (*places[-1:], *notes)),
            f"Please report it with the list and this command (version {__version__}):",
            f"  AWESOME_LINT_DEBUG=1 awesome-lint {' '.join(sys.argv[1:])}",
        )
    )
