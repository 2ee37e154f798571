"""How links are to be checked: the options that commands share, and the settings of a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..config import ConfigError
from .completing import providers
from .options import PATH

if TYPE_CHECKING:
    from ..config import Config
    from ..links.policy import Policy, Service


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
    from functools import wraps

    @wraps(function)
    def call(*args: Any, **given: Any) -> int:
        mine = {name: given.pop(name) for name in LinkOptions._fields if name in given}
        return function(*args, linking=LinkOptions(**mine), **given)

    for option in reversed(_OPTIONS):
        call = option(call)
    return call


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
