"""Fixes as `check` makes them: shown, or written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..config import Config
from ..files import write
from ..report import plural
from .gather import Gathered, write_beside
from .output import put, say
from .patch import diff, put_diff, tell_of_elsewhere

if TYPE_CHECKING:
    from ..fixer import Fixed
    from ..linter import Asked


def make_fixes(gathered: Gathered, config: Config, unsafe: bool, asked: Asked) -> Fixed:
    """The lists as they are after fixing. Says which fixes were not made, for they would lose something."""
    from ..fixer import fix_lists

    fixed = fix_lists(gathered.lists, config, unsafe, asked)
    for why in fixed.refused:
        say(f"awesome-lint: not fixed, for it is not safe here: {why}")
    return fixed


def show_fixes(gathered: Gathered, fixed: Fixed, file: str | None, quiet: bool) -> bool:
    """Print what would change, or write it to a file; whether anything would."""
    pairs = zip(gathered.lists, fixed.lists, strict=True)
    changes = [(old.source.path, old.text, new.text) for old, new in pairs if old.text != new.text]
    for path, _, _ in changes:
        tell_of_elsewhere(path)
    if file:
        write_beside(gathered.lists, file, "".join(line for change in changes for line in diff(*change)))
    else:
        for change in changes:
            put_diff(*change)
    if not quiet:
        put(f"Would fix {plural(len(fixed.applied), 'finding')}.\n", sys.stderr)
    return bool(changes)


def write_fixes(gathered: Gathered, fixed: Fixed) -> None:
    """Write the files that changed, and what came from standard input to standard output."""
    for place, (before, after) in enumerate(zip(gathered.lists, fixed.lists, strict=True)):
        if place == gathered.stdin:
            put(after.text, exact=True)
        elif before.text != after.text:
            write(before.source.path, after.text, before.text)
