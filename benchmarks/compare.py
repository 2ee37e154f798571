"""Compare what awesome-lint costs with other Markdown linters and formatters.

Every tool runs as a whole process, as in a shell or a commit hook, and writes no list.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from inputs import Copies
from measure import Sample, interleaved, run
from peers import REPOSITORY, TOOLS, CannotInstall, Tool
from tables import Input, Results, Scenario, report, splice

CACHE = Path(__file__).resolve().parent / ".cache"
PAGE = REPOSITORY / "docs" / "performance.md"
Installed = Sequence[tuple[Tool, Path]]


def main() -> None:
    """Install, make the inputs, measure, print Markdown."""
    options = _options()
    tools = list(_installed(options))
    if not tools:
        sys.exit("None of the tools could be installed.")
    results: Results = {}
    with tempfile.TemporaryDirectory(prefix="awesome-lint-benchmark-") as folder:
        for scenario in _scenarios(list(_inputs(options, Path(folder)))):
            commands = dict(_commands(tools, scenario, options.timeout, Path(folder) / "cache"))
            if scenario.way == "cached":  # the first run fills the cache
                interleaved(commands, 1, partial(_progress, scenario))
            progress = partial(_progress, scenario)
            results[scenario] = interleaved(commands, options.runs, progress, options.enough)
    text = "\n".join(report(results))
    print(text)
    if options.write:
        PAGE.write_text(splice(PAGE.read_text("utf-8"), text), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    names = ", ".join(tool.name for tool in TOOLS)
    add("list", type=Path, nargs="?", default=REPOSITORY / "awesome_pruning.md", help="default: %(default)s")
    add("--runs", type=int, default=5, metavar="N", help="runs of each tool in each scenario (default: 5)")
    add("--sizes", type=_numbers, default=[1, 10, 100], metavar="N,N", help="copies in one file (1,10,100)")
    add("--files", type=int, default=100, metavar="N", help="files in a folder; 0 for none (default: 100)")
    add("--only", type=_names, metavar="TOOL,TOOL", help=f"some of {names}")
    add("--enough", type=float, default=60, metavar="SECONDS", help="of one tool in a scenario (default: 60)")
    add("--timeout", type=float, default=300, metavar="SECONDS", help="for one run (default: 300)")
    add("--awesome-lint", type=Path, metavar="PATH", help="an executable; default: install this repository")
    add("--cache", type=Path, default=CACHE, metavar="FOLDER", help="where the tools are installed")
    add("--write", action="store_true", help="also write the tables into docs/performance.md")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - {tool.name for tool in TOOLS}:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return names


def _installed(options: argparse.Namespace) -> Iterator[tuple[Tool, Path]]:
    for tool in TOOLS:
        if options.only and tool.name not in options.only:
            continue
        try:
            local = options.awesome_lint if tool.registry == "local" else None
            path = local.absolute() if local else tool.install(options.cache.absolute())
        except CannotInstall as error:
            _note(f"{tool.name} is left out: {error}")
            continue
        yield tool.as_installed(path), path


def _inputs(options: argparse.Namespace, folder: Path) -> Iterator[Input]:
    """Inputs stand outside of the repository, where no tool finds a configuration."""
    copies = Copies(options.list.read_text(encoding="utf-8"))
    for count in options.sizes:
        path = folder / f"list-{count}x.md"
        copies.one_file(path, count)
        yield Input(f"{count}x", path, path.stat().st_size)
    if options.files:
        path = folder / "lists"
        copies.folder(path, options.files)
        yield Input(f"{options.files} files", path, sum(file.stat().st_size for file in path.iterdir()))


def _scenarios(inputs: Sequence[Input]) -> Iterator[Scenario]:
    for way in ("cold", "cached", "format"):
        for item in inputs:
            # The formatter is measured on files of two sizes, and a cache where it is of use.
            if way == "cold" or item.name in {"format": ("1x", "10x"), "cached": ("1x", "100 files")}[way]:
                yield Scenario(way, item)


def _commands(
    tools: Installed, scenario: Scenario, timeout: float, cache: Path
) -> Iterator[tuple[str, Callable[[], Sample]]]:
    """Of the tools that can be run so; some take one file a run, and none of the folder."""
    path = scenario.input.path
    for tool, executable in tools:
        if scenario.way in tool.ways and (tool.takes_folder or path.is_file()):
            arguments = [part.replace("{bin}", str(executable.parent)) for part in tool.ways[scenario.way]]
            command = [str(executable), *arguments, path.name]
            env = {**tool.environment(), "XDG_CACHE_HOME": str(cache)}
            yield tool.name, partial(run, command, path.parent, env, timeout)


def _progress(scenario: Scenario, name: str, sample: Sample) -> None:
    _note(f"{scenario.name:>18} {name:<18} {sample.cpu:8.2f} s CPU  {sample.failure or ''}")


def _note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
