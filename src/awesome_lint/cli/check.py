"""`awesome-lint check`: report what is wrong, and mend it when asked to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..config import LEVELS, Config
from ..report import FORMATS, Debt, Tally, View, make_report, summarise
from .also import write_also, writes_also
from .check_options import Options, check_options
from .completing import rules
from .errors import FOUND
from .gather import Gathered, HasSource, gather, write_beside
from .link_options import LinkOptions, checks_links
from .looking import look
from .options import PATH, Inputs, file_or_stdout, reads_lists, split
from .output import put, view_of
from .settings import load_settings, show_settings

if TYPE_CHECKING:
    from ..rules import Finding
    from .linking import Links

_CODES: dict[str, Any] = {"multiple": True, "callback": split, "metavar": "RULES", "shell_complete": rules}


class Result(NamedTuple):
    """What there is to report; `apart` where standard output holds a list itself."""

    lists: Sequence[HasSource]
    tallies: Sequence[Tally]
    findings: Sequence[Finding]
    empty: int
    debt: Debt | None
    applied: Sequence[Finding] = ()
    links: Links | None = None
    apart: bool = False


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


@click.command(
    "check",
    short_help="Report what is wrong in lists, and mend it.",
    epilog="""\b
Examples:
  awesome-lint check                         the configured lists, else README.md
  awesome-lint check docs/ README.md         files and directories, together
  awesome-lint check --fix README.md         mend what can safely be mended
  awesome-lint check --unsafe-fixes --diff   show what all fixes would do
  awesome-lint check --select AL5,mojibake README.md
  awesome-lint check --watch README.md       again whenever it is saved
  awesome-lint check --changed-since main    only what is new since main
  awesome-lint check --write-baseline old.json && awesome-lint check --baseline old.json
  git show HEAD:README.md | awesome-lint check - --stdin-filename README.md
""",
)
@click.option("--fix", is_flag=True, help="Write the fixes that are safe; report what remains.")
@click.option("--unsafe-fixes", is_flag=True, help="Also those that remove or redirect links or entries.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and write nothing.")
@click.option("--select", **_CODES, help="Only these rules: codes, prefixes or names, with commas.")
@click.option("--ignore", **_CODES, help="Not these rules.")
@click.option("--extend-select", **_CODES, help="These rules, too.")
@click.option("--changed-since", metavar="REV", help="Only what touches lines changed since a Git revision.")
@click.option("--baseline", type=PATH, metavar="FILE", help="Only what this file does not hold.")
@click.option(
    "--write-baseline", type=PATH, metavar="FILE", help="Write what is found to a file for --baseline."
)
@click.option("--watch", is_flag=True, help="Check again whenever a list is saved, until Ctrl-C.")
@reports_findings
@writes_also
@click.option("--statistics", is_flag=True, help="Count by rule instead of listing every finding.")
@click.option("--show-fixes", is_flag=True, help="List the fixes that were made.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when something was found.")
@click.option("--show-settings", is_flag=True, help="Print the configuration that applies, and stop.")
@click.option(
    "--cache-dir", type=PATH, metavar="DIR", help="Keep what was found here. [the user's cache directory]"
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes for many files. [one a processor]"
)
@click.option("--links", is_flag=True, help="Also ask for every URL, as `awesome-lint links` does, with:")
@checks_links
@reads_lists
def command(
    inputs: Inputs,
    linking: LinkOptions,
    links: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    fail_level: str | None,
    **given: Any,
) -> int:
    """Report what is wrong in the lists at PATHS, which are files, directories, or - for standard input.

    In a directory all Markdown files that hold entries of papers are read. Lists that are
    given together are checked together: a paper that stands in two of them is found.
    """
    options = Options(**given)
    check_options(options)
    if options.watch:
        from .watching import watch

        return watch(inputs, options, links=links)
    config = load_settings(
        inputs, select=select, ignore=ignore, extend_select=extend_select, fail_level=fail_level
    )
    if options.show_settings:
        put(show_settings(config))
        return 0
    if not (links or options.fix or options.unsafe_fixes or options.diff):
        looked = look(inputs, options, config, keep=not linking.no_cache)
        tallies = [each.record.tally for each in looked.lists]
        _report(Result(looked.lists, tallies, looked.findings, looked.empty, looked.debt), inputs, options)
        return FOUND if fails(looked.findings, config) and not options.exit_zero else 0
    gathered = gather(inputs, config)
    checked = _check_links(gathered, linking, config, inputs) if links else None
    failed = _check(gathered, inputs, options, config, checked)
    if checked and checked.interrupted:
        from .asking import told_of_interruption  # few runs

        return told_of_interruption()
    return FOUND if failed and not options.exit_zero else 0


def _check_links(gathered: Gathered, linking: LinkOptions, config: Config, inputs: Inputs) -> Links:
    from .linking import check_links  # most runs ask for no links

    return check_links(gathered.lists, linking, config, quiet=inputs.quiet)


def _check(gathered: Gathered, inputs: Inputs, options: Options, config: Config, links: Links | None) -> bool:
    """Check links and make fixes, as asked for; whether something is there that fails the run."""
    from ..fixer import Fixed
    from ..focus import Focus
    from ..linter import Asked, lint_lists
    from .focus import debt, load_focus, write_baseline

    paths = [papers.source.path for papers in gathered.lists]
    focus = load_focus(options, config, paths=paths, named=gathered.named, stdin=gathered.stdin is not None)
    asked = Asked(gathered.named, focus, links.verdicts if links else {})
    if options.diff or options.fix or options.unsafe_fixes:
        from .fixes import make_fixes, show_fixes, write_fixes

        fixed = make_fixes(gathered, config, options.unsafe_fixes, asked)
        if options.diff:
            return show_fixes(gathered, fixed, options.output_file, inputs.quiet)
        write_fixes(gathered, fixed)
    else:
        fixed = Fixed(gathered.lists, lint_lists(gathered.lists, config, asked))
    if options.write_baseline is not None:
        focus = Focus(write_baseline(options.write_baseline, fixed.lists, fixed.findings))
        fixed = replace(fixed, findings=focus.choose(fixed.lists, fixed.findings))
    result = Result(
        gathered.lists,
        [Tally.of(papers) for papers in fixed.lists],
        fixed.findings,
        gathered.empty,
        debt(focus.baseline, fixed.lists, config),
        fixed.applied,
        links,
        apart=gathered.stdin is not None and (options.fix or options.unsafe_fixes),
    )
    _report(result, inputs, options)
    return fails(fixed.findings, config)


def fails(findings: Iterable[Finding], config: Config) -> bool:
    """Whether a finding is at or above the level that fails in its file."""
    levels = {path: config.for_file(path).fail_level for path in {f.source.path for f in findings}}
    return any(LEVELS.index(f.severity) <= LEVELS.index(levels[f.source.path]) for f in findings)


def _report(result: Result, inputs: Inputs, options: Options) -> None:
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
