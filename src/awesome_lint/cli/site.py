"""`awesome-lint site`: a list as a page to search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..files import STDIN
from ..git import GitError
from .gather import Gathered, gather, note_empty
from .options import PATH, Inputs, reads_lists
from .output import say
from .settings import load_settings

if TYPE_CHECKING:
    from ..history import Arrival

_NEWS = 50  # papers in the feed


def _folder(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """What an unset variable of a script and standard output are not: a folder."""
    if value in ("", STDIN):
        raise click.BadParameter("name a folder; . is this one")
    return value


@click.command(
    "site",
    short_help="Write a searchable page of the papers.",
    epilog="""\b
Examples:
  awesome-lint site README.md --output public
  awesome-lint site README.md --output public --url https://example.org/papers/
""",
)
@click.option(
    "--output",
    type=PATH,
    callback=_folder,
    metavar="DIR",
    required=True,
    help="The folder; other files in it stay.",
)
@click.option("--title", help="What the page is called. Default: as the list is.")
@click.option("--url", metavar="URL", help="Where the folder will be found, for the links of the feed.")
@reads_lists
def command(inputs: Inputs, output: str, title: str | None, url: str | None) -> int:
    """Write the lists at PATHS as one static page into a folder.

    Without JavaScript it is a plain list; with it, papers can be searched and filtered by year,
    venue and code. It asks nothing of other hosts. Beside it stand the papers as BibTeX and CSV
    and, when the files are in Git, a feed of the papers that came in last.
    """
    from ..site.build import build_site
    from ..site.folder import write_site

    gathered = gather(inputs, load_settings(inputs))
    if not any(papers.entries for papers in gathered.lists):
        return note_empty(gathered)  # and the site stays as it is
    url = f"{url.rstrip('/')}/" if url else None
    files = build_site(gathered.lists, _arrivals(gathered, inputs.quiet), title=title, url=url)
    write_site(Path(output), files)
    return note_empty(gathered)


def _arrivals(gathered: Gathered, quiet: bool) -> list[Arrival]:
    """What came in last. A list without a history has none, which is worth a word but is no error."""
    from ..history import arrivals

    found: list[Arrival] = []
    for papers in gathered.lists:
        try:
            found += arrivals(papers, _NEWS)
        except GitError as error:
            if not quiet:
                say(f"No feed of new papers: {error}")
    return sorted(found, key=lambda arrival: arrival.time, reverse=True)[:_NEWS]
