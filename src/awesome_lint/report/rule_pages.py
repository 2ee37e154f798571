"""The page of a rule, for the terminal and as Markdown, and tables of all rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..config import settings_fields
from .plain import printable

if TYPE_CHECKING:
    from ..findings import Named
    from ..rules import Rule

PROJECT_URL = "https://github.com/OWNER/awesome-lint"
# What the rules of a family look at.
FAMILIES = {
    "AL0": "The run",
    "AL1": "The text",
    "AL2": "The structure",
    "AL3": "The entries",
    "AL4": "Venue and year",
    "AL5": "The links",
    "AL6": "Identity",
    "AL7": "Order",
    "AL8": "Whether links are alive",
}
_FIXES = {
    "safe": "Safe: `--fix` makes it.",
    "unsafe": "Unsafe: it removes something or leads elsewhere, so only `--unsafe-fixes` makes it.",
    None: "None: `--fix` leaves it as it is.",
}
_SWITCH_ON = 'It is off by default: `extend-select = ["{}"]` in the configuration, or `--extend-select {}`.'
_SILENCE = (
    "At one place: `<!-- awesome-lint: ignore {} -->` above the entry or heading, or in it.",
    "In one file: `<!-- awesome-lint: disable-file {} -->`.",
    'Everywhere: `ignore = ["{}"]` in the configuration, or `--ignore {}`.',
)
_INDEX = """\
# Rules

What `awesome-lint check` looks for. `--fix` makes the safe fixes, `--unsafe-fixes` all of them.
`awesome-lint rule CODE` prints the same pages.
"""
_INDEX_HEAD = ("| code | name | severity | fix | default | finds |", "| --- | --- | --- | --- | --- | --- |")


def page_url(rule: Named) -> str:
    """Where the page of a rule can be read."""
    return f"{PROJECT_URL}/blob/main/docs/rules/{rule.code}.md"


def table(rules: Sequence[Rule]) -> str:
    """All rules, one a line."""
    rows = [("code", "name", "severity", "fix", "default")]
    rows += [(r.code, r.name, r.severity, r.fix or "-", _default(r)) for r in rules]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def markdown_index(rules: Sequence[Rule]) -> str:
    """The page that leads to those of the rules, family by family."""
    parts = [_INDEX]
    for family, title in FAMILIES.items():
        rows = [_row(rule) for rule in rules if rule.code.startswith(family)]
        if rows:
            parts.append("\n".join([f"## {family}: {title.lower()}\n", *_INDEX_HEAD, *rows, ""]))
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    summary = rule.summary.replace("|", r"\|")
    cells = (f"[{rule.code}]({rule.code}.md)", rule.name, rule.severity, rule.fix or "none", _default(rule))
    return f"| {' | '.join([*cells, summary])} |"


def _default(rule: Rule) -> str:
    return "on" if rule.enabled else "off"


def _facts(rule: Rule) -> str:
    fix = f"{rule.fix} fix" if rule.fix else "no fix"
    return f"{rule.severity}, {fix}, {_default(rule)} by default"


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
        body = _fenced(text) if heading in ("Bad", "Good") else _bullets(text)
        parts.append(f"## {heading}\n\n{body}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _sections(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "Bad", rule.bad
    yield "Good", rule.good
    yield "Fix", _FIXES[rule.fix]
    if rule.options:
        keys = rule.options.split(", ")
        yield "Options", "\n".join(f"`{key}`: {settings_fields()[key].metadata['doc']}" for key in keys)
    if rule.enabled:
        yield "Silence", "\n".join(_SILENCE).replace("{}", rule.code)
    else:
        yield "Switch on", _SWITCH_ON.replace("{}", rule.code)


def _lines(text: str) -> list[str]:
    return [printable(line) for line in text.rstrip("\n").split("\n")]


def _bullets(text: str) -> str:
    """Several lines as a list; one as it is."""
    return text.replace("\n", "\n- ").join(("- ", "")) if "\n" in text else text


def _fenced(text: str) -> str:
    """A code block with a fence longer than any in the text."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}markdown", *_lines(text), fence])
