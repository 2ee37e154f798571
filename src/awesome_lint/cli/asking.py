"""Plan -> what came of it: from the cache, and from the network, while somebody watches."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..report.plain import printable
from .errors import INTERRUPTED, Refused
from .link_options import LinkOptions
from .output import say

if TYPE_CHECKING:
    from ..links.cache import Cache
    from ..links.plan import Plan, Question
    from ..links.policy import Policy
    from ..links.recall import Progress
    from ..links.run import Run

# httpx's own command, which is not wanted, takes longer to import than all the rest of it.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]


def told_of_interruption() -> int:
    """Say that the run was cut short, which is its exit status."""
    click.echo("awesome-lint: interrupted; this is what is known so far", err=True)
    return INTERRUPTED


def run_plan(plan: Plan, policy: Policy, options: LinkOptions, *, quiet: bool) -> Run:
    """Ask for what is planned, with a bar if somebody watches. Raises Refused for a cache of no use."""
    from ..links.cache import CacheError
    from ..links.run import from_cache

    cache = _open(options)
    try:
        run = from_cache(plan, policy, cache) if options.offline else _ask(plan, policy, cache, quiet=quiet)
        if options.archive and not run.interrupted:
            import asyncio

            from ..links.archive import find_copies

            asyncio.run(find_copies(run, policy, cache, offline=options.offline))
        for note in run.notes:
            say(f"awesome-lint: {note}")
        if run.unkept:
            say(f"awesome-lint: what was learnt is not kept: {run.unkept}")
        return run
    except CacheError as error:
        raise Refused(f"the cache cannot be read: {error}") from error
    finally:
        if cache:
            cache.close()


def _ask(plan: Plan, policy: Policy, cache: Cache | None, *, quiet: bool) -> Run:
    """What the cache knows, and the rest from the network, which costs nothing where nothing is left."""
    from ..links.recall import recall

    recalled = recall(plan, policy, cache)
    if not recalled.unknown:
        return recalled.run
    import asyncio  # as costly to import as click

    from ..links.checker import ask

    with _progress(recalled.unknown, quiet=quiet) as progress, _tidy():
        return asyncio.run(ask(recalled, policy, cache, progress))


@contextmanager
def _tidy() -> Iterator[None]:
    """Connections leave circles behind, which are looked for in spite of `start`, but not in the lists."""
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.disable()
        gc.unfreeze()


def _open(options: LinkOptions) -> Cache | None:
    if options.no_cache:
        return None
    from ..links.cache import Cache, CacheError, default_path

    try:
        cache = Cache(Path(options.cache) if options.cache else default_path())
    except CacheError as error:
        if options.cache:
            raise click.UsageError(f"the cache cannot be used: {error}") from error
        say(f"awesome-lint: no cache: {error}")
        return None
    if cache.damaged:
        where = printable(str(cache.damaged))
        click.echo(f"awesome-lint: the cache was damaged; it is now {where}, and a new one is kept", err=True)
    return cache


def _progress(questions: Sequence[Question], *, quiet: bool) -> AbstractContextManager[Progress | None]:
    """A bar on standard error, if somebody watches."""
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from .progress import watch

    return watch([question.url for question in questions])
