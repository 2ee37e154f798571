"""`awesome-lint fmt`: the canonical form of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..config import ORDERS, Config
from ..files import write
from ..report.plain import printable
from .errors import FOUND, Refused
from .gather import gather
from .options import Inputs, reads_lists, says_more
from .output import put, say
from .patch import put_diff, tell_of_elsewhere
from .settings import load_settings

if TYPE_CHECKING:
    from ..layout import Formatted
    from ..papers.entry import PaperList

PARTS = {
    "order": "Leave entries and sections in the order they have.",
    "toc": "Leave the table of contents as it is.",
    "links": "Leave the order and the labels of links as they are.",
    "blank-lines": "Leave blank lines as they are.",
}


@click.command(
    "fmt",
    short_help="Rewrite lists in their canonical form.",
    epilog="""\b
Examples:
  awesome-lint fmt README.md                 rewrite the file
  awesome-lint fmt --diff README.md          show what would change
  awesome-lint fmt --check docs/             for CI: fail when a list would change
  awesome-lint fmt --order title --no-toc README.md
  awesome-lint fmt - < README.md             standard input to standard output
""",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change, exit with 1 if anything.")
@click.option("--order", type=click.Choice(ORDERS), help="Key to order entries by. [default: the list's own]")
@click.option("--no-order", is_flag=True, help=PARTS["order"])
@click.option("--no-toc", is_flag=True, help=PARTS["toc"])
@click.option("--no-links", is_flag=True, help=PARTS["links"])
@click.option("--no-blank-lines", is_flag=True, help=PARTS["blank-lines"])
@reads_lists
@says_more
def command(inputs: Inputs, check: bool, diff: bool, order: str | None, **without: bool) -> int:
    """Rewrite the lists at PATHS: order, table of contents, links, blank lines.

    Nothing is lost: the new text is put together from the pieces of the old one, which is
    verified before anything is written.
    """
    parts = frozenset(part for part in PARTS if not without[f"no_{part.replace('-', '_')}"])
    config = load_settings(inputs, order=order)
    gathered = gather(inputs, config)
    # All are formatted before the first is written: one that is refused leaves all as they were.
    whole = diff or not check or inputs.verbose  # else the first change tells enough
    formatted = [_format(papers, config, parts, whole) for papers in gathered.lists]
    failed = False
    for place, (papers, new) in enumerate(zip(gathered.lists, formatted, strict=True)):
        if not papers.entries:
            _say(f"{papers.source.path}: no entry of a paper was found in this file; is it the right one?")
        elif inputs.verbose:
            _say(*(f"{papers.source.path}: {note}" for note in new.notes))
        changed = new.text != papers.text
        if check or diff:
            _show(papers, new, changed, diff, inputs.quiet)
        else:
            _write(papers, new, changed, place == gathered.stdin, inputs.quiet)
        failed |= not papers.entries or (changed and (check or diff))
    return FOUND if failed else 0


def _show(papers: PaperList, new: Formatted, changed: bool, diff: bool, quiet: bool) -> None:
    if changed and diff:
        tell_of_elsewhere(papers.source.path)
        put_diff(papers.source.path, papers.text, new.text)
    elif changed and not quiet:
        put(f"{printable(papers.source.path)}: would be rewritten\n")


def _write(papers: PaperList, new: Formatted, changed: bool, standard_input: bool, quiet: bool) -> None:
    if standard_input:
        put(new.text, exact=True)
    elif changed:
        write(papers.source.path, new.text, papers.text)
        if not quiet:
            _say(f"{papers.source.path}: rewritten")


def _format(papers: PaperList, config: Config, parts: frozenset[str], whole: bool) -> Formatted:
    from ..guard import LossError
    from ..layout import Formatted, format_list

    if not papers.entries:
        return Formatted(papers.text, [])
    try:
        return format_list(papers, config.for_file(papers.source.path), parts, whole=whole)
    except LossError as error:
        raise Refused(f"nothing written, for a change is not safe here: {error}") from error


def _say(*lines: str) -> None:
    for line in lines:
        say(line)
