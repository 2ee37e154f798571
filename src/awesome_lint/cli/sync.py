"""`awesome-lint sync`: what translations and siblings of a list have and lack."""

from __future__ import annotations

import sys

import click

from ..config import did_you_mean
from ..report.differences import differences_json, sync_text
from ..report.summary import View
from .completing import differences
from .errors import FOUND
from .gather import gather
from .options import Inputs, reads_lists, split
from .output import put, view_of
from .settings import load_settings


@click.command(
    "sync",
    short_help="Report what translations of a list have and lack.",
    epilog="""\b
Examples:
  awesome-lint sync README.md README_zh.md
  awesome-lint sync --only missing-paper,missing-section README.md docs/
  awesome-lint sync --output-format json README.md README_zh.md README_ko.md
""",
)
@click.option(
    "--only",
    multiple=True,
    callback=split,
    metavar="KINDS",
    shell_complete=differences,
    help="Only these kinds, with commas.",
)
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@reads_lists
def command(inputs: Inputs, only: tuple[str, ...], output_format: str) -> int:
    """Compare the lists at PATHS, two or more: their papers, links and sections.

    Papers are matched by their ids, else by the exact title, so titles and headings may be in
    different languages. The kinds of differences are missing-paper, missing-section,
    missing-link, other-link, other-data, one-id-two-titles and perhaps-same. Exits with 1
    when there is any. Nothing is written: `awesome-lint merge` brings two lists together.
    """
    from ..merging.difference import KINDS
    from ..merging.differences import Comparison

    for kind in only:
        if kind not in KINDS:
            raise click.UsageError(f"--only: unknown kind '{kind}'{did_you_mean(kind, KINDS)}")
    lists = gather(inputs, load_settings(inputs)).lists
    if len(lists) < 2:
        raise click.UsageError("Name two lists or more to compare.")
    comparison = Comparison(lists)
    found = [item for item in comparison.differences if not only or item.kind in only]
    summary = comparison.counts()
    if output_format == "json":
        put(differences_json(found, summary), exact=True)
    else:
        put(sync_text(found, summary, view_of(sys.stdout, View(quiet=inputs.quiet))))
    return FOUND if found else 0
