"""Puts together a list, the internet that it leads to, and the checker that goes there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.internet import Internet
from tests.internet.messages import Behaviour

from link_lists import RETIRED, Paper, sites_of, write
from link_results import Result
from link_runs import Child, words

Wrap = Callable[[Behaviour], Behaviour]


def _as_it_is(site: Behaviour) -> Behaviour:
    return site


@dataclass(frozen=True)
class Bench:
    """A command, the papers of the list, and where to put things."""

    template: str
    timeout: float
    papers: Sequence[Paper]
    folder: Path
    # By proxy instead of by simulated names, for programs that are not written in Python.
    proxy: bool = False

    @contextmanager
    def play(self, papers: Sequence[Paper], wrap: Wrap = _as_it_is) -> Iterator["Play"]:
        """The internet with these papers, each host wrapped in something."""
        sites = {host: wrap(site) for host, site in sites_of(papers).items()}
        with Internet(sites) as net:
            urls = {paper.url(net): paper for paper in papers}
            truth = {url: "alive" for url, paper in urls.items() if paper.host != RETIRED}
            file = write(self.folder / "list.md", ((paper.title, url) for url, paper in urls.items()))
            yield Play(self, net, file, truth)


@dataclass(frozen=True)
class Play:
    """A list in an internet, ready to be checked."""

    bench: Bench
    net: Internet
    file: Path
    truth: Mapping[str, str]

    def start(self, cache: Path | None = None, rate: int | None = None) -> Child:
        """Start the checker."""
        command = words(self.bench.template, self.file, cache, rate)
        environment = self.net.environment(self.bench.proxy)
        # What is installed was compiled then, and is not at each start.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return Child(command, environment, self.bench.timeout)

    def check(self, scenario: str, cache: Path | None = None, rate: int | None = None) -> Result:
        """Run the checker to its end."""
        before = len(self.net.log())
        run = self.start(cache, rate).finish()
        return Result(scenario, run, self.net.log()[before:], self.truth)

    def cache(self) -> Path:
        """Where no cache is yet."""
        path = self.bench.folder / "cache.sqlite"
        for file in self.bench.folder.glob("cache.sqlite*"):
            file.unlink()
        return path
