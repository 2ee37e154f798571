"""An open document: its text, and what a check found in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pygls.uris import to_fs_path

from ..config import Config, ConfigError, find_config, load_config
from ..config_names import check_names
from ..files import STDIN, SUFFIXES
from ..ignores import ignored, make
from ..linter import lint_lists
from ..markdown.source import Source
from ..papers.entry import PaperList
from ..papers.reader import read_list
from ..rules import Finding


class Outdated(Exception):
    """The text has changed since: what is found in it is of no use."""


@dataclass(frozen=True, eq=False)
class Checked:
    """A version of a document as it was read, and what is wrong in it, or in the configuration."""

    version: int | None
    papers: PaperList
    config: Config
    findings: Sequence[Finding] = ()
    misconfigured: str = ""


@dataclass(eq=False)
class Document:
    """An open document.

    `check` is that of the text as it is now, once somebody asked for it; `papers` what was read last.
    """

    uri: str
    version: int | None
    source: Source
    check: asyncio.Future[Checked] | None = None
    papers: PaperList | None = None
    pending: set[asyncio.Task[None]] = field(default_factory=set)

    def replace(self, source: Source, version: int | None) -> None:
        """Take a new text, for which no check is good that was made before."""
        self.source, self.version, self.check = source, version, None


def path_of(uri: str) -> str:
    """The path of a file; that of standard input for what is no file, or not yet one."""
    try:
        path = to_fs_path(uri)
    except ValueError:
        path = None
    return path if path and "\0" not in path else STDIN


def is_markdown(item: str | None, path: str) -> bool:
    """Whether a document is Markdown: by its language, or by its name."""
    return item == "markdown" or Path(path).suffix.lower() in SUFFIXES


def check(source: Source, version: int | None, root: Path, wanted: Callable[[], bool]) -> Checked:
    """Read and check a text as the command would, with the nearest configuration to its file.

    A document without papers, or one that the configuration leaves out, has nothing to be found.
    Raises Outdated as soon as it is no longer wanted, which is asked for before what takes long.
    """
    _go_on(wanted)
    try:
        config = configuration(source.path, root)
    except ConfigError as error:
        return Checked(version, read_list(source.text, source.path), Config(), misconfigured=str(error))
    papers = read_list(source.text, source.path, config.for_file(source.path).not_papers)
    _go_on(wanted)
    findings = lint_lists([papers], config) if papers.entries and not _excluded(config, source.path) else []
    return Checked(version, papers, config, findings)


def _go_on(wanted: Callable[[], bool]) -> None:
    if not wanted():
        raise Outdated


def configuration(path: str, root: Path) -> Config:
    """What applies to a file; for what is none, to the folder that is open. Raises ConfigError."""
    try:
        found = find_config(root if path == STDIN else Path(path).parent)
    except (OSError, RuntimeError) as error:  # a folder that must not be read; links in a circle
        raise ConfigError(f"{path}: {error}") from error
    config = load_config(found) if found else Config()
    check_names(config)
    return config


def _excluded(config: Config, path: str) -> bool:
    if not config.exclude or config.source is None or path == STDIN:
        return False
    try:
        return ignored([make(config.source.parent, config.exclude)], Path(path))
    except ValueError:
        return False
