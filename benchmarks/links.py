"""Measure `awesome-lint links` on a simulated internet: what it costs, asks and gets wrong.

Nothing leaves this machine. Any checker that prints the same JSON can be measured; of others, only what they
cost and ask. In the command {file} becomes the list, {cache} --no-cache or --cache PATH, {rate} nothing or
--rate 0.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from peers import REPOSITORY

sys.path.insert(0, str(REPOSITORY))

from link_lists import papers_of
from link_results import Result, details, table
from link_runs import COMMAND
from link_scenarios import EXTRA, SCENARIOS, Bench

SEEDS = os.environ.get("AWESOME_LINT_SEEDS")
LIST = Path(SEEDS) / "pruning_bullets.md" if SEEDS else REPOSITORY / "awesome_pruning.md"


def main() -> None:
    """Run the scenarios, print Markdown; the exit status is 1 where a bound was missed."""
    options = _options()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="awesome-lint-links-") as folder:
        papers = papers_of(options.list)
        bench = Bench(options.command, options.timeout, papers, Path(folder), options.proxy)
        for name in options.only:
            print(f"{name} …", file=sys.stderr, flush=True)
            results += SCENARIOS[name](bench)
    print("\n".join([*table(results), *details(results)]))
    sys.exit(not all(bound.reached for result in results for bound in result.bounds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    usual = [name for name in SCENARIOS if name not in EXTRA]
    add("list", type=Path, nargs="?", default=LIST, help="where the links come from (default: %(default)s)")
    add("--command", default=COMMAND, help="default: %(default)s")
    add("--only", type=_names, default=usual, metavar="NAME,NAME", help=f"some of {', '.join(SCENARIOS)}")
    add("--proxy", action="store_true", help="lead there by HTTP_PROXY, for a program that is not Python")
    add("--timeout", type=float, default=300, metavar="SECONDS", help="for one run (default: 300)")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - SCENARIOS.keys():
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return names


if __name__ == "__main__":
    main()
