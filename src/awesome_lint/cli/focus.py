"""--baseline and --changed-since: which findings count, as files and Git say."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..config import Config
from ..files import FileError, read
from ..git import texts_at
from ..report import Debt
from ..report.plain import dump_records
from .check_options import Options
from .gather import HasSource, write_beside

if TYPE_CHECKING:
    from ..focus import Focus
    from ..focus.baseline import Baseline
    from ..papers.entry import PaperList
    from ..rules import Finding

VERSION = 1
_FIELDS = {"file": str, "code": str, "about": str, "count": int}


def load_focus(
    options: Options, config: Config, *, paths: Sequence[str], named: Collection[str], stdin: bool
) -> Focus:
    """What holds findings back: a baseline, given or configured, and the lines that did not change.

    Where a baseline is to be written, nothing does.
    """
    from ..focus import Focus
    from ..focus.changes import Changes
    from ..linter import Asked, lint_lists

    if options.write_baseline is not None:
        return Focus()
    baseline, since = options.baseline, options.changed_since
    if baseline is None and config.baseline and config.source:
        baseline = str(config.source.parent / config.baseline)
    changes = None
    if since is not None:
        if stdin:
            raise click.UsageError("--changed-since needs files; standard input has no history.")
        before = texts_at(since, paths)
        changes = Changes(before, lambda lists: lint_lists(lists, config, Asked(named)))
    return Focus(load_baseline(baseline) if baseline is not None else None, changes)


def load_baseline(path: str) -> Baseline:
    """Read a baseline. Raises FileError."""
    from ..focus.baseline import Baseline, Known

    if not Path(path).exists():
        raise FileError(f"{path}: no such file; write it with --write-baseline {path}")
    try:
        records = _records(json.loads(read(path)))
    except (ValueError, RecursionError) as error:
        raise FileError(f"{path}: not a baseline: {error}; write it anew with --write-baseline") from error
    known = {Known(r["file"], r["code"], r["about"]): r["count"] for r in records}
    return Baseline(known, Path(path).parent)


def _records(data: Any) -> list[dict[str, Any]]:
    """The findings in the data, if it has the right form. Raises ValueError."""
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise ValueError("no object with 'findings'")
    if data.get("version") != VERSION:
        raise ValueError(f"version {data.get('version')} of the format, not {VERSION}")
    records: list[Any] = data["findings"]
    for number, record in enumerate(records, 1):
        types = {key: type(value) for key, value in record.items()} if isinstance(record, dict) else {}
        if types != _FIELDS:
            raise ValueError(f"finding {number} does not hold {', '.join(_FIELDS)}")
    return records


def write_baseline(path: str, lists: Sequence[PaperList], findings: Sequence[Finding]) -> Baseline:
    """Make a file of what is found now: a finding a line, in an order that does not depend on the run's."""
    from ..focus.baseline import Baseline

    baseline = Baseline.of(lists, findings, Path(path).parent)
    records = ({**known._asdict(), "count": count} for known, count in sorted(baseline.known.items()))
    write_beside(lists, path, dump_records({"version": VERSION}, "findings", records, {}) + "\n")
    return baseline


def debt(baseline: Baseline | None, lists: Sequence[HasSource], config: Config) -> Debt | None:
    """What of the baseline was found again, and what this run would have found and did not."""
    from ..focus.baseline import AND, relative
    from ..rules.registry import active

    if baseline is None:
        return None
    paths = {relative(p.source.path, baseline.folder): p.source.path for p in lists}
    codes = {file: {rule.code for rule in active(config.for_file(path))} for file, path in paths.items()}
    gone = sum(
        count
        for known, count in baseline.left.items()
        if all(known.code in codes.get(file, ()) for file in known.file.split(AND))
    )
    return Debt(baseline.known.total() - baseline.left.total(), gone)
