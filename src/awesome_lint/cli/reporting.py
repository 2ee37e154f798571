"""What `check` and `links` tell of findings, and whether they fail the run."""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import click

from ..config import LEVELS, Config
from ..findings import Finding
from ..report import FORMATS, Debt, Tally, View, make_report, summarise
from .also import write_also
from .check_options import Options
from .gather import HasSource, write_beside
from .options import PATH, Inputs, file_or_stdout
from .output import put, view_of

if TYPE_CHECKING:
    from .linking import Links


class Result(NamedTuple):
    """What there is to report; `apart` where standard output holds a list itself.

    `errors` say which files could not be read or checked, and why.
    """

    lists: Sequence[HasSource]
    tallies: Sequence[Tally]
    findings: Sequence[Finding]
    empty: int
    debt: Debt | None
    applied: Sequence[Finding] = ()
    links: "Links | None" = None
    apart: bool = False
    errors: Sequence[Exception] = ()


_REPORTING = [
    click.option(
        "--fail-level", type=click.Choice(LEVELS), help="Lowest severity that fails. [default: warning]"
    ),
    click.option("--output-format", type=click.Choice(list(FORMATS)), default="text", show_default=True),
    click.option(
        "--output-file", type=PATH, callback=file_or_stdout, metavar="FILE", help="Write the report here."
    ),
]


def reports_findings(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options on its report."""
    for option in reversed(_REPORTING):
        function = option(function)
    return function


def fails(findings: Iterable[Finding], config: Config) -> bool:
    """Whether a finding is at or above the level that fails in its file."""
    most = cache(lambda path: LEVELS.index(config.for_file(path).fail_level))
    return any(LEVELS.index(f.severity) <= most(f.source.path) for f in findings)


def report(result: Result, inputs: Inputs, options: Options) -> None:
    """Say what was found."""
    stream = sys.stderr if result.apart else sys.stdout
    view = View(
        quiet=inputs.quiet,
        verbose=inputs.verbose,
        statistics=options.statistics,
        show_fixes=options.show_fixes,
    )
    if not options.output_file and options.output_format == "text":
        view = view_of(stream, view)
    summary = summarise(
        result.tallies,
        result.findings,
        empty=result.empty,
        applied=result.applied,
        since=options.changed_since,
        debt=result.debt,
    )
    write_also(result.lists, options.also, result.findings, summary)
    text = make_report(options.output_format, result.findings, summary, view)
    if result.links and options.output_format == "text":
        text += result.links.table(view)
    if options.output_file:
        write_beside(result.lists, options.output_file, text)
    else:
        put(text, stream, exact=options.output_format != "text")


def report_part(result: Result, inputs: Inputs, options: Options) -> None:
    """Say to people what was found in the files that could be checked; a program would take it for all."""
    if result.lists and options.output_format == "text" and not options.output_file:
        report(result, inputs, options._replace(also=()))
