"""`awesome-lint export`: a list as data."""

from __future__ import annotations

import click

from ..files import write
from .gather import gather, note_empty
from .options import Inputs, reads_lists
from .output import put
from .settings import load_settings

FORMATS = ("json", "jsonl", "csv", "yaml", "bibtex", "csl-json")


@click.command(
    "export",
    short_help="Print lists as data.",
    epilog="""\b
Examples:
  awesome-lint export README.md
  awesome-lint export README.md --format json --output papers.json
  awesome-lint export README.md | jq -r '.entries[] | [.year, .title] | @tsv'
""",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option("--output", metavar="FILE", help="Write here rather than to standard output.")
@reads_lists
def command(inputs: Inputs, form: str, output: str | None) -> int:
    """Print the entries of the lists at PATHS, in the order of the files.

    One file is one object; for several, or a directory, `files` holds one object each.
    """
    from ..data.formats import write_data
    from ..data.listing import list_records

    gathered = gather(inputs, load_settings(inputs))
    single = len(gathered.lists) == 1 and gathered.lists[0].source.path in gathered.named
    files = [(papers.source.path, list_records(papers)) for papers in gathered.lists]
    text = write_data(files, form, single=single)
    if output:
        write(output, text)
    else:
        put(text, exact=True)
    return note_empty(gathered)
