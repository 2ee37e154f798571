"""`awesome-lint merge`: one list made of two."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from ..config import Config
from ..files import STDIN, read, write
from ..report import plural
from ..report.differences import difference_lines
from ..report.plain import printable
from ..report.summary import View
from .errors import FOUND, Refused
from .options import PATH, Inputs
from .output import put, view_of
from .patch import put_diff
from .settings import load_settings

if TYPE_CHECKING:
    from ..merging.merge import Merged, Prefer
    from ..papers.entry import PaperList


@click.command(
    "merge",
    short_help="Bring two lists together.",
    epilog="""\b
Examples:
  awesome-lint merge README.md theirs.md --output README.md
  awesome-lint merge README.md theirs.md --diff
  awesome-lint merge README.md theirs.md --prefer A --output merged.md
""",
)
@click.argument("first", type=PATH, metavar="A")
@click.argument("second", type=PATH, metavar="B")
@click.option(
    "--output", type=PATH, metavar="FILE", help="Write the merged list here; it may be A, or - for stdout."
)
@click.option("--prefer", type=click.Choice(["A", "B"]), help="Whom to believe.")
@click.option("--diff", is_flag=True, help="Show what would change in A, and write nothing.")
@click.option("--config", type=PATH, metavar="FILE", help="Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but the results.")
@click.option("-v", "--verbose", is_flag=True, help="Also list all that was added.")
def command(
    first: str, second: str, output: str | None, prefer: Prefer | None, diff: bool, **given: Any
) -> int:
    """Write list A with what only list B has: papers, links, venues and years.

    A stays as it is but for that. Papers are matched by id, else by the exact title; new ones
    are put into the matching section, written as A writes its own. Where A and B contradict
    each other A stays, unless --prefer B; that, and what has no place in A, is reported and
    exits with 1. Merging again changes nothing.
    """
    from ..merging.merge import merge

    if diff == (output is not None):
        raise click.UsageError("Say where to write with --output FILE, or only look with --diff.")
    inputs = Inputs(paths=(first, second), **given)
    config = load_settings(inputs)
    papers, other = (_read(path, config) for path in (first, second))
    merged = merge(papers, other, prefer)
    _check(papers, merged)
    changed = merged.papers.text != papers.text
    if diff and changed:
        put_diff(first, papers.text, merged.papers.text)
    elif output == STDIN:
        put(merged.papers.text, exact=True)
    elif output:
        write(output, merged.papers.text, papers.text if output == first else None)
    _report(merged, inputs, sys.stderr if diff or output == STDIN else sys.stdout)
    return FOUND if merged.left or (diff and changed) else 0


def _read(path: str, config: Config) -> PaperList:
    from ..papers.reader import read_list

    return read_list(read(path), path, config.for_file(path).not_papers)


def _check(papers: PaperList, merged: Merged) -> None:
    """The whole is checked again, whatever was checked step by step."""
    from ..guard import LossError, check_loss

    if any(change.kind == "settled" for change in merged.changes):
        return  # what is preferred takes the place of what was there
    try:
        check_loss(papers, merged.papers)
    except LossError as error:
        raise Refused(f"nothing written, for a change is not safe here: {error}") from error


def _report(merged: Merged, inputs: Inputs, stream: Any) -> None:
    view = view_of(stream, View(quiet=inputs.quiet))
    lines = [*difference_lines(merged.left, view)]
    if inputs.verbose:
        lines = [*(f"{printable(str(c.at))}: {printable(c.at.text)}" for c in merged.changes), *lines]
    if not inputs.quiet:
        lines.append(_totals(merged))
    put("".join(f"{line}\n" for line in lines), stream)


def _totals(merged: Merged) -> str:
    counts = {
        "paper": sum(len(change.titles) for change in merged.changes),
        "section": sum(change.kind == "added-section" for change in merged.changes),
        "link": sum(change.kind == "added-link" for change in merged.changes),
    }
    data = sum(change.kind == "added-data" for change in merged.changes)
    settled = sum(change.kind == "settled" for change in merged.changes)
    said = [plural(count, noun) for noun, count in counts.items() if count]
    said += [f"{data} venues or years"] * bool(data)
    end = f", settled {plural(settled, 'conflict')}" if settled else ""
    return f"Added {_listed(said)}{end}; {len(merged.left) or 'nothing'} left to settle."


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:]))) or "nothing"
