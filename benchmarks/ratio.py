"""Fail where `awesome-lint check` has clearly become slower, by its ratio to mdformat on this machine.

A time says little on a machine that others use. The two take turns, and the median of the
ratios of their CPU times counts; the bound is far above what is usual.
"""

import argparse
import os
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path

from inputs import Copies
from measure import interleaved, run
from peers import REPOSITORY, TOOLS
from tables import OURS, paired

BOUNDS = {1: 1.0, 4: 0.8}  # by the copies of the list in one file
RUNS = 9
CACHE = Path(__file__).resolve().parent / ".cache"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in (OURS, "mdformat"):
        parser.add_argument(f"--{name}", type=Path, metavar="PATH", help="an executable; default: install it")
    given = vars(parser.parse_args())
    commands = {}
    for tool in (tool for tool in TOOLS if tool.name in (OURS, "mdformat")):
        path = given[tool.name.replace("-", "_")] or tool.install(CACHE)
        commands[tool.name] = [str(path.absolute()), *tool.as_installed(path).ways["cold"]]
    with tempfile.TemporaryDirectory() as folder:
        slow = [_slow(commands, count, Path(folder)) for count in BOUNDS]
    sys.exit(any(slow))


def _slow(commands: dict[str, list[str]], count: int, folder: Path) -> bool:
    path = folder / f"list-{count}x.md"
    Copies((REPOSITORY / "awesome_pruning.md").read_text("utf-8")).one_file(path, count)
    runs = {
        name: partial(run, [*command, path.name], folder, os.environ, 120)
        for name, command in commands.items()
    }
    samples = interleaved(runs, RUNS, lambda name, sample: None)
    ratios = paired(samples[OURS], samples["mdformat"])
    ratio = statistics.median(ratios) if ratios else float("inf")
    print(f"{count}x: {ratio:.2f} times the CPU time of mdformat (at most {BOUNDS[count]})")
    return ratio > BOUNDS[count]


if __name__ == "__main__":
    main()
