"""`python -m tests.mutations`: are 1,000 defects that were put into real lists found and mended?

Needs the folder of real lists, given or in the environment variable AWESOME_LINT_CORPUS. Prints a
row a kind; the exit status is 1 where less than 97 % are found, or undone by a fix that is declared
to do so.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from . import KINDS, Mutation, plan, run

LEAST = 0.97


def share(right: int, asked: int) -> str:
    return f"{100 * right / asked:6.1f}" if asked else "     –"


def row(name: str, mutations: list[Mutation]) -> str:
    found, files = sum(m.found for m in mutations), len({id(m.subject) for m in mutations})
    remarks = sum(m.found and m.severity == "info" for m in mutations)
    declared = [m for m in mutations if m.declared]
    undone = sum(m.undone for m in declared)
    return (
        f"{name:24} {len(mutations):5} {files:5} {found:5} {share(found, len(mutations))} {remarks:7} "
        f"{undone:7}/{len(declared):<4} {share(undone, len(declared))}"
    )


def misses(mutations: list[Mutation]) -> Iterator[str]:
    for m in mutations:
        if m.found and (m.undone or not m.declared):
            continue
        what = "not undone" if m.found else f"not found, {'/'.join(sorted(m.kind.codes))} expected"
        said = ", ".join(f"{f.rule.code} {f.message}" for f in m.said) or "nothing"
        yield f"{m.subject.path.name}:{m.line}: {m.kind.name}: {what}; said: {said}"
        yield f"    - {m.before[:400]}"
        yield f"    + {m.after[:400]}"
        yield from (f"    after fixing: {line[:400]}" for line in (m.left or []) if m.found)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutations", description="Put defects into real lists."
    )
    parser.add_argument("--corpus", type=Path, default=os.environ.get("AWESOME_LINT_CORPUS"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every miss")
    options = parser.parse_args()
    if not options.corpus:
        parser.error("name the folder of real lists with --corpus or AWESOME_LINT_CORPUS")
    kinds = options.kind or list(KINDS)
    mutations = plan((options.corpus / "files").glob("*.md"), options.seed, options.count, kinds)
    run(mutations)
    print(f"{'kind':24} {'made':>5} files found  share remarks  undone/declared")
    for name in kinds:
        print(row(name, [m for m in mutations if m.kind.name == name]))
    print(row("all", mutations))
    if options.verbose:
        print("", *misses(mutations), sep="\n")
    declared = [m for m in mutations if m.declared]
    found, undone = sum(m.found for m in mutations), sum(m.undone for m in declared)
    return int(found < LEAST * len(mutations) or undone < LEAST * len(declared))


if __name__ == "__main__":
    sys.exit(main())
