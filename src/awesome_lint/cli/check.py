"""`awesome-lint check`: report what is wrong, and mend it when asked to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from ..config import Config
from ..report import Tally
from .also import writes_also
from .check_options import Options, check_options
from .completing import rules
from .errors import FOUND
from .gather import Gathered, gather
from .link_options import LinkOptions, checks_links, finds_copies
from .options import PATH, Inputs, reads_lists, says_more, split
from .output import put
from .reporting import Result, fails, report, report_part, reports_findings
from .settings import load_settings, show_settings

if TYPE_CHECKING:
    from .linking import Links

_CODES: dict[str, Any] = {"multiple": True, "callback": split, "metavar": "RULES", "shell_complete": rules}


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
@finds_copies
@checks_links
@reads_lists
@says_more
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
        failed = _look(inputs, options, config, keep=not linking.no_cache)
        return FOUND if failed and not options.exit_zero else 0
    gathered = gather(inputs, config)
    checked = _check_links(gathered, linking, config, inputs) if links else None
    failed = _check(gathered, inputs, options, config, checked)
    if checked and checked.interrupted:
        from .asking import told_of_interruption  # few runs

        return told_of_interruption()
    return FOUND if failed and not options.exit_zero else 0


def _look(inputs: Inputs, options: Options, config: Config, *, keep: bool) -> bool:
    """Report what is found in files of which none is written; whether anything fails the run."""
    from .looking import look  # not where something is written

    result = look(inputs, options, config, keep=keep)
    if result.errors:
        report_part(result, inputs, options)
        raise ExceptionGroup("not every file was checked", result.errors)
    report(result, inputs, options)
    return fails(result.findings, config)


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
    report(result, inputs, options)
    return fails(fixed.findings, config)
