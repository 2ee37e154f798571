"""Lists -> verdicts on their links: what `links` and `check --links` share."""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..config import ConfigError
from ..report import View
from ..report.links import Checked, Cost, links_table
from ..report.plain import printable
from .errors import INTERRUPTED, Refused

if TYPE_CHECKING:
    from ..config import Config
    from ..links.cache import Cache
    from ..links.checker import Progress
    from ..links.plan import Plan
    from ..links.policy import Policy, Service
    from ..links.run import Run
    from ..links.verdict import Verdict
    from ..papers.entry import PaperList


@dataclass(frozen=True)
class LinkOptions:
    """How links are to be checked, from the command line."""

    rate: float | None = None
    concurrency: int | None = None
    timeout: float | None = None
    retries: int | None = None
    exclude_url: tuple[str, ...] = ()
    accept: tuple[int, ...] = ()
    providers: str = ""
    cache: str | None = None
    no_cache: bool = False
    offline: bool = False
    allow_private: bool = False
    archive: bool = False


@dataclass(frozen=True, eq=False)
class Links:
    """What became of the URLs of some lists."""

    verdicts: Mapping[str, Verdict]
    checked: Sequence[Checked]
    cost: Cost
    interrupted: bool

    def table(self, view: View) -> str:
        """Counts by host, for people."""
        return "".join(f"{line}\n" for line in links_table(self.checked, self.cost, view))


def told_of_interruption() -> int:
    """Say that the run was cut short, which is its exit status."""
    click.echo("awesome-lint: interrupted; this is what is known so far", err=True)
    return INTERRUPTED


def check_links(lists: Sequence[PaperList], options: LinkOptions, config: Config, *, quiet: bool) -> Links:
    """Ask for every URL of the lists, or look it up. Ctrl-C ends it early, with what is known then."""
    from ..links.fitting import expectations
    from ..links.plan import is_remote, make_plan

    # httpx's own command, which is not wanted, takes longer to import than all the rest of it.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    places = _places(lists)
    start = time.monotonic()
    urls = [url for url in places if is_remote(url)]
    exclude = [*config.links.get("exclude", ()), *options.exclude_url]
    policy = policy_of(options, config)
    expected = expectations(lists)
    plan = make_plan(
        urls, exclude, private=options.allow_private, providers=policy.providers, expected=expected
    )
    run = run_plan(plan, policy, options, quiet=quiet)
    verdicts = run.verdicts()
    checked = [Checked(url, verdicts[url], run.requests(url), places[url]) for url in urls]
    cost = Cost(run.all_requests, time.monotonic() - start)
    return Links(verdicts, checked, cost, run.interrupted)


def _places(lists: Sequence[PaperList]) -> dict[str, list[tuple[str, int]]]:
    """Where every URL stands, in order of first appearance."""
    from ..papers.destinations import destinations

    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for papers in lists:
        for place in destinations(papers):
            line = papers.source.position(place.span.start).line
            places[place.url].append((papers.source.path, line))
    return places


def run_plan(plan: Plan, policy: Policy, options: LinkOptions, *, quiet: bool) -> Run:
    """Ask for what is planned, with a bar if somebody watches. Raises Refused for a cache of no use."""
    import asyncio  # as costly to import as click, and needed only here

    from ..links.cache import CacheError
    from ..links.checker import check
    from ..links.run import from_cache

    cache = _open(options)
    try:
        if options.offline:
            run = from_cache(plan, policy, cache)
        else:
            with _progress(plan, quiet=quiet) as progress:
                run = asyncio.run(check(plan, policy, cache, progress))
        if options.archive and not run.interrupted:
            from ..links.archive import find_copies

            asyncio.run(find_copies(run, policy, cache, offline=options.offline))
        for note in run.notes:
            click.echo(f"awesome-lint: {printable(note)}", err=True)
        if run.unkept:
            click.echo(f"awesome-lint: what was learnt is not kept: {printable(run.unkept)}", err=True)
        return run
    except CacheError as error:
        raise Refused(f"the cache cannot be read: {error}") from error
    finally:
        if cache:
            cache.close()


