"""What a link checker goes through, and what it has to reach there."""

import signal
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.internet import Internet, Seen, faults, limits
from tests.internet.messages import Behaviour

from link_bench import Bench, Play
from link_lists import RETIRED, Paper, asked, busiest, multiplied, write
from link_results import Result

# What was answered this many seconds before a signal must have been kept.
AT_REST = 1.0
MANY = 11_140
HUGE = 100_000


def unlimited(bench: Bench) -> Iterator[Result]:
    """No latency, no limits."""
    with bench.play(bench.papers) as play:
        result = play.check("no limits")
        result.at_most("CPU", result.run.cpu, 1.5, " s")
        result.exactly("requests", len(result.seen), len(asked(bench.papers)))
        targets = Counter((seen.host, seen.target) for seen in result.seen)
        result.exactly("requests of a URL", max(targets.values(), default=0), 1)
        lookups = sum(record.get("lookup") == RETIRED for record in play.net.connections())
        result.exactly(f"look-ups of {RETIRED}", lookups, 0)
        retired = sum(verdict == "retired" for verdict in (result.run.verdicts or {}).values())
        result.exactly("retired:", retired, len(bench.papers) - len(asked(bench.papers)))
        _all_alive(result)
    yield result


def limited(bench: Bench) -> Iterator[Result]:
    """Every host allows 5 requests a second, else 429 with Retry-After: 1."""
    with bench.play(bench.papers, partial(limits.RateLimit, 5, 5)) as play:
        result = play.check("5/s, burst 5")
        shortest = (busiest(asked(bench.papers)) - 5) / 5
        result.at_most("wall", result.run.wall, 1.1 * shortest, " s")
        result.at_most("429", result.limited_share, 8, " %")
        _all_alive(result)
    yield result


def _in_penalty_box(bench: Bench, name: str, retry_after: float | None) -> Iterator[Result]:
    def wrap(site: Behaviour) -> Behaviour:
        return limits.PenaltyBox(10, limits.RateLimit(5, 20, site), retry_after)

    with bench.play(bench.papers, wrap) as play:
        result = play.check(name)
        result.at_most("wall", result.run.wall, 100, " s")
        result.at_most("429", result.limited, 40)
        _all_alive(result)
    yield result


def penalty(bench: Bench) -> Iterator[Result]:
    """The same with burst 20, and after a 429 nothing else for 10 seconds."""
    return _in_penalty_box(bench, "penalty box of 10 s", 10)


def silent_penalty(bench: Bench) -> Iterator[Result]:
    """The same without Retry-After."""
    return _in_penalty_box(bench, "penalty box, no Retry-After", None)


def _faults(bench: Bench, name: str, kinds: Sequence[faults.Fault]) -> Result:
    with Internet(faults.sites(kinds), tls=True) as net:
        links = list(faults.links(net, kinds))
        file = write(bench.folder / "list.md", ((link.title, link.url) for link in links))
        return Play(bench, net, file, {link.url: link.fault.truth for link in links}).check(name)


def fault_table(bench: Bench) -> Iterator[Result]:
    """48 faults, three links each."""
    result = _faults(bench, "48 faults × 3", faults.FAULTS)
    result.exactly("alive called dead:", len(result.wrong("alive")), 0)
    result.at_most("dead called alive", len(result.wrong("dead")), 3)
    result.exactly("unknowable called dead:", len(result.wrong("unknowable")), 0)
    result.at_most("wall", result.run.wall, 60, " s")
    result.must("a report", result.run.verdicts is not None)
    yield result


def more_faults(bench: Bench) -> Iterator[Result]:
    """The faults beyond those 48, for which there is no bound."""
    yield _faults(bench, f"{len(faults.MORE)} more faults × 3", faults.MORE)


