"""The options of `check`, and which of them do not go together."""

from __future__ import annotations

from dataclasses import dataclass

import click

from .also import Also


@dataclass(frozen=True, eq=False)
class Options:
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


def check_options(options: Options) -> None:
    """Refuse what does not go together."""
    if options.statistics and options.output_format != "text":
        raise click.UsageError("--statistics can only be had with --output-format text.")
    if options.write_baseline is None:
        return
    for name in ("baseline", "changed_since", "diff"):
        if getattr(options, name):
            option = f"--{name.replace('_', '-')}"
            raise click.UsageError(f"--write-baseline takes all that is found; it cannot go with {option}.")
