"""What is made of a URL: the words that rules and reports use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .record import Record

Name = Literal[
    "alive",
    "moved",
    "retired",
    "dead",
    "gone-soft",
    "wrong-paper",
    "invalid",
    "blocked",
    "flaky",
    "unverified",
    "skipped",
]
NAMES: tuple[Name, ...] = get_args(Name)
BROKEN = frozenset({"dead", "gone-soft", "wrong-paper", "invalid"})
GONE = frozenset({"dead", "gone-soft"})
DOUBTFUL = frozenset({"dead", "gone-soft", "flaky"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is made of a URL, and why. `moved_to` is where it leads for good."""

    name: Name
    evidence: str = ""
    status: int | None = None
    final_url: str = ""
    moved_to: str = ""
    failing_since: float | None = None
    record: Record | None = None
    """What the owner of the id, or the page itself, says of it."""
    archived: str = ""
    """Where a copy is of a page that is gone."""
