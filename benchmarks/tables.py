"""What was measured, as tables: the figures of each tool, and the ratios that are held to a bound."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from measure import Sample

OURS = "awesome-lint"
START, END = "<!-- figures: python benchmarks/compare.py --write -->", "<!-- end of the figures -->"


@dataclass(frozen=True)
class Input:
    """A file or a folder to check, and how many bytes it holds."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True)
class Scenario:
    """An input, and the way in which the tools read it."""

    way: str
    input: Input

    @property
    def name(self) -> str:
        return f"{self.way} {self.input.name}"


Results = dict[Scenario, Mapping[str, Sequence[Sample]]]


class Bound(NamedTuple):
    """The most that a run of ours may cost, as a multiple of a run of another tool or of ours."""

    ours: str
    theirs: str
    tool: str
    what: Literal["cpu", "wall"]
    most: float


BOUNDS = (
    Bound("cold 1x", "cold 1x", "mdformat", "cpu", 0.55),
    Bound("cold 1x", "cold 1x", "rumdl", "cpu", 9),
    Bound("cold 10x", "cold 10x", "mdformat", "cpu", 0.40),
    Bound("cold 100x", "cold 100x", "mdformat", "cpu", 0.40),
    Bound("cold 100 files", "cold 100 files", "mdformat", "wall", 0.30),
    Bound("cached 1x", "cold 1x", "rumdl", "wall", 3),
    Bound("cached 100 files", "cached 100 files", "rumdl", "wall", 5),
    Bound("format 1x", "cold 1x", OURS, "cpu", 1.5),
    Bound("format 10x", "cold 10x", OURS, "cpu", 1.5),
)


def report(results: Results) -> Iterator[str]:
    """Everything, as Markdown."""
    yield from _figures(results)
    yield ""
    yield from _ratios(results)


def splice(page: str, text: str) -> str:
    """A page with the text between its marks."""
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{text}\n\n{END}{after}"


def _figures(results: Results) -> Iterator[str]:
    tools = list(dict.fromkeys(name for found in results.values() for name in found))
    yield f"| CPU s / wall s / peak MB | MB | runs | {' | '.join(tools)} |"
    yield f"| --- | ---: | ---: |{' ---: |' * len(tools)}"
    for scenario, found in results.items():
        runs = max((len(samples) for samples in found.values()), default=0)
        cells = [_cell(found.get(name, ()), runs) for name in tools]
        yield f"| {scenario.name} | {scenario.input.size / 1e6:.2f} | {runs} | {' | '.join(cells)} |"


def _cell(samples: Sequence[Sample], runs: int) -> str:
    if not samples:
        return ""
    if failure := next((sample.failure for sample in samples if sample.failure), None):
        return failure
    cpu = statistics.median(sample.cpu for sample in samples)
    wall = statistics.median(sample.wall for sample in samples)
    fewer = f" (of {len(samples)})" if len(samples) < runs else ""
    return f"{cpu:.2f} / {wall:.2f} / {max(sample.peak_mb for sample in samples):.0f}{fewer}"


def _ratios(results: Results) -> Iterator[str]:
    """Medians of the ratios of runs that took turns."""
    named = {scenario.name: found for scenario, found in results.items()}
    yield "| ratio | least / median / most | bound |"
    yield "| --- | ---: | ---: |"
    for bound in BOUNDS:
        ours = named.get(bound.ours, {}).get(OURS, ())
        theirs = named.get(bound.theirs, {}).get(bound.tool, ())
        if ratios := paired(ours, theirs, bound.what):
            against = f"{bound.theirs} of {bound.tool}" if bound.ours != bound.theirs else bound.tool
            yield f"| {bound.ours} to {against}, {bound.what} | {_spread(ratios)} | {bound.most:g} |"
    yield from _growth(results)


def paired(ours: Sequence[Sample], theirs: Sequence[Sample], what: str = "cpu") -> list[float]:
    """The ratios, turn by turn; none where a run failed."""
    if any(sample.failure for sample in (*ours, *theirs)):
        return []
    return [getattr(a, what) / getattr(b, what) for a, b in zip(ours, theirs, strict=False)]


def _growth(results: Results) -> Iterator[str]:
    """What a byte costs in a file of ten times the size, and the memory that it takes."""
    cold = {scenario.input.name: (scenario, found.get(OURS, ())) for scenario, found in results.items()}
    if not {"10x", "100x"} <= cold.keys():
        return
    (small, before), (large, after) = cold["10x"], cold["100x"]
    if ratios := paired(after, before):
        ratios = [ratio * small.input.size / large.input.size for ratio in ratios]
        yield f"| CPU a byte at 100x to 10x | {_spread(ratios)} | 1.15 |"
        yield f"| peak MB at 100x | {max(sample.peak_mb for sample in after):.0f} | 700 |"


def _spread(values: Sequence[float]) -> str:
    return " / ".join(f"{value:.2f}" for value in (min(values), statistics.median(values), max(values)))
