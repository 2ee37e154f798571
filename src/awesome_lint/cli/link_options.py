"""How links are to be checked: the options that commands share."""

from collections.abc import Callable
from functools import wraps
from math import isfinite
from typing import Any, NamedTuple

import click

from .completing import providers
from .options import PATH


class LinkOptions(NamedTuple):
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


class _Number(click.FloatRange):
    """A number of this range, which 'nan' and 'inf' are not."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number: float = super().convert(value, param, ctx)
        if not isfinite(number):
            self.fail(f"{value} is no number to reckon with", param, ctx)
        return number


_STATUSES = click.IntRange(100, 999)
_OPTIONS = [
    click.option("--rate", type=_Number(0), help="Requests a second to one host; 0: no limit. [10]"),
    click.option("--concurrency", type=click.IntRange(1, 100), help="Requests to one host at a time. [6]"),
    click.option("--timeout", type=_Number(0.1), help="Seconds for one request. [15]"),
    click.option("--retries", type=click.IntRange(0, 10), help="Tries more, of what may have passed. [2]"),
    click.option(
        "--exclude-url", multiple=True, metavar="PATTERN", help="Do not ask for these: '*://x.com/*'."
    ),
    click.option("--accept", multiple=True, type=_STATUSES, metavar="STATUS", help="As good as 200."),
    click.option(
        "--providers",
        default="",
        metavar="NAMES",
        shell_complete=providers,
        help="Whom to ask for ids: 'arxiv,github', 'none'. [all but those whose key is missing]",
    ),
    click.option(
        "--cache",
        type=PATH,
        metavar="PATH",
        help="Keep outcomes in this file. [the user's cache directory]",
    ),
    click.option("--no-cache", is_flag=True, help="Start from nothing, and keep nothing."),
    click.option("--offline", is_flag=True, help="Ask for nothing: only what the cache knows."),
    click.option("--allow-private", is_flag=True, help="Also ask hosts of this machine and its network."),
]
finds_copies = click.option(
    "--archive", is_flag=True, help="Look for copies of gone pages at web.archive.org."
)


def checks_links(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options on how links are checked; it is called with them, and `finds_copies`, as
    one `LinkOptions`.
    """

    @wraps(function)
    def call(*args: Any, **given: Any) -> int:
        mine = {name: given.pop(name) for name in LinkOptions._fields if name in given}
        return function(*args, linking=LinkOptions(**mine), **given)

    for option in reversed(_OPTIONS):
        call = option(call)
    return call
