"""Defects of known kinds, put into real lists to see whether they are found and mended."""

from . import in_entries, in_links, in_structure, in_tags, in_text  # noqa: F401 (they register their kinds)
from .kinds import KINDS
from .trial import Mutation, plan, run

__all__ = ["KINDS", "Mutation", "plan", "run"]
