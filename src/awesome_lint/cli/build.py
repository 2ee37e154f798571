"""`awesome-lint build`: a list from data."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import ORDERS, Config, did_you_mean
from ..files import STDIN, FileError, read, write
from ..report.plain import printable
from .completing import columns_of_papers, some_of
from .errors import FOUND
from .options import PATH, Inputs, split
from .output import put, say
from .settings import load_settings

if TYPE_CHECKING:
    from ..build.lists import Options
    from ..data.record import Record

SHAPES = ("bullets", "table", "template")
FORMATS = ("json", "jsonl", "csv", "yaml", "bibtex", "csl-json", "prototxt", "markdown")
GROUPS = ("year", "venue", "topic", "keyword", "none")


def _groups(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    keys = split(context, parameter, values)
    for key in keys:
        if key not in GROUPS or (key == "none" and len(keys) > 1):
            raise click.BadParameter(f"'{key}' is none of {', '.join(GROUPS)}")
    return keys


@click.command(
    "build",
    short_help="Write a list from data.",
    epilog="""\b
Examples:
  awesome-lint build papers.bib --group-by year,venue --output README.md
  awesome-lint build papers.csv --shape table --columns title,venue,year,code
  awesome-lint build meta/ --output docs/table.md          a folder of EfficientPaper's prototxt files
  awesome-lint build README.md --shape table        the bullets of a list as a table
  awesome-lint build papers.yaml --output README.md --check    for CI: fail when the list is out of date
  awesome-lint export README.md --format csv | awesome-lint build - --from csv --shape bullets

\b
In a file with `<!-- awesome-lint:begin papers -->` and `<!-- awesome-lint:end papers -->`
only what stands between such comments is written: `papers`, `contents`, `count`,
or the section with that name.
""",
)
@click.argument("data", nargs=-1, required=True, type=PATH, metavar="DATA...")
@click.option("--from", "form", type=click.Choice(FORMATS), help="Format of the data. [default: by name]")
@click.option("--shape", type=click.Choice(SHAPES), help="What entries are. [default: as the data suggests]")
@click.option("--template", type=PATH, metavar="FILE", help="Jinja template that writes the list.")
@click.option(
    "--columns",
    multiple=True,
    callback=split,
    metavar="NAMES",
    shell_complete=columns_of_papers,
    help="Columns; makes a table.",
)
@click.option(
    "--group-by",
    multiple=True,
    callback=_groups,
    metavar="KEYS",
    shell_complete=some_of(*GROUPS),
    help=f"Sections: {', '.join(GROUPS)}.",
)
@click.option("--order", type=click.Choice(ORDERS), help="Order in a section. [default: the data's, as fmt]")
@click.option("--title", default="", metavar="TEXT", help="Heading above the list.")
@click.option("--output", type=PATH, metavar="FILE", help="Write here, not to standard output.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when the output would change.")
@click.option("--config", type=PATH, metavar="FILE", help="Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but the results.")
def command(
    data: tuple[str, ...],
    form: str | None,
    template: str | None,
    output: str | None,
    check: bool,
    config: str | None,
    isolated: bool,
    quiet: bool,
    shape: str | None,
    columns: tuple[str, ...],
    group_by: tuple[str, ...],
    order: str | None,
    title: str,
) -> int:
    """Write a list of the papers in DATA.

    DATA are files of JSON, JSON Lines, CSV, YAML, BibTeX or CSL-JSON, folders of EfficientPaper's
    prototxt files, other lists, or - for standard input.
    """
    from ..build.lists import Options

    if check and not output:
        raise click.UsageError("--check needs --output: the file to compare with")
    if bool(template) != (shape == "template") and (shape or not template):
        raise click.UsageError("--shape template and --template belong together")
    if columns and shape not in (None, "table"):
        raise click.UsageError("--columns needs --shape table")
    settings = load_settings(Inputs((output,) if output else (), config=config, isolated=isolated))
    records = [record for path in data for record in _read(path, form, output)]
    if not records:
        click.echo("no paper in the data; nothing written", err=True)
        return FOUND
    _check_columns(columns, records)
    wanted = Options(shape or ("table" if columns else ""), columns, group_by, order or "", title)
    files = _files(records, wanted, settings, template, output)
    return _put(files, check, quiet)


def _check_columns(columns: Sequence[str], records: Sequence[Record]) -> None:
    from ..build.columns import known_columns, unknown_columns

    for column in unknown_columns(columns, records):
        hint = did_you_mean(column, known_columns())
        raise click.UsageError(f"no paper has anything for a column '{column}'{hint}")


def _read(path: str, form: str | None, output: str | None) -> list[Record]:
    from ..data.formats import read_data
    from ..data.prototxt import SUFFIX, in_their_order

    if not Path(path).is_dir():
        return read_data(read(path), path, form)
    files = sorted(str(file) for file in Path(path).rglob(f"*{SUFFIX}"))
    if not files:
        raise FileError(f"{path}: no *{SUFFIX} file in this folder")
    records = [record for file in files for record in read_data(read(file), file)]
    here = Path(output or ".").parent
    for record in records:
        if record.more["meta"] in files:  # as a link from the list
            record.more["meta"] = Path(os.path.relpath(str(record.more["meta"]), here)).as_posix()
    return in_their_order(records)


def _files(
    records: list[Record], options: Options, config: Config, template: str | None, output: str | None
) -> dict[str, str]:
    """The text of each file that is to be written, by its path."""
    from ..build.lists import Built

    built = Built(records, options, config)
    target = output or STDIN
    if template:
        from ..build.template import render_template

        return {target: render_template(read(template), template, built)}
    if output and Path(output).is_file() and _is_managed(text := read(output), output):
        from ..build.regions import fill_regions

        return {output: fill_regions(text, output, built)}
    if output:
        from ..build.pages import pages

        return pages(built, output)
    return {target: built.text()}


def _is_managed(text: str, path: str) -> bool:
    from ..build.regions import has_regions

    return has_regions(text, path)


def _put(files: dict[str, str], check: bool, quiet: bool) -> int:
    changed = False
    for path, text in files.items():
        if path == STDIN:
            put(text, exact=True)
            continue
        before = read(path) if Path(path).is_file() else None
        if text == before:
            continue
        changed = True
        if not check:
            write(path, text, before)
        if not quiet:
            if check:
                put(f"{printable(path)}: would be written\n")
            else:
                say(f"{path}: written")
    return FOUND if check and changed else 0
