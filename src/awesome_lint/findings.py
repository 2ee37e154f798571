"""What rules report: findings, their fixes, and the places they are about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from .markdown.source import Edit, Source, Span

Severity = Literal["error", "warning", "info"]
Applicability = Literal["safe", "unsafe"]
Scope = Literal["lists", "list", "entry", "link"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_CODE = r"AL\d{0,3}"  # of a family, or of a whole rule


class Fix(NamedTuple):
    """Edits that mend a finding. Safe ones never remove a link or lead to another resource."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = "safe"


class Place(NamedTuple):
    """Another place that a finding is about, such as the first of two duplicates."""

    source: Source
    span: Span
    message: str


@dataclass(eq=False, repr=False)
class Named:
    """A rule, as much of it as reports need."""

    code: str
    name: str
    scope: Scope


class Finding(NamedTuple):
    """A rule's report on one place of one file."""

    rule: Named
    source: Source
    span: Span
    severity: Severity
    message: str
    related: tuple[Place, ...] = ()
    fix: Fix | None = None


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Findings on one text, in its order."""
    return sorted(findings, key=attrgetter("span.start", "rule.code", "span.end"))


def selects(patterns: Sequence[str], item: Named) -> bool:
    """Whether a code, a prefix of one, or a name in `patterns` means this rule."""
    return any(matches(pattern, item.code, item.name) for pattern in patterns)


def matches(pattern: str, code: str, name: str) -> bool:
    """Whether a pattern means the rule of this code and name."""
    return name == pattern or (code.startswith(pattern) and bool(re.fullmatch(_CODE, pattern)))


def short(text: str, most: int = 50) -> str:
    """A text that comes from the list, for a message."""
    return text if len(text) <= most else text[: most - 2].rstrip() + "…"
