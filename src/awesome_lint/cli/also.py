"""`--also FORMAT=FILE`: further reports of one run, each in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from ..report import FORMATS, Summary, View, make_report
from .completing import reports
from .gather import HasSource, write_beside

if TYPE_CHECKING:
    from ..rules import Finding

Also = tuple[tuple[str, str], ...]


def _pairs(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> Also:
    """Formats and files. Raises BadParameter for a value that does not hold both."""
    pairs = [value.partition("=")[::2] for value in values]
    for form, file in pairs:
        if form not in FORMATS or not file:
            raise click.BadParameter(f"'{form}={file}' is not FORMAT=FILE, with one of {', '.join(FORMATS)}.")
    return tuple(pairs)


def writes_also(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the option."""
    say = "Write the report here in another format, too: 'json=report.json'."
    how: dict[str, Any] = {"callback": _pairs, "metavar": "FORMAT=FILE", "shell_complete": reports}
    return click.option("--also", multiple=True, help=say, **how)(function)


def write_also(lists: Iterable[HasSource], also: Also, findings: Sequence[Finding], summary: Summary) -> None:
    """Write every report that was asked for."""
    for form, file in also:
        write_beside(lists, file, make_report(form, findings, summary, View()))
