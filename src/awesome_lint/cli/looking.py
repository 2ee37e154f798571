"""`check` where nothing is written: what is known of earlier runs is not found out again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..checking.run import Checked, check_each, check_together, settle_all
from ..checking.task import tasks_of
from ..config import Config
from ..files import STDIN
from ..report import WITH_EDITS
from .check_options import Options
from .gather import choose, read_each
from .options import Inputs
from .reporting import Result

if TYPE_CHECKING:
    from ..checking.store import Store
    from ..findings import Finding
    from ..report import Debt

T = TypeVar("T")


def look(inputs: Inputs, options: Options, config: Config, *, keep: bool) -> Result:
    """Check the files, and keep what is found out about them. One that cannot be checked stops no other."""
    store = _open(options) if keep else None
    read, unread = _apart(read_each(inputs, config))
    edits = not WITH_EDITS.isdisjoint((options.output_format, *dict(options.also)))
    tasks = tasks_of(read, config, keep=store is not None, edits=edits)
    results = check_each(list(tasks), store, options.jobs)
    checked, failed = _apart(results)
    files = list(compress(read, (isinstance(result, Checked) for result in results)))
    errors = [*unread, *failed]
    if errors and options.write_baseline is not None:  # what it held of these files would be lost
        raise ExceptionGroup("no baseline was written", errors)
    entries = [each.record.tally.entries for each in checked]
    kept = choose(files, entries, inputs, config, complete=not errors)
    lists = [checked[number] for number in kept]
    if _focused(options, config):
        stdin = any(files[number].item.path == STDIN for number in kept)
        findings, held = _choose(lists, options, config, store, stdin=stdin)
    else:
        findings, held = settle_all(lists, check_together(lists, config, store)), None
    if store:
        store.close()
    tallies = [each.record.tally for each in lists]
    return Result(lists, tallies, findings, len(files) - len(kept), held, errors=errors)


def _apart(results: Iterable[T | Exception]) -> tuple[list[T], list[Exception]]:
    """What came of it, and what went wrong."""
    made: list[T] = []
    errors: list[Exception] = []
    for result in results:
        if isinstance(result, Exception):
            errors.append(result)
        else:
            made.append(result)
    return made, errors


def _open(options: Options) -> Store | None:
    from ..cache_folder import NoFolder, cache_folder
    from ..checking.store import Store

    try:
        return Store(Path(options.cache_dir) if options.cache_dir else cache_folder())
    except NoFolder:
        return None


def _focused(options: Options, config: Config) -> bool:
    given = (options.baseline, options.write_baseline, options.changed_since)
    return bool(config.baseline) or any(value is not None for value in given)


def _choose(
    lists: list[Checked], options: Options, config: Config, store: Store | None, *, stdin: bool
) -> tuple[list[Finding], Debt | None]:
    """The findings that a baseline and the changes since a revision leave, and what the baseline holds."""
    from ..focus import Focus
    from .focus import debt, load_focus, write_baseline

    named = [each.task.path for each in lists if each.task.named]
    focus = load_focus(options, config, paths=[each.task.path for each in lists], named=named, stdin=stdin)
    is_new = focus.is_new if focus.changes else None
    findings = settle_all(lists, check_together(lists, config, store, is_new))
    papers = [each.papers for each in lists]
    if options.write_baseline is not None:
        focus = Focus(write_baseline(options.write_baseline, papers, findings))
    return focus.choose(papers, findings), debt(focus.baseline, papers, config)
