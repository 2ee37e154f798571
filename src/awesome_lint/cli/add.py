"""`awesome-lint add`: one more paper in a list, as the list writes its own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from ..config import Config, did_you_mean
from ..files import write
from ..report.plain import printable
from . import completing
from .asking import run_plan
from .errors import Refused
from .gather import Gathered, gather
from .link_options import LinkOptions
from .options import PATH, Inputs
from .output import put, say
from .patch import put_diff
from .settings import load_settings

if TYPE_CHECKING:
    from ..papers.entry import PaperList
    from ..papers.identifiers import Resource
    from ..writing import Added, Lookup, NewPaper


@dataclass(frozen=True)
class Options:
    """What somebody says of a paper, and what to do with it."""

    title: str | None
    link: tuple[str, ...]
    author: tuple[str, ...]
    venue: str | None
    year: int | None
    section: str | None
    diff: bool
    yes: bool
    offline: bool
    cache: str | None
    no_cache: bool


@click.command(
    "add",
    short_help="Put a paper into a list, as the list writes its own.",
    epilog="""\b
Examples:
  awesome-lint add 2403.14729 --section Pruning
  awesome-lint add 'https://openreview.net/forum?id=vVJZtlZB9D' --title "A Title" --venue ICLR --year 2023
  awesome-lint add 10.1109/CVPR52733.2024.01495 --link code=https://github.com/owner/repo
  awesome-lint add 2403.14729 --to docs/list.md --diff    show it, write nothing
  awesome-lint add --offline 2403.14729 --title "A Title"
