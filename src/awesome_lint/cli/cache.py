"""`awesome-lint cache`: what is kept of links between runs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from ..report import plural
from ..report.plain import printable
from .errors import Refused
from .options import PATH
from .output import put


@click.command(
    "cache",
    short_help="Show or clear what is kept of links.",
    epilog="""\b
Examples:
  awesome-lint cache info
  awesome-lint cache clear --cache .cache/links.sqlite
""",
)
@click.argument("action", type=click.Choice(["info", "clear"]))
@click.option("--cache", "path", type=PATH, metavar="PATH", help="The file. [the user's cache directory]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(action: str, path: str | None, form: str) -> int:
    """Say what the cache of links holds, or empty it."""
    from ..links.cache import Cache, CacheError, default_path

    file = Path(path) if path else default_path()
    if not file.exists():
        put(_json(str(file), 0, 0, 0, 0) if form == "json" else f"{printable(str(file))}: nothing is kept\n")
        return 0
    try:
        cache = Cache(file)
    except CacheError as error:
        raise Refused(str(error)) from error
    try:
        info = cache.info()
        if action == "clear":
            cache.clear()
    except CacheError as error:
        raise Refused(str(error)) from error
    finally:
        cache.close()
    if form == "json":
        put(_json(str(info.path), info.outcomes, info.size, info.oldest, info.newest))
    elif action == "clear":
        put(f"{printable(str(file))}: forgot {plural(info.outcomes, 'outcome')}\n")
    else:
        span = f", from {_day(info.oldest)} to {_day(info.newest)}" if info.outcomes else ""
        put(f"{printable(str(file))}: {plural(info.outcomes, 'outcome')} in {info.size:,} bytes{span}\n")
    return 0


def _json(path: str, outcomes: int, size: int, oldest: float, newest: float) -> str:
    data = {"path": path, "outcomes": outcomes, "bytes": size, "oldest": oldest, "newest": newest}
    return json.dumps({"version": 1, **data}) + "\n"


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
