"""`check --watch`: the same again whenever something was saved that it looks at."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from ..config import Config, ConfigError, find_config
from ..files import STDIN, FileError, find_folders
from ..report import plural
from .check_options import Options
from .errors import INTERRUPTED, run
from .gather import excluded, find, paths_of
from .options import Inputs
from .settings import config_start, load_settings

_SETTLED = 50  # milliseconds without another change, after which a save is taken to be over
_TURN = 200  # milliseconds, after which it is looked whether the program is to end


class Scene(NamedTuple):
    """What is looked at: directories to watch, and each file with what changes when it is saved."""

    folders: frozenset[str]
    files: dict[str, tuple[int, ...] | None]


def watch(inputs: Inputs, options: Options, *, links: bool) -> int:
    """Check, and check again, until somebody ends it."""
    if STDIN in inputs.paths:
        raise click.UsageError("--watch needs files; standard input is read once.")
    if links:
        raise click.UsageError("--watch asks for no URLs; check them with `awesome-lint links`.")
    gc.enable()  # it runs for long
    context = click.get_current_context()
    again = partial(context.invoke, context.command, **{**context.params, "watch": False})
    with suppress(KeyboardInterrupt):
        _watch(inputs, options, again)
    return INTERRUPTED


def _watch(inputs: Inputs, options: Options, again: Callable[[], int]) -> None:
    seen: Scene | None = None
    while True:
        folders = _look(inputs, options).folders
        for _ in _changes(folders):
            now = _look(inputs, options)
            if seen is None or now.files != seen.files:
                if not _show(again, len(now.files)):
                    return
                # What was written by a fix is no news.
                seen = _look(inputs, options) if options.fix or options.unsafe_fixes else now
            if now.folders != folders:
                break


def _changes(folders: frozenset[str]) -> Iterator[Any]:
    """Come back at once, when it is sure that nothing more is missed, and then at each change."""
    try:
        from watchfiles import watch as notified
    except ImportError as error:
        raise click.UsageError("--watch needs watchfiles: pip install 'awesome-lint[watch]'") from error
    how: Any = {"watch_filter": None, "recursive": False, "ignore_permission_denied": True}
    try:
        turns = notified(*folders, step=_SETTLED, rust_timeout=_TURN, yield_on_timeout=True, **how)
        for number, changes in enumerate(turns):
            if changes or number == 0:
                yield changes
    except OSError as error:
        raise FileError(f"cannot watch {', '.join(sorted(folders)[:3])}: {error}") from error


def _show(again: Callable[[], int], files: int) -> bool:
    """Check once, on a terminal in place of what stands there; whether anybody is there to see more."""
    out = _identity(sys.stdout)
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        click.clear()
    status = run(again)
    if sys.stderr.isatty():
        click.echo(f"{datetime.now():%H:%M:%S} watching {plural(files, 'file')}; Ctrl-C ends it.", err=True)
    return status != INTERRUPTED and _identity(sys.stdout) == out


def _identity(stream: Any) -> tuple[int, int]:
    """What a stream is; another one when its reader has gone away."""
    status = os.fstat(stream.fileno())
    return status.st_dev, status.st_ino


def _look(inputs: Inputs, options: Options) -> Scene:
    """What there is now; what cannot be read is told of when it is checked."""
    try:
        config = load_settings(inputs)
    except (ConfigError, FileError):
        config = Config()
    paths: list[str] = [*inputs.paths]
    folders: list[Path] = []
    with suppress(FileError):
        paths = [*paths_of(inputs, config)]
        folders = find_folders(paths, excluded(inputs, config))
        paths += [item.path for item in find(paths, inputs, config)]
    files = {Path(path) for path in (*paths, *_settings(inputs, options, config)) if not Path(path).is_dir()}
    folders += [path.parent for path in files] + [path.resolve().parent for path in files]
    there = frozenset(str(folder.resolve()) for folder in folders if folder.is_dir())
    states = {str(path): _state(path) for path in sorted(files)}
    return Scene(there or frozenset({str(Path.cwd())}), states)


def _settings(inputs: Inputs, options: Options, config: Config) -> Iterator[str | Path]:
    """The files that say what is found and told."""
    if settings := inputs.config or find_config(config_start(inputs)):
        yield settings
    if options.baseline:
        yield options.baseline
    elif config.baseline and config.source:
        yield config.source.parent / config.baseline


def _state(path: Path) -> tuple[int, ...] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
