"""Compare what `awesome-lint check` costs with other Markdown linters and formatters.

Every tool runs as a whole process, as in a shell or a commit hook, in the mode that writes nothing.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from inputs import Copies
from measure import Sample, interleaved, run
from peers import REPOSITORY, TOOLS, CannotInstall, Tool

CACHE = Path(__file__).resolve().parent / ".cache"
OURS, YARDSTICK = "awesome-lint", "mdformat"


@dataclass(frozen=True)
class Input:
    """A file or a folder to check, and how many bytes it holds."""

    name: str
    path: Path
    size: int


Results = dict[tuple[str, str], list[Sample]]


def main() -> None:
    """Install, make the inputs, measure, print Markdown."""
    options = _options()
    tools = list(_installed(options))
    if not tools:
        sys.exit("None of the tools could be installed.")
    with tempfile.TemporaryDirectory(prefix="awesome-lint-benchmark-") as folder:
        inputs = list(_inputs(options, Path(folder)))
        results: Results = {}
        for item in inputs:
            commands = {tool.name: _command(tool, path, item, options.timeout) for tool, path in tools}
            done = interleaved(_able(commands, tools, item), options.runs, partial(_progress, item))
            results |= {(item.name, name): samples for name, samples in done.items()}
    print("\n".join([*_table(inputs, results), "", *_ratios(inputs, results)]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    names = ", ".join(tool.name for tool in TOOLS)
    add("list", type=Path, nargs="?", default=REPOSITORY / "awesome_pruning.md", help="default: %(default)s")
    add("--runs", type=int, default=5, metavar="N", help="runs of each tool on each input (default: 5)")
    add("--sizes", type=_numbers, default=[1, 10, 100], metavar="N,N", help="copies in one file (1,10,100)")
    add("--files", type=int, default=100, metavar="N", help="files in a folder; 0 for none (default: 100)")
    add("--only", type=_names, metavar="TOOL,TOOL", help=f"some of {names}")
    add("--timeout", type=float, default=300, metavar="SECONDS", help="for one run (default: 300)")
    add("--awesome-lint", type=Path, metavar="PATH", help="an executable; default: install this repository")
    add("--cache", type=Path, default=CACHE, metavar="FOLDER", help="where the tools are installed")
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
        if tool.name == OURS and options.awesome_lint:
            yield tool, options.awesome_lint.absolute()
            continue
        try:
            yield tool, tool.install(options.cache.absolute())
        except CannotInstall as error:
            _note(f"{tool.name} is left out: {error}")


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


def _command(tool: Tool, executable: Path, item: Input, timeout: float) -> Callable[[], Sample]:
    command = [str(executable), *tool.check, item.path.name]
    return partial(run, command, item.path.parent, tool.environment(), timeout)


def _able(
    commands: Mapping[str, Callable[[], Sample]], tools: Sequence[tuple[Tool, Path]], item: Input
) -> dict[str, Callable[[], Sample]]:
    """Without the tools that take one file a run, where the input is a folder."""
    able = {tool.name for tool, _ in tools if tool.takes_folder or item.path.is_file()}
    return {name: command for name, command in commands.items() if name in able}


def _progress(item: Input, name: str, sample: Sample) -> None:
    _note(f"{item.name:>9} {name:<18} {sample.cpu:8.2f} s CPU  {sample.failure or ''}")


def _note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _table(inputs: Sequence[Input], results: Results) -> Iterator[str]:
    """Times are minimum / median / maximum."""
    yield "| input | MB | tool | runs | CPU s | wall s | peak MB | result |"
    yield "| --- | ---: | --- | ---: | ---: | ---: | ---: | --- |"
    for item in inputs:
        for name in _names_of(item, results):
            samples = results[item.name, name]
            failure = next((sample.failure for sample in samples if sample.failure), None)
            yield _row(item, name, samples, failure)


def _row(item: Input, name: str, samples: Sequence[Sample], failure: str | None) -> str:
    cells = [
        item.name,
        f"{item.size / 1e6:.2f}",
        name,
        str(len(samples)),
        _spread([sample.cpu for sample in samples]),
        _spread([sample.wall for sample in samples]),
        f"{max(sample.peak_mb for sample in samples):.0f}",
        failure or "ok",
    ]
    return f"| {' | '.join(cells)} |"


def _spread(values: Sequence[float]) -> str:
    return " / ".join(f"{value:.2f}" for value in (min(values), statistics.median(values), max(values)))


def _ratios(inputs: Sequence[Input], results: Results) -> Iterator[str]:
    for item in inputs:
        ours, theirs = (_cpu(results, item, name) for name in (OURS, YARDSTICK))
        if ours and theirs:
            yield f"- {item.name}: {OURS} / {YARDSTICK} = {ours / theirs:.2f} (median CPU)"
    by_name = {item.name: item for item in inputs}
    if {"10x", "100x"} <= by_name.keys():
        yield from _growth(by_name["10x"], by_name["100x"], results)


def _growth(small: Input, large: Input, results: Results) -> Iterator[str]:
    for name in _names_of(small, results):
        before, after = _cpu(results, small, name), _cpu(results, large, name)
        if before and after:
            ratio = (after / large.size) / (before / small.size)
            yield f"- {name}: CPU per byte at {large.name} / at {small.name} = {ratio:.2f}"


def _names_of(item: Input, results: Results) -> list[str]:
    return [name for place, name in results if place == item.name]


def _cpu(results: Results, item: Input, name: str) -> float | None:
    """The median, where every run came to its end."""
    samples = results.get((item.name, name), [])
    if not samples or any(sample.failure for sample in samples):
        return None
    return statistics.median(sample.cpu for sample in samples)


if __name__ == "__main__":
    main()
