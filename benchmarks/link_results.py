"""What a run was against what it had to be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.internet import Seen

from link_runs import Run

CALLED_DEAD = frozenset({"dead", "gone-soft", "wrong-paper", "invalid"})
CALLED_ALIVE = frozenset({"alive", "moved"})
# By what is true of a link: verdicts that are mistakes, and those that are right. All others leave it open.
MISTAKES = {
    "alive": CALLED_DEAD | {"missing"},
    "dead": CALLED_ALIVE | {"missing"},
    "unknowable": CALLED_DEAD | {"missing"},
}
SETTLED = {"alive": CALLED_ALIVE, "dead": CALLED_DEAD}
LISTED = 20


@dataclass(frozen=True)
class Bound:
    """What is to be reached, whether it was, and what was instead."""

    text: str
    reached: bool
    instead: str

    def __str__(self) -> str:
        return self.text if self.reached else f"**{self.text}: {self.instead}**"


@dataclass
class Result:
    """A run in a scenario; `truth` has the URLs of the list."""

    scenario: str
    run: Run
    seen: Sequence[Seen]
    truth: Mapping[str, str]
    bounds: list[Bound] = field(default_factory=list)

    @property
    def limited(self) -> int:
        """How many answers were 429."""
        return sum(seen.status == 429 for seen in self.seen)

    @property
    def limited_share(self) -> float:
        """The same in per cent."""
        return 100 * self.limited / max(len(self.seen), 1)

    def judged(self, truth: str) -> list[tuple[str, str]]:
        """URLs of which this is true, and their verdicts."""
        if self.run.verdicts is None:
            return []
        return [
            (url, self.run.verdicts.get(url, "missing")) for url, true in self.truth.items() if true == truth
        ]

    def wrong(self, truth: str) -> list[tuple[str, str]]:
        """Those that were called what they are not."""
        return [(url, verdict) for url, verdict in self.judged(truth) if verdict in MISTAKES[truth]]

    def open(self, truth: str) -> list[tuple[str, str]]:
        """Those whose truth could have been found out, and was not."""
        known = MISTAKES[truth] | SETTLED[truth]
        return [(url, verdict) for url, verdict in self.judged(truth) if verdict not in known]

    def at_most(self, what: str, value: float, limit: float, unit: str = "") -> None:
        """Add a bound in numbers."""
        self.bounds.append(Bound(f"{what} ≤ {limit:.4g}{unit}", value <= limit, f"{value:.4g}{unit}"))

    def must(self, what: str, reached: bool, instead: object = "not so") -> None:
        """Add another bound."""
        self.bounds.append(Bound(what, reached, str(instead)))

    def exactly(self, what: str, value: object, expected: object) -> None:
        """Add a bound that must be met to the letter."""
        self.bounds.append(Bound(f"{what} {expected}", value == expected, str(value)))


HEAD = ("scenario", "CPU s", "wall s", "requests", "429", "verdicts", "wrong", "peak MB", "to reach")


def table(results: Sequence[Result]) -> Iterator[str]:
    """A Markdown table; what was not reached is in bold."""
    yield f"| {' | '.join(HEAD)} |"
    yield "| --- | ---: | ---: | ---: | ---: | --- | ---: | ---: | --- |"
    for result in results:
        run = result.run
        wrong = sum(len(result.wrong(truth)) for truth in MISTAKES)
        cells = [
            result.scenario,
            f"{run.cpu:.2f}",
            f"{run.wall:.1f}",
            str(len(result.seen)),
            f"{result.limited} ({result.limited_share:.1f} %)",
            run.counts,
            "-" if run.verdicts is None else str(wrong),
            f"{run.peak_mb:.0f}",
            "; ".join(map(str, result.bounds)),
        ]
        yield f"| {' | '.join(cells)} |"


def details(results: Sequence[Result]) -> Iterator[str]:
    """Links that were judged wrong, and those that a run which came to its end left open."""
    for result in results:
        for truth in MISTAKES:
            yield from _listed(f"{result.scenario}: {truth}, called", result.wrong(truth))
        if result.run.code in (0, 1):
            for truth in SETTLED:
                yield from _listed(f"{result.scenario}: {truth}, left open as", result.open(truth))


def _listed(heading: str, links: Sequence[tuple[str, str]]) -> Iterator[str]:
    if links:
        yield f"\n{heading}\n"
        yield from (f"- {verdict}: {url}" for url, verdict in links[:LISTED])
    if len(links) > LISTED:
        yield f"- and {len(links) - LISTED} more"
