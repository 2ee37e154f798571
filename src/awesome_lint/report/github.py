"""Findings as GitHub's workflow commands, which it shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .places import UTF16, Places, from_root, places_in
from .plain import printable
from .summary import Summary, View, hints
from .totals import totals

if TYPE_CHECKING:
    from ..rules import Finding

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
# What GitHub shows of one step; it drops the others without a word.
MOST = 10


def github_report(findings: Sequence[Finding], summary: Summary, view: View) -> str:
    """The most severe first, ten of a kind at most; the summary says how many there are."""
    lines, rest, places = [], [], places_in(UTF16)
    for severity, command in _COMMANDS.items():
        # The summary is a notice, too.
        most = MOST - 1 if severity == "info" else MOST
        of_kind = [finding for finding in findings if finding.severity == severity]
        lines += [_command(command, finding, places(finding.source)) for finding in of_kind[:most]]
        rest += [_log_line(finding) for finding in of_kind[most:]]
    total = " ".join(totals(findings, summary))
    if findings:
        hidden = f" {len(rest)} of them only in the log." if rest else ""
        lines.append(f"::notice title=awesome-lint::{_escape(total + hidden)}")
    elif not view.quiet:
        lines.append(total)
    return "".join(f"{line}\n" for line in lines + rest)


def _command(command: str, finding: Finding, places: Places) -> str:
    given = ",".join(f"{name}={_escape_property(str(value))}" for name, value in _properties(finding, places))
    said = "\n".join((finding.message, *hints(finding, from_root)))
    return f"::{command} {given}::{_escape(said)}"


def _properties(finding: Finding, places: Places) -> Iterator[tuple[str, object]]:
    start, end = places.seen(finding.span)
    yield "file", from_root(finding.source.path)
    yield "line", start.line
    yield "endLine", end.line
    # GitHub refuses columns of a range of several lines.
    if start.line == end.line:
        yield "col", start.column
        yield "endColumn", end.column
    yield "title", f"{finding.rule.code} {finding.rule.name}"


def _log_line(finding: Finding) -> str:
    """A line that cannot be read as a command, whatever the list holds."""
    line, column = finding.source.position(finding.span.start)
    text = f"{finding.source.path}:{line}:{column}: {finding.rule.code} {finding.severity} {finding.message}"
    return f"- {printable(text)}".replace("##[", "## [")


def _escape(text: str) -> str:
    """GitHub's escaping of a message."""
    lines = text.replace("%", "%25").replace("\r", "%0D").split("\n")
    return "%0A".join(map(printable, lines))


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
