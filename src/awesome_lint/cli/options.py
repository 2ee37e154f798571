"""Options that several commands share."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

import click

from ..files import STDIN


class Inputs(NamedTuple):
    """What to read, and with which configuration."""

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    allow_empty: bool = False
    stdin_filename: str | None = None
    quiet: bool = False
    verbose: bool = False


def split(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Values that may be given one by one or with commas between them."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


PATH = click.Path(readable=False)  # which is only completed: what is wrong with it is told on reading it


def file_or_stdout(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The file to write, or None for standard output, which `-` names, too."""
    return None if value == STDIN else value


_SHARED = [
    click.argument("paths", nargs=-1, type=PATH, metavar="[PATHS]..."),
    click.option(
        "--exclude", multiple=True, metavar="PATTERN", help="Leave out of directories, as .gitignore."
    ),
    click.option("--config", type=PATH, metavar="FILE", help="Use this configuration file."),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
    click.option(
        "--allow-empty", is_flag=True, help="Pass over a named file that holds no entry of a paper."
    ),
    click.option("--stdin-filename", metavar="PATH", help="Name to give to standard input."),
    click.option("-q", "--quiet", is_flag=True, help="Print nothing but the results."),
]
says_more = click.option(
    "-v", "--verbose", is_flag=True, help="Say more: what was read, what was not understood."
)


def reads_lists(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the shared options; it is called with them, and `says_more`, as one `Inputs`."""

    @wraps(function)
    def call(**given: Any) -> int:
        shared = {name: given.pop(name) for name in Inputs._fields if name in given}
        return function(Inputs(**shared), **given)

    for option in reversed(_SHARED):
        call = option(call)
    return call
