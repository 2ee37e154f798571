"""What would change, as a unified diff that `git apply` and `patch -p1` accept where it was made."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ..markdown.source import encode
from ..report.plain import printable
from ..report.summary import View
from .output import put, say, view_of

_AFTER_LINE = re.compile(r"(?<=\n)")
_NO_NEWLINE = "\\ No newline at end of file\n"
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def put_diff(path: str, before: str, after: str) -> None:
    """Show the difference: for programs byte for byte, on a terminal with colours and nothing harmful."""
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

    name = _from_here(path)
    old, new = _quoted(f"a/{name}"), _quoted(f"b/{name}")
    for line in unified_diff(_lines(before), _lines(after), old, new):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def tell_of_elsewhere(path: str) -> None:
    """Say on standard error where a patch would not apply: outside of the folder that it is made in."""
    if not _is_below(path):
        message = f"{path} is not below this folder; make the patch where it is to be applied"
        say(f"awesome-lint: {message}")


def _is_below(path: str) -> bool:
    return Path(path).resolve().is_relative_to(Path.cwd().resolve())


def _from_here(path: str) -> str:
    """The path of the file itself, which `git apply` wants below the folder where it runs."""
    return Path(path).resolve().relative_to(Path.cwd().resolve()).as_posix() if _is_below(path) else path


def _quoted(name: str) -> str:
    """A name as Git writes it: quoted where a character cannot be shown, a tab behind blanks."""
    if printable(name) == name and not {'"', "\\"} & {*name}:
        return f"{name}\t" if " " in name else name
    return f'"{"".join(map(_quoted_char, name))}"'


def _quoted_char(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return char if printable(char) == char else "".join(f"\\{byte:03o}" for byte in encode(char))


def _lines(text: str) -> list[str]:
    """Lines as Git knows them: only a line feed ends one."""
    return [line for line in _AFTER_LINE.split(text) if line]
