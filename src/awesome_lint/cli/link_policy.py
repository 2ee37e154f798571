"""The settings of a run that asks for links: from options and the configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click

from ..config import Config, ConfigError
from ..links.policy import Manner, Policy, Service
from ..links.services import NAMES, BadService, find_services, pages_for_guests, usable
from .link_options import LinkOptions


def policy_of(options: LinkOptions, config: Config) -> Policy:
    """The settings of the run: what was given, else what is configured, else the defaults."""
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
    if not given:
        return usable(services)
    names = frozenset(filter(None, (name.strip().lower() for name in given.split(","))))
    if not names:
        raise click.UsageError("--providers names none; 'none' is for asking none")
    if unknown := sorted(names - {"none", *NAMES}):
        raise click.UsageError(f"no such provider: {unknown[0]}; known are none, {', '.join(NAMES)}")
    return names - {"none"}
