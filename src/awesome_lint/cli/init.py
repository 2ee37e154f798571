"""`awesome-lint init`: the configuration that describes a list."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from ..config import NAMES, find_config
from ..files import STDIN, write
from .errors import Refused
from .gather import gather
from .options import PATH, Inputs, reads_lists
from .output import put, say
from .settings import load_settings


@click.command(
    "init",
    short_help="Write the configuration that describes a list.",
    epilog="""\b
Examples:
  awesome-lint init                      describe README.md in .awesome-lint.toml
  awesome-lint init --output - list.md   show the configuration, write nothing
  awesome-lint init --force              once more, after the list has changed
  awesome-lint init README.md more.md    a table for each list
""",
)
@click.option("--output", type=PATH, metavar="FILE", help="Write here, or with - to standard output.")
@click.option("--force", is_flag=True, help="Overwrite a configuration that is there already.")
@reads_lists
def command(inputs: Inputs, output: str | None, force: bool) -> int:
    """Learn what the lists at PATHS mostly do, and write it as a configuration.

    It goes to .awesome-lint.toml in this folder, or where the lists are if that is elsewhere.
    Each value stands below the share of the cases that follow it; what is no convention is
    commented out. Settings that a list does not show are taken over from the configuration
    that applies now.
    """
    from .describe import describe

    config = load_settings(inputs)
    lists = gather(inputs, config).lists
    for papers in lists:
        if not papers.entries:
            raise Refused(f"{papers.source.path}: no entry of a paper was found in this file; is it a list?")
    target = _target(output, [papers.source.path for papers in lists])
    if output != STDIN and not force:
        _check_free(target)
    try:
        text = describe(lists, target.parent, config)
    except UnicodeEncodeError as error:
        raise Refused(f"{error.object}: no name that can stand in a configuration") from error
    if output == STDIN:
        put(text, exact=True)
        return 0
    write(str(target), text)
    if not inputs.quiet:
        say(f"{target}: written")
    return 0


def _target(output: str | None, files: Sequence[str]) -> Path:
    """Where to write: as said, else in this folder, or where the lists are if that is elsewhere."""
    if output and output != STDIN:
        return Path(output)
    folders = [Path(file).parent.resolve() for file in files if file != STDIN]
    if all(folder.is_relative_to(Path.cwd()) for folder in folders):
        return Path(NAMES[0])
    return Path(os.path.commonpath(folders)) / NAMES[0]


def _check_free(target: Path) -> None:
    """Nobody's configuration is overwritten, nor put out of force by another file beside it."""
    beside = find_config(target.parent) if target.name in NAMES else None
    there = target if target.exists() else beside
    if there and there.parent.resolve() == target.parent.resolve():
        raise Refused(
            f"{there}: is there already; --force writes {target} all the same, --output - only shows it"
        )