def policy_of(options: LinkOptions, config: Config) -> Policy:
    """The settings of the run: what was given, else what is configured, else the defaults."""
    from ..links.policy import Manner, Policy
    from ..links.services import BadService, find_services, pages_for_guests

    chosen: dict[str, Any] = {}
    for name in ("rate", "concurrency", "timeout", "retries"):
        given = getattr(options, name)
        value = given if given is not None else config.links.get(name)
        if value is not None:
            chosen[name] = value
    accept = frozenset((*config.links.get("accept", ()), *options.accept))
    policy = Policy(**chosen, accept=accept, private=options.allow_private)
    hosts = {
        host.lower(): Manner(
            own.get("rate", policy.rate), own.get("concurrency", policy.concurrency), own.get("headers", {})
        )
        for host, own in config.links.get("hosts", {}).items()
    }
    try:
        services = find_services(os.environ, config.links.get("services"))
    except BadService as error:
        raise ConfigError(str(error)) from error
    if "rate" not in chosen:
        hosts = pages_for_guests(services) | hosts
    return replace(policy, hosts=hosts, services=services, providers=_providers(options.providers, services))


def _providers(given: str, services: Mapping[str, Service]) -> frozenset[str]:
    """Whom to ask: those that were named, or all that can be."""
    from ..links.services import NAMES, usable

    if not given:
        return usable(services)
    names = frozenset(filter(None, (name.strip().lower() for name in given.split(","))))
    if not names:
        raise click.UsageError("--providers names none; 'none' is for asking none")
    if unknown := sorted(names - {"none", *NAMES}):
        raise click.UsageError(f"no such provider: {unknown[0]}; known are none, {', '.join(NAMES)}")
    return names - {"none"}


def _open(options: LinkOptions) -> Cache | None:
    if options.no_cache:
        return None
    from ..links.cache import Cache, CacheError, default_path

    try:
        cache = Cache(Path(options.cache) if options.cache else default_path())
    except CacheError as error:
        if options.cache:
            raise click.UsageError(f"the cache cannot be used: {error}") from error
        click.echo(f"awesome-lint: no cache: {printable(str(error))}", err=True)
        return None
    if cache.damaged:
        where = printable(str(cache.damaged))
        click.echo(f"awesome-lint: the cache was damaged; it is now {where}, and a new one is kept", err=True)
    return cache


def _progress(plan: Plan, *, quiet: bool) -> AbstractContextManager[Progress | None]:
    """A bar on standard error, if somebody watches."""
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from .progress import watch

    return watch([question.url for question in plan.questions.values()])


_STATUSES = click.IntRange(100, 999)
_OPTIONS = [
    click.option("--rate", type=click.FloatRange(0), help="Requests a second to one host; 0: no limit. [10]"),
    click.option("--concurrency", type=click.IntRange(1, 100), help="Requests to one host at a time. [6]"),
    click.option("--timeout", type=click.FloatRange(0.1), help="Seconds for one request. [15]"),
    click.option("--retries", type=click.IntRange(0, 10), help="Tries more, of what may have passed. [2]"),
    click.option(
        "--exclude-url", multiple=True, metavar="PATTERN", help="Do not ask for these: '*://x.com/*'."
    ),
    click.option("--accept", multiple=True, type=_STATUSES, metavar="STATUS", help="As good as 200."),
    click.option(
        "--providers",
        default="",
        metavar="NAMES",
        help="Whom to ask for ids: 'arxiv,github', 'none'. [all but those whose key is missing]",
    ),
    click.option("--cache", metavar="PATH", help="Keep outcomes in this file. [the user's cache directory]"),
    click.option("--no-cache", is_flag=True, help="Ask for everything, and keep nothing."),
    click.option("--offline", is_flag=True, help="Ask for nothing: only what the cache knows."),
    click.option("--archive", is_flag=True, help="Look for copies of gone pages at web.archive.org."),
    click.option("--allow-private", is_flag=True, help="Also ask hosts of this machine and its network."),
]


def checks_links(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options on how links are checked; it is called with them as one `LinkOptions`."""
    from functools import wraps

    @wraps(function)
    def call(*args: Any, **given: Any) -> int:
        mine = {name: given.pop(name) for name in LinkOptions.__dataclass_fields__}
        return function(*args, linking=LinkOptions(**mine), **given)

    for option in reversed(_OPTIONS):
        call = option(call)
    return call
