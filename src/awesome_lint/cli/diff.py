"""`awesome-lint diff`: what became of the papers since a Git revision."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import Config
from ..files import STDIN, SUFFIXES, read
from ..git import gone_since, texts_at
from ..report.summary import View
from .errors import FOUND
from .gather import find, paths_of, write_beside
from .options import PATH, Inputs, file_or_stdout, reads_lists
from .output import put, view_of
from .settings import load_settings

if TYPE_CHECKING:
    from ..papers.entry import PaperList
    from ..versions.changes import Comparison, Version


@click.command(
    "diff",
    short_help="Tell which papers changed since a Git revision.",
    epilog="""\b
Examples:
  awesome-lint diff HEAD README.md               what is not committed yet
  awesome-lint diff main                         what a branch does to the list
  awesome-lint diff --output-format markdown origin/main > comment.md
  awesome-lint diff --output-format json --exit-code HEAD~1 docs/
""",
)
@click.argument("revision", metavar="REV")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when anything changed.")
@click.option(
    "--output-format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True
)
@click.option(
    "--output-file", type=PATH, callback=file_or_stdout, metavar="FILE", help="Write the report here."
)
@reads_lists
def command(
    inputs: Inputs, revision: str, exit_code: bool, output_format: str, output_file: str | None
) -> int:
    """Compare the lists at PATHS with what they were when HEAD and REV parted, paper by paper.

    Papers are known by what stands there, by their ids and titles: one that was edited, or moved
    to another section or file, is neither new nor gone. What only looks otherwise is no change.
    """
    from ..versions.changes import compare

    config = load_settings(inputs)
    versions = list(_versions(revision, inputs, config))
    comparison = compare(versions)
    view = View(quiet=inputs.quiet)
    if output_file:
        lists = [version.after for version in versions if version.after]
        write_beside(lists, output_file, _report(comparison, revision, output_format, view))
    else:
        view = view_of(sys.stdout, view)
        put(_report(comparison, revision, output_format, view), exact=output_format == "json")
    return FOUND if exit_code and not comparison.empty else 0


def _versions(revision: str, inputs: Inputs, config: Config) -> Iterator[Version]:
    """The lists now and then; files that never held an entry are left out, unless they were named."""
    from ..papers.reader import read_again, read_list
    from ..versions.changes import Version

    paths = paths_of(inputs, config)
    if STDIN in paths:
        raise click.UsageError("diff needs files; standard input has no history.")
    found = find(paths, inputs, config)
    before = texts_at(revision, [item.path for item in found])

    def parsed(path: str, text: str) -> PaperList:
        return read_list(text, path, config.for_file(path).not_papers)

    for item in found:
        now, text = parsed(item.path, read(item.path)), before[item.path]
        old = read_again(now, text) if text is not None else None
        if item.named or now.entries or (old and old.entries):
            yield Version(old, now)
    gone: dict[Path, tuple[str, str]] = {}
    for folder in filter(Path.is_dir, map(Path, paths)):
        for path, text in gone_since(revision, str(folder), SUFFIXES).items():
            gone.setdefault(Path(path).resolve(), (path, text))
    for path, text in gone.values():
        if (old := parsed(path, text)).entries:
            yield Version(old, None)


def _report(comparison: Comparison, since: str, form: str, view: View) -> str:
    if form == "text":
        from ..report.changes import changes_text

        return changes_text(comparison, since, view)
    if form == "json":
        from ..report.changes import changes_json

        return changes_json(comparison, since)
    from ..report.changes_markdown import changes_markdown

    return changes_markdown(comparison, since)