""",
)
@click.argument("papers", nargs=-1, metavar="[ID-OR-URL]...")
@click.option(
    "--to", type=PATH, metavar="FILE", help="The list. [default: the configured one, else README.md]"
)
@click.option("--title", metavar="TEXT", help="The paper's title.")
@click.option(
    "--link",
    multiple=True,
    metavar="KIND=URL",
    shell_complete=completing.links,
    help="One more link, as code=https://… .",
)
@click.option("--author", multiple=True, metavar="NAME", help="An author; once for each.")
@click.option("--venue", metavar="NAME", shell_complete=completing.venues, help="Where it was published.")
@click.option("--year", type=click.IntRange(1900, 2100), metavar="YEAR", help="When it was published.")
@click.option("--section", metavar="NAME", help="The section, by its heading or as 'heading > heading'.")
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask before writing, as is done on a terminal.")
@click.option("--offline", is_flag=True, help="Ask nobody: what is said here is all that is known.")
@click.option(
    "--cache", type=PATH, metavar="PATH", help="Keep answers in this file. [the user's cache directory]"
)
@click.option("--no-cache", is_flag=True, help="Ask anew, and keep nothing.")
@click.option("--config", type=PATH, metavar="FILE", help="Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("--stdin-filename", metavar="PATH", help="Name to give to standard input.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but the results.")
def command(
    papers: tuple[str, ...],
    to: str | None,
    config: str | None,
    isolated: bool,
    stdin_filename: str | None,
    quiet: bool,
    **given: Any,
) -> int:
    """Put the paper that the ids and URLs lead to into a list.

    Who keeps the ids is asked for its title, venue and code. It is written as its neighbours
    are, in the list's order; what is not known of it is left out. The section is found where
    years or venues as headings leave no doubt, else say --section. A paper that is in the list
    already, under whichever of its URLs, is refused.
    """
    options = Options(**given)
    inputs = Inputs(
        paths=(to,) if to else (),
        config=config,
        isolated=isolated,
        stdin_filename=stdin_filename,
        quiet=quiet,
    )
    settings = load_settings(inputs)
    gathered = gather(inputs, settings)
    lookup = None if options.offline else _lookup(options, settings, quiet=quiet)
    paper = _describe(papers, options, gathered.lists, lookup)
    before, added = _add(gathered.lists, paper, options.section, settings)
    _finish(gathered, before, added, options, quiet)
    return 0


def _describe(
    given: Sequence[str], options: Options, lists: Sequence[PaperList], lookup: Lookup | None = None
) -> NewPaper:
    """What is known of the paper. Raises Refused where it is there already."""
    from ..writing import NewPaper, WritingError, describe

    links = tuple(map(_link, options.link))
    if not given and not links:
        raise click.UsageError("Name a paper by an id or URL, or give a --link.")
    told = NewPaper(options.title or "", links, options.author, options.year, options.venue)
    try:
        paper = describe(given, told)
        _refuse_duplicate(lists, paper, given)
        if lookup:
            paper = describe(given, told, lookup)
            _refuse_duplicate(lists, paper, given)
    except WritingError as error:
        raise click.UsageError(str(error)) from error
    if not paper.title:
        raise click.UsageError("The title is not known; say it with --title.")
    return paper


def _lookup(options: Options, config: Config, *, quiet: bool) -> Lookup:
    """What the owner of an id says of its paper. Who does not answer costs only what he knows."""
    from .link_policy import policy_of  # not where everything is given

    def look_up(resource: Resource) -> NewPaper | None:
        from ..enriching.lookup import paper_of, plan_to_look_up

        plan = plan_to_look_up(resource, policy.providers)
        run = run_plan(plan, policy, linking, quiet=quiet)
        return paper_of({url: v.record for url, v in run.verdicts().items() if v.record})

    linking = LinkOptions(cache=options.cache, no_cache=options.no_cache)
    policy = policy_of(linking, config)
    return look_up


def _link(text: str) -> tuple[str, str]:
    """KIND=URL as kind and URL."""
    from ..papers.identifiers import split_host
    from ..papers.labels import KINDS

    kind, equals, url = text.partition("=")
    if not equals or not split_host(url):
        raise click.BadParameter(f"'{text}' is not KIND=URL, as code=https://…", param_hint="--link")
    if kind not in KINDS:
        raise click.BadParameter(f"unknown kind '{kind}'{did_you_mean(kind, KINDS)}", param_hint="--link")
    return kind, url


def _refuse_duplicate(lists: Sequence[PaperList], paper: NewPaper, given: Sequence[str]) -> None:
    from ..writing import find_duplicate

    if found := find_duplicate(lists, paper, given):
        source = found.papers.source
        place = f"{source.path}:{source.position(found.entry.span.start).line}"
        raise Refused(f"{place}: is there already: {found.why}; nothing was changed")


def _add(
    lists: Sequence[PaperList], paper: NewPaper, section: str | None, config: Config
) -> tuple[PaperList, Added]:
    """The list that the paper goes into, and that list with it."""
    from ..writing import NoSection, WritingError, add_paper, choose_section

    fitting, why = [], ""
    for papers in lists:
        try:
            fitting.append((papers, choose_section(papers, paper, section)))
        except NoSection as error:
            why = f"{papers.source.path}: {error}"
    if len(fitting) != 1:
        names = ", ".join(papers.source.path for papers in lists)
        which = why if len(lists) == 1 else f"which list is for this paper? Say --to; there are {names}"
        raise click.UsageError(printable(which))
    papers, chosen = fitting[0]
    try:
        return papers, add_paper(papers, chosen, paper, config.for_file(papers.source.path))
    except WritingError as error:
        raise Refused(f"{papers.source.path}: nothing was changed: {error}") from error


def _finish(gathered: Gathered, before: PaperList, added: Added, options: Options, quiet: bool) -> None:
    """Show the change, and make it."""
    path, after = before.source.path, added.papers.text
    if gathered.stdin is not None and gathered.lists[gathered.stdin] is before and not options.diff:
        put(after, exact=True)
        return
    if options.diff or not quiet:
        put_diff(path, before.text, after)
    if options.diff:
        return
    if not options.yes and sys.stdin.isatty() and sys.stdout.isatty():
        click.confirm(f"Write {printable(path)}?", default=True, abort=True, err=True)
    write(path, after, before.text)
    for kind, url in added.left_out:
        said = f"{path}: left out, for the list has no place for links of that kind: {kind}={url}"
        say(said)
    if not quiet:
        line = added.papers.source.position(added.entry.span.start).line
        where = " > ".join(added.entry.section.path)
        say(f"{path}:{line}: added" + (f" to {where}" if where else ""))