def large(bench: Bench) -> Iterator[Result]:
    """A list of 11,140 links, as fast as they can be asked."""
    with bench.play(multiplied(asked(bench.papers), MANY)) as play:
        result = play.check(f"{MANY:,} URLs, --rate 0", rate=0)
        result.at_most("CPU a URL", 1000 * result.run.cpu / MANY, 0.6, " ms")
        result.at_most("peak", result.run.peak_mb, 250, " MB")
        _all_alive(result)
    yield result


def huge(bench: Bench) -> Iterator[Result]:
    """A list of 100,000 links to 200 hosts, as fast as they can be asked."""
    papers = [Paper(f"Title {n}", f"h{n % 200}.test", f"/papers/{n}.html") for n in range(HUGE)]
    with bench.play(papers) as play:
        result = play.check(f"{HUGE:,} URLs, --rate 0", rate=0)
        result.at_most("CPU a URL", 1000 * result.run.cpu / HUGE, 0.6, " ms")
        result.at_most("peak", result.run.peak_mb, 400, " MB")
        _all_alive(result)
    yield result


def warm(bench: Bench) -> Iterator[Result]:
    """Run again with what the first run kept."""
    with bench.play(bench.papers) as play:
        cache = play.cache()
        play.check("", cache)
        result = play.check("warm cache", cache)
        result.exactly("requests", len(result.seen), 0)
        result.at_most("wall", result.run.wall, 0.5, " s")
        _all_alive(result)
    yield result


def _stopped(bench: Bench, number: signal.Signals) -> Iterator[Result]:
    """Stopped half-way, then run again."""
    with bench.play(bench.papers) as play:
        cache = play.cache()
        child = play.start(cache)
        play.net.wait(len(asked(bench.papers)) // 2, bench.timeout)
        time = child.send(number)
        first = Result(number.name, child.finish(), play.net.log(), play.truth)
        expected = 130 if number == signal.SIGINT else -number
        first.exactly("exit status", first.run.code, expected)
        first.must("a whole cache", _is_whole(cache))
        if number == signal.SIGINT:
            first.must("a report", first.run.verdicts is not None)
        second = play.check(f"again after {number.name}", cache)
        kept = {_place(seen) for seen in first.seen if seen.status == 200 and seen.time < time - AT_REST}
        second.exactly("asked again:", len(kept & {_place(seen) for seen in second.seen}), 0)
        _all_alive(second)
    yield from (first, second)


def together(bench: Bench) -> Iterator[Result]:
    """Two at once on one cache, then a third."""
    with bench.play(bench.papers) as play:
        cache = play.cache()
        children = [play.start(cache) for _ in range(2)]
        runs = [child.finish() for child in children]
        for name, run in zip(("one of two at once", "the other"), runs, strict=True):
            result = Result(name, run, play.net.log(), play.truth)
            _all_alive(result)
            yield result
        third = play.check("a third after the two", cache)
        third.must("a whole cache", _is_whole(cache))
        third.exactly("requests", len(third.seen), 0)
        _all_alive(third)
    yield third


def _all_alive(result: Result) -> None:
    verdicts = (result.run.verdicts or {}).values()
    result.exactly("alive:", sum(verdict in ("alive", "moved") for verdict in verdicts), len(result.truth))
    result.exactly("exit status", result.run.code, 0)


def _place(seen: Seen) -> tuple[str, str]:
    return seen.host, seen.target


def _is_whole(cache: Path) -> bool:
    with closing(sqlite3.connect(cache)) as connection:
        return connection.execute("pragma integrity_check").fetchall() == [("ok",)]


SCENARIOS = {
    "unlimited": unlimited,
    "limited": limited,
    "penalty": penalty,
    "faults": fault_table,
    "large": large,
    "warm": warm,
    "interrupted": partial(_stopped, number=signal.SIGINT),
    "killed": partial(_stopped, number=signal.SIGKILL),
    "together": together,
    "silent-penalty": silent_penalty,
    "huge": huge,
    "more-faults": more_faults,
}
# Run only when they are named.
EXTRA = ("silent-penalty", "more-faults", "huge")
