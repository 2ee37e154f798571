"""`awesome-lint stats`: how many papers there are of each year, venue and kind."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ..report.plain import dump
from .gather import Gathered, gather, note_empty, write_beside
from .options import PATH, Inputs, file_or_stdout, reads_lists
from .output import put
from .settings import load_settings

if TYPE_CHECKING:
    from ..config import Config
    from ..history import Point
    from ..stats.compute import Stats

_REVISIONS = 30


@click.command(
    "stats",
    short_help="Count papers by year, venue and kind of link.",
    epilog="""\b
Examples:
  awesome-lint stats README.md
  awesome-lint stats --history README.md
  awesome-lint stats --history --format svg --output stats.svg README.md
  awesome-lint stats --badge --output badge.json README.md
""",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "svg"]), help="Default: text.")
@click.option(
    "--output",
    type=PATH,
    callback=file_or_stdout,
    metavar="FILE",
    help="Write here rather than to standard output.",
)
@click.option("--history", is_flag=True, help="How the number grew, by the files' past revisions in Git.")
@click.option(
    "--revisions",
    type=click.IntRange(2, 1000),
    default=_REVISIONS,
    show_default=True,
    help="How many of those of a file to read at most, evenly spaced in time.",
)
@click.option("--badge", is_flag=True, help="Only the number of entries, as a badge of shields.io reads it.")
@reads_lists
def command(
    inputs: Inputs, form: str | None, output: str | None, history: bool, revisions: int, badge: bool
) -> int:
    """Count the entries of the lists at PATHS by year, venue, kind of link and shape.

    An entry counts for each kind of link that it has. A terminal shows tables with bars; an
    SVG picture fits the light and the dark page of GitHub.
    """
    if badge and (form or history):
        raise click.UsageError("--badge is a format of its own; leave out --format and --history")
    from ..stats.compute import compute

    config = load_settings(inputs)
    gathered = gather(inputs, config)
    stats = compute(gathered.lists, _growth(gathered, config, revisions) if history else None)
    form = "badge" if badge else form or "text"
    if output:
        write_beside(gathered.lists, output, _text(stats, form))
    elif form == "text" and sys.stdout.isatty():
        from .drawing import draw

        draw(stats)
    else:
        put(_text(stats, form), exact=form != "text")
    return note_empty(gathered)


def _growth(gathered: Gathered, config: Config, revisions: int) -> list[Point]:
    from ..history import growth
    from ..papers.reader import read_list

    def count(path: str, text: str) -> int:
        return len(read_list(text, path, config.for_file(path).not_papers).entries)

    paths = [papers.source.path for papers in gathered.lists]
    if not sys.stderr.isatty():
        return growth(paths, count, revisions)
    from .drawing import waiting

    with waiting("Reading the history"):
        return growth(paths, count, revisions)


def _text(stats: Stats, form: str) -> str:
    if form == "svg":
        from ..stats.svg import svg

        return svg(stats)
    if form == "text":
        from ..stats.tables import plain

        return plain(stats)
    from ..stats.compute import badge_data, stats_data

    return f"{dump(badge_data(stats) if form == 'badge' else stats_data(stats))}\n"
