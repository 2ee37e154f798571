"""The rules. Importing a family registers its rules; nothing is found by magic."""

from . import entries, identity, links, metadata, order, run, structure, text
from .registry import RULES, Context, Finding, Fix, Place, Rule, Severity

__all__ = [
    "RULES",
    "Context",
    "Finding",
    "Fix",
    "Place",
    "Rule",
    "Severity",
    "entries",
    "identity",
    "links",
    "metadata",
    "order",
    "run",
    "structure",
    "text",
]
