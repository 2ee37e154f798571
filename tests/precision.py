"""Findings on real lists, for people to judge: `python -m tests.precision [--count 20] [--seed 1]`.

Draws up to so many findings of every rule over all lists of AWESOME_LINT_CORPUS, as many files as
possible, and prints each with its lines. docs/precision.md says what readers made of them.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

from awesome_lint.config import Config
from awesome_lint.linter import lint_lists
from awesome_lint.markdown.source import decode
from awesome_lint.papers.reader import read_list
from awesome_lint.report.plain import printable
from awesome_lint.rules import Finding

CORPUS = Path(os.environ.get("AWESOME_LINT_CORPUS", ""))
_AROUND = 1  # lines shown before and after
_WIDTH = 360


def findings(paths: list[Path]) -> Iterator[Finding]:
    """What is found in each list by itself."""
    for path in paths:
        papers = read_list(decode(path.read_bytes()), str(path))
        yield from lint_lists([papers], Config())


def sample(found: list[Finding], count: int, random: Random) -> list[Finding]:
    """Some of the findings, from one file after the other."""
    files: dict[str, list[Finding]] = {}
    for finding in random.sample(found, len(found)):
        files.setdefault(finding.source.path, []).append(finding)
    drawn: list[Finding] = []
    while files and len(drawn) < count:
        for path in random.sample(sorted(files), len(files)):
            drawn.append(files[path].pop())
            if not files[path]:
                del files[path]
    return drawn[:count]


def shown(number: int, finding: Finding) -> Iterator[str]:
    """A finding with the lines it stands in, and those of other places."""
    source = finding.source
    line = source.position(finding.span.start).line
    yield f"[{finding.rule.code}-{number}] {finding.severity} {Path(source.path).name}:{line}"
    yield f"    says: {printable(finding.message)[:_WIDTH]}"
    if finding.fix:
        yield f"    fix ({finding.fix.applicability}): {printable(finding.fix.title)[:_WIDTH]}"
    for at in range(max(line - _AROUND, 1), min(line + _AROUND, len(source.line_starts)) + 1):
        yield f"    {'>' if at == line else ' '} {at}: {_cut(source.line(at), finding, at == line)}"
    for place in finding.related[:3]:
        other = place.source.position(place.span.start).line
        yield f"    see {other}: {printable(place.source.line(other))[:_WIDTH]}"


def _cut(text: str, finding: Finding, here: bool) -> str:
    column = finding.source.position(finding.span.start).column if here else 0
    start = max(column - _WIDTH // 2, 0)
    return ("…" if start else "") + printable(text[start : start + _WIDTH]).rstrip()


def main() -> None:
    """Print the samples, rule by rule, with how many findings there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings(sorted((CORPUS / "files").glob("*.md"))):
        by_rule.setdefault(finding.rule.code, []).append(finding)
    for code, found in sorted(by_rule.items()):
        print(f"\n## {code} {found[0].rule.name}: {len(found)} findings\n")
        for number, finding in enumerate(sample(found, options.count, Random(f"{options.seed}{code}")), 1):
            print("\n".join(shown(number, finding)))


if __name__ == "__main__":
    main()
