"""The page of a rule, for the terminal and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..config import settings_fields
from ..report.plain import printable

if TYPE_CHECKING:
    from ..rules import Rule

_FIXES = {
    "safe": "Safe: `--fix` makes it.",
    "unsafe": "Unsafe: it removes something or leads elsewhere, so only `--unsafe-fixes` makes it.",
    None: "None: `--fix` leaves it as it is.",
}


def table(rules: Sequence[Rule]) -> str:
    """All rules, one a line."""
    rows = [("code", "name", "severity", "fix", "default")]
    rows += [(r.code, r.name, r.severity, r.fix or "-", "on" if r.enabled else "off") for r in rules]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _facts(rule: Rule) -> str:
    fix = f"{rule.fix} fix" if rule.fix else "no fix"
    return f"{rule.severity}, {fix}, {'on' if rule.enabled else 'off'} by default"


def text_page(rule: Rule) -> str:
    """The page for a terminal."""
    parts = [f"{rule.code} {rule.name} ({_facts(rule)})", rule.summary, rule.why]
    for heading, text in _sections(rule):
        parts.append(f"{heading}\n" + "\n".join(f"    {line}".rstrip() for line in _lines(text)))
    return "\n\n".join(part for part in parts if part) + "\n"


def markdown_page(rule: Rule) -> str:
    """The page for the documentation."""
    parts = [f"# {rule.name} ({rule.code})", f"{_facts(rule).capitalize()}.", rule.summary, rule.why]
    for heading, text in _sections(rule):
        body = _fenced(text) if heading in ("Bad", "Good") else text
        parts.append(f"## {heading}\n\n{body}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _sections(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "Bad", rule.bad
    yield "Good", rule.good
    yield "Fix", _FIXES[rule.fix]
    if rule.options:
        yield "Options", f"`{rule.options}`: {settings_fields()[rule.options].metadata['doc']}"


def _lines(text: str) -> list[str]:
    return [printable(line) for line in text.rstrip("\n").split("\n")]


def _fenced(text: str) -> str:
    """A code block with a fence longer than any in the text."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}markdown", *_lines(text), fence])
