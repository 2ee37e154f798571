"""What would change, as a unified diff that `patch` accepts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from ..report.plain import printable
from ..report.summary import View
from .output import put, view_of

_AFTER_LINE = re.compile(r"(?<=\n)")
_NO_NEWLINE = "\\ No newline at end of file\n"
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def put_diff(path: str, before: str, after: str) -> None:
    """Show the difference: for `patch` byte for byte, on a terminal with colours and nothing harmful."""
    lines = diff(path, before, after)
    if not sys.stdout.isatty():
        put("".join(lines), exact=True)
        return
    paint = view_of(sys.stdout, View()).paint
    shown = ((line[0], printable(line.rstrip("\r\n"))) for line in lines)
    put("".join(f"{paint(text, _STYLES.get(sign, 'none'))}\n" for sign, text in shown))


def diff(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff, each with its ending."""
    from difflib import unified_diff  # most runs show no difference

    name = printable(path)
    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def _lines(text: str) -> list[str]:
    """Lines as `patch` knows them: only a line feed ends one."""
    return [line for line in _AFTER_LINE.split(text) if line]
