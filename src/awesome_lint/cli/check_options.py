"""The options of `check`, and which of them do not go together."""

from collections.abc import Iterable
from typing import NamedTuple

import click

from .also import Also

_NOT_WATCHED = ("diff", "output_file", "write_baseline", "show_settings")
_NOT_WRITTEN = ("baseline", "changed_since", "diff")


class Options(NamedTuple):
    """What to do with the findings."""

    fix: bool
    unsafe_fixes: bool
    diff: bool
    output_format: str
    output_file: str | None
    also: Also
    statistics: bool
    show_fixes: bool
    exit_zero: bool
    show_settings: bool
    baseline: str | None
    write_baseline: str | None
    changed_since: str | None
    watch: bool
    cache_dir: str | None
    jobs: int | None


def check_options(options: Options) -> None:
    """Refuse what does not go together."""
    if options.statistics and options.output_format != "text":
        raise click.UsageError("--statistics can only be had with --output-format text.")
    if options.watch:
        _refuse(options, _NOT_WATCHED, "--watch tells again and again what is found")
    if options.write_baseline is not None:
        _refuse(options, _NOT_WRITTEN, "--write-baseline takes all that is found")


def _refuse(options: Options, names: Iterable[str], why: str) -> None:
    for name in names:
        if getattr(options, name):
            raise click.UsageError(f"{why}; it cannot go with --{name.replace('_', '-')}.")
