"""Fixes as `check` makes them: shown, or written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..config import Config
from ..files import write
from ..report import plural
from .errors import Refused
from .gather import Gathered
from .output import put
from .patch import put_diff

if TYPE_CHECKING:
    from ..fixer import Fixed
    from ..linter import Asked


def make_fixes(gathered: Gathered, config: Config, unsafe: bool, asked: Asked) -> Fixed:
    """The lists as they are after fixing. Raises Refused where something would be lost."""
    from ..fixer import fix_lists
    from ..guard import LossError

    try:
        return fix_lists(gathered.lists, config, unsafe, asked)
    except LossError as error:
        raise Refused(f"nothing written, for a fix is not safe here: {error}") from error


def show_fixes(gathered: Gathered, fixed: Fixed, quiet: bool) -> bool:
    """Print what would change; whether anything would."""
    changed = False
    for before, after in zip(gathered.lists, fixed.lists, strict=True):
        if before.text != after.text:
            put_diff(before.source.path, before.text, after.text)
            changed = True
    if not quiet:
        put(f"Would fix {plural(len(fixed.applied), 'finding')}.\n", sys.stderr)
    return changed


def write_fixes(gathered: Gathered, fixed: Fixed) -> None:
    """Write the files that changed, and what came from standard input to standard output."""
    for place, (before, after) in enumerate(zip(gathered.lists, fixed.lists, strict=True)):
        if place == gathered.stdin:
            put(after.text, exact=True)
        elif before.text != after.text:
            write(before.source.path, after.text, before.text)
