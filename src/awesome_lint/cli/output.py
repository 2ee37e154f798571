"""Writing to the streams: bytes as they are, colours on a terminal only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from ..markdown.source import encode
from ..report.plain import inert, printable
from ..report.summary import View


def put(text: str, stream: TextIO | None = None, *, exact: bool = False) -> None:
    """Write to a stream, by default standard output, as `put_each` does."""
    put_each([text], stream, exact=exact)


def put_each(pieces: Iterable[str], stream: TextIO | None = None, *, exact: bool = False) -> None:
    """Write the pieces of a text as they are made; `exact` as the bytes that a file would have.

    What is not exact is for people: no line of it is a command to the log of a workflow. A reader
    that has gone away, as `head` does, is no error: the exit status is the same.
    """
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    try:
        stream.flush()
        for piece in pieces:
            data = encode(piece) if exact else inert(piece).encode(encoding, "backslashreplace")
            stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        close_quietly(stream)


def say(text: str) -> None:
    """Write a line to standard error, whatever the text holds."""
    put(f"{printable(text)}\n", sys.stderr)


def close_quietly(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, or the interpreter would complain at its end."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def view_of(stream: TextIO, view: View) -> View:
    """The view with the width and the colours of where it will be seen."""
    if not stream.isatty():
        return view
    from shutil import get_terminal_size  # costly to import, and not needed off a terminal

    view = view._replace(width=max(get_terminal_size().columns, 40))
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return view
    return view._replace(paint=_paint)


def _paint(text: str, style: str) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
