"""What findings depend on besides lists and settings: this program, the packages it reads with, the month."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from .. import __version__

_PACKAGE = Path(__file__).parent.parent
_OTHERS = ("mistune", "pylatexenc", "rapidfuzz")  # which read Markdown, LaTeX and titles


def program() -> str:
    """The same for two runs only where the same text gives the same findings."""
    today = date.today()  # some rules speak of months to come
    version = sys.version_info[:3], __version__, f"{today:%Y-%m}"
    return repr((version, _code(), sorted(_others())))


def _code() -> str:
    """The code as installed, or as it stands in a folder that somebody works on."""
    listed = _PACKAGE.parent / f"awesome_lint-{__version__}.dist-info" / "RECORD"
    try:
        return listed.read_text("utf-8")  # every file with its hash
    except OSError:
        with suppress(OSError):  # in an archive, which the version alone tells from others
            return repr(sorted(_files(str(_PACKAGE))))
        return ""


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def _others() -> Iterator[str]:
    """Name and version of each package, as installers call their folders."""
    for folder in sys.path:
        if Path(folder).name in ("site-packages", "dist-packages"):
            yield from (name for name in _listed(folder) if name.startswith(_OTHERS) and "-" in name)


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names, without a Path for each
    except OSError:
        return []
