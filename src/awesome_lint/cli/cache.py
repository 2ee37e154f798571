"""`awesome-lint cache`: what is kept between runs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..cache_folder import cache_folder
from ..report import plural
from ..report.plain import printable
from .errors import Refused
from .options import PATH
from .output import put

if TYPE_CHECKING:
    from ..checking.store import Store
    from ..links.cache import Info


@click.command(
    "cache",
    short_help="Show or clear what is kept between runs.",
    epilog="""\b
Examples:
  awesome-lint cache info
  awesome-lint cache clear
  awesome-lint cache clear --cache .cache/links.sqlite
  awesome-lint cache info --cache-dir .cache
""",
)
@click.argument("action", type=click.Choice(["info", "clear"]))
@click.option("--cache", "path", type=PATH, metavar="PATH", help="Only the outcomes of links in this file.")
@click.option(
    "--cache-dir", "folder", type=PATH, metavar="DIR", help="Only what check keeps, in this folder."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(action: str, path: str | None, folder: str | None, form: str) -> int:
    """Say what is kept of links and of checked files, or forget it.

    Without a place, both in the user's cache directory, or where AWESOME_LINT_CACHE_DIR says.
    """
    from ..checking.store import Store
    from ..links.cache import default_path

    clear = action == "clear"
    values: dict[str, Any] = {"version": 1}
    lines = []
    if path or not folder:
        file = Path(path) if path else default_path()
        info = _links(file, clear=clear)
        of_links = (info.outcomes, info.size, info.oldest, info.newest) if info else (0, 0, 0, 0)
        names = ("outcomes", "bytes", "oldest", "newest")
        values |= {"path": str(file), **dict(zip(names, of_links, strict=True))}
        lines.append(f"{printable(str(file))}: {_of_links(info, clear=clear)}\n")
    if folder or not path:
        store = Store(Path(folder) if folder else cache_folder())
        records, size = _check(store, clear=clear)
        values["check"] = {"path": str(store.folder), "records": records, "bytes": size}
        kept = f"{plural(records, 'record')} of files in {size:,} bytes" if records else "nothing is kept"
        said = f"forgot {plural(records, 'record')} of files" if clear and records else kept
        lines.append(f"{printable(str(store.folder))}: {said}\n")
    put(f"{json.dumps(values)}\n" if form == "json" else "".join(lines))
    return 0


def _links(file: Path, *, clear: bool) -> Info | None:
    """What was kept of links; None where there is no such file."""
    from ..links.cache import Cache, CacheError

    if not file.exists():
        return None
    try:
        cache = Cache(file)
    except CacheError as error:
        raise Refused(str(error)) from error
    try:
        info = cache.info()
        if clear:
            cache.clear()
    except CacheError as error:
        raise Refused(str(error)) from error
    finally:
        cache.close()
    return info


def _of_links(info: Info | None, *, clear: bool) -> str:
    if info is None:
        return "nothing is kept"
    if clear:
        return f"forgot {plural(info.outcomes, 'outcome')}"
    span = f", from {_day(info.oldest)} to {_day(info.newest)}" if info.outcomes else ""
    return f"{plural(info.outcomes, 'outcome')} in {info.size:,} bytes{span}"


def _check(store: Store, *, clear: bool) -> tuple[int, int]:
    """What was kept of checked files: how many records, and how many bytes."""
    held = store.info()
    if clear:
        store.clear()
    return held


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
