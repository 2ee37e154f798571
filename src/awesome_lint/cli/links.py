"""`awesome-lint links`: what became of the pages that lists lead to."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from ..config import Config
from ..report import Tally, View, make_report, summarise
from ..report.links import links_json, links_markdown
from .asking import told_of_interruption
from .errors import FOUND
from .gather import Gathered, gather, write_beside
from .link_options import LinkOptions, checks_links, finds_copies
from .linking import Links, check_links
from .options import PATH, Inputs, reads_lists, says_more
from .output import put_each, view_of
from .reporting import fails, reports_findings
from .settings import load_settings

if TYPE_CHECKING:
    from ..rules import Finding

# Rules on where links lead, over the network and within the repository; and whether there is a list at all.
_RULES = ("AL8", "AL201", "AL203", "AL003")


@click.command(
    "links",
    short_help="Check what became of the links.",
    epilog="""\b
Examples:
  awesome-lint links README.md
  awesome-lint links --rate 2 --timeout 30          slowly, and patiently
  awesome-lint links --report links.md              also as Markdown, for an issue
  awesome-lint links --output-format json | jq '.links[] | select(.verdict == "dead")'
  awesome-lint links --offline                      what was learnt last time
  awesome-lint check --links --fix                  with all other rules, and mend what moved

\b
Dead, gone-soft and invalid links fail the run, and links to another
paper. What hosts do not let robots know is counted, and fails nothing.
Keys are read from GITHUB_TOKEN, S2_API_KEY and OPENREVIEW_TOKEN.
""",
)
@reports_findings
@click.option("--report", "markdown", type=PATH, metavar="FILE", help="Write a report in Markdown here, too.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when something was found.")
@finds_copies
@checks_links
@reads_lists
@says_more
def command(
    inputs: Inputs,
    linking: LinkOptions,
    fail_level: str | None,
    output_format: str,
    output_file: str | None,
    markdown: str | None,
    exit_zero: bool,
) -> int:
    """Ask for every URL in the lists at PATHS, each once, and say which are dead, gone or moved.

    Who keeps ids of papers and repositories is asked for many of them at once, and for the
    titles of the papers, so that a link to another paper is found. Hosts are asked no faster than
    they allow. What was learnt is kept and not asked again for some days. Links to files beside
    the list are looked up.
    """
    from ..linter import Asked, lint_lists

    config = load_settings(inputs, select=_RULES, fail_level=fail_level)
    gathered = gather(inputs, config)
    links = check_links(gathered.lists, linking, config, quiet=inputs.quiet)
    findings = lint_lists(gathered.lists, config, Asked(gathered.named, verdicts=links.verdicts))
    report = _report(gathered, findings, links, inputs, output_format, to_file=bool(output_file))
    if output_file:
        write_beside(gathered.lists, output_file, "".join(report))
    else:
        put_each(report, exact=output_format != "text")
    if markdown:
        write_beside(gathered.lists, markdown, links_markdown(links.checked, links.cost))
    return _status(findings, links, config, exit_zero=exit_zero)


def _status(findings: Sequence[Finding], links: Links, config: Config, *, exit_zero: bool) -> int:
    if links.interrupted:
        return told_of_interruption()
    return FOUND if fails(findings, config) and not exit_zero else 0


def _report(
    gathered: Gathered, findings: Sequence[Finding], links: Links, inputs: Inputs, form: str, *, to_file: bool
) -> Iterable[str]:
    if form == "json":
        return links_json(links.checked, links.cost)
    view = View(quiet=inputs.quiet, verbose=inputs.verbose)
    if form == "text" and not to_file:
        view = view_of(sys.stdout, view)
    summary = summarise([Tally.of(papers) for papers in gathered.lists], findings)
    text = make_report(form, findings, summary, view)
    return (text, links.table(view)) if form == "text" else (text,)
