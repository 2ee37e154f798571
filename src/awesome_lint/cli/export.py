"""`awesome-lint export`: a list as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..files import FileError, write
from .gather import gather, note_empty, write_beside
from .options import PATH, Inputs, file_or_stdout, reads_lists
from .output import put
from .settings import load_settings

if TYPE_CHECKING:
    from ..data.record import Record

FORMATS = ("json", "jsonl", "csv", "yaml", "bibtex", "csl-json", "prototxt")

FULL = ("json", "jsonl", "yaml")


@click.command(
    "export",
    short_help="Print lists as data.",
    epilog="""\b
Examples:
  awesome-lint export README.md
  awesome-lint export README.md --format json --output papers.json
  awesome-lint export README.md --format bibtex --output papers.bib
  awesome-lint export README.md --format prototxt --output meta
  awesome-lint export README.md --format yaml --full | awesome-lint build -
  awesome-lint export README.md | jq -r '.entries[] | [.year, .title] | @tsv'
""",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True)
@click.option(
    "--output",
    type=PATH,
    callback=file_or_stdout,
    metavar="FILE",
    help="Write here, not to standard output; for prototxt, a folder.",
)
@click.option("--full", is_flag=True, help="Add what it takes to build the very list again (JSON, YAML).")
@reads_lists
def command(inputs: Inputs, form: str, output: str | None, full: bool) -> int:
    """Print the entries of the lists at PATHS, in the order of the files.

    One file is one object; for several, or a directory, `files` holds one object each.
    """
    from ..data.formats import write_data
    from ..data.listing import list_records

    if full and form not in FULL:
        raise click.UsageError(f"--full needs a format that can hold it: {', '.join(FULL)}")
    gathered = gather(inputs, load_settings(inputs))
    single = len(gathered.lists) == 1 and gathered.lists[0].source.path in gathered.named
    if form == "prototxt" and not output:
        raise click.UsageError("--format prototxt writes a file a paper; name their folder with --output")
    files = [(papers.source.path, list_records(papers, full=full)) for papers in gathered.lists]
    if form == "prototxt":
        _write_folder(output or "", [record for _, records in files for record in records])
    elif output:
        write_beside(gathered.lists, output, write_data(files, form, single=single))
    else:
        put(write_data(files, form, single=single), exact=True)
    return note_empty(gathered)


def _write_folder(folder: str, records: list[Record]) -> None:
    """A file a record; others in the folder stay."""
    from ..data.prototxt import write_prototxt

    made = write_prototxt(records)
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{folder}: {error.strerror}") from error
    for name, text in made.items():
        write(str(Path(folder) / name), text)
